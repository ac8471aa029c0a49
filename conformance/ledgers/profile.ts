/** Profile: what an implementation of ledgers is not asked for, as it cannot express it or it is none of its business. */
import { isParticipant, type Coins } from '../../spec/index.js';
import { amountsNotAsked, areExpressible } from '../amounts.js';
import { asRule, calledBack, stateAt, stepOf } from './step.js';
import type { LedgersAction, LedgersCapabilities, LedgersState } from './terms.js';
import { amountsIn, entriesIn, type Trace } from './trace.js';

const amountsOf = (action: LedgersAction): readonly Coins[] => {
  if (action.type === 'finalize') return action.outcome.map(({ amount }) => amount);
  return action.type === 'deposit' ? [action.amount] : [];
};

const indicesOf = (action: LedgersAction): readonly number[] => {
  if (action.type === 'reclaim') return [action.index];
  return action.type === 'transfer' ? action.indices : [];
};

const owed = ({ outcomes }: LedgersState): readonly Coins[] =>
  Object.values(outcomes).flatMap((outcome) => outcome.map(({ amount }) => amount));

/** Why the operation is not asked for, if so. */
export const notAsked = (
  capabilities: LedgersCapabilities,
  state: LedgersState,
  action: LedgersAction,
): string | undefined => {
  const { operations, maximumAmount, depositsOfNothing } = capabilities;
  if (!operations.includes(action.type)) return `it has no ${action.type}`;
  if (indicesOf(action).some((index) => index < 0)) return 'an index is negative';
  const deposited = state.deposited + (action.type === 'deposit' ? action.amount : 0n);
  const beyond = amountsNotAsked(maximumAmount, amountsOf(action), deposited);
  if (beyond !== undefined) return beyond;
  if (action.type === 'deposit' && action.amount === 0n && !depositsOfNothing)
    return 'it takes no deposits of nothing';
  if (action.type === 'finalize' && isParticipant(state, action.channel))
    return 'a participant has no states to conclude with';
  const step = stepOf(state, action);
  if (step.status === 'applied' && !areExpressible(maximumAmount, owed(step.state)))
    return 'an entry grows beyond the largest amount';
  const rule = asRule(action);
  const paysItself =
    'from' in rule && state.outcomes[rule.from]?.some((entry) => entry.destination === rule.from);
  if (paysItself && calledBack(state, action))
    return 'a call back comes in the middle of what the ledger pays itself';
  return undefined;
};

/** Whether the implementation can be asked for all of this trace. */
export const isExpressible = (capabilities: LedgersCapabilities, trace: Trace): boolean => {
  const { maximumAmount, callsRecipients } = capabilities;
  const { start, operations } = trace;
  if (start.callsBack && !callsRecipients) return false;
  const deposits = operations.flatMap(({ action }) => (action.type === 'deposit' ? [action.amount] : []));
  const total = [...Object.values<Coins>(start.holdings), ...deposits].reduce((a, b) => a + b, 0n);
  if (amountsIn(trace).some((amount) => amount < 0n)) return false;
  if (!areExpressible(maximumAmount, [total, ...amountsIn(trace)])) return false;
  const participants = new Set<string>(start.participants);
  const channels = [...Object.keys(start.holdings), ...Object.keys(start.outcomes)];
  if (channels.some((channel) => participants.has(channel))) return false;
  if (entriesIn(trace).some((entry) => entry.type === 'guarantee' && participants.has(entry.destination)))
    return false;
  let state = stateAt(start);
  return operations.every(({ action }) => {
    if (notAsked(capabilities, state, action) !== undefined) return false;
    const step = stepOf(state, action);
    if (step.status === 'applied') ({ state } = step);
    return true;
  });
};

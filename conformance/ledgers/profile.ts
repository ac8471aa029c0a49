/** Profile: what an implementation of ledgers is not asked for, as it cannot express it or it is none of its business. */
import { isParticipant, keysOf, sum, type Coins, type reclaim } from '../../spec/index.js';
import { amountsNotAsked, areExpressible } from '../amounts.js';
import { asRule, calledBack, stepOf } from './step.js';
import type { LedgersAction, LedgersCapabilities, LedgersStart, LedgersState } from './terms.js';
import { amountsIn, entriesIn, type Trace } from './trace.js';

const amountsOf = (action: LedgersAction): readonly Coins[] => {
  if (action.type === 'finalize') return action.outcome.map(({ amount }) => amount);
  return action.type === 'deposit' ? [action.amount] : [];
};

const indicesOf = (action: LedgersAction): readonly number[] => {
  if (action.type === 'reclaim') return [action.index];
  return action.type === 'transfer' ? action.indices : [];
};

const forParticipant = 'a guarantee is for a participant';

const guaranteesParticipant = (
  participants: LedgersStart['participants'],
  outcome: reclaim.LedgerOutcome,
): boolean =>
  outcome.some((entry) => entry.type === 'guarantee' && isParticipant({ participants }, entry.destination));

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
  if (action.type === 'finalize' && guaranteesParticipant(state.participants, action.outcome))
    return forParticipant;
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

/** Why the implementation is not asked to begin here, if so. */
export const startNotAsked = (
  { maximumAmount, callsRecipients }: LedgersCapabilities,
  start: LedgersStart,
): string | undefined => {
  const trace: Trace = { start, operations: [] };
  if (start.callsBack && !callsRecipients) return 'it calls no recipients';
  const beyond = amountsNotAsked(maximumAmount, amountsIn(trace), sum(Object.values<Coins>(start.holdings)));
  if (beyond !== undefined) return beyond;
  const channels = [...keysOf(start.holdings), ...keysOf(start.outcomes)];
  if (channels.some((channel) => isParticipant(start, channel))) return 'a participant is a channel too';
  return guaranteesParticipant(start.participants, entriesIn(trace)) ? forParticipant : undefined;
};

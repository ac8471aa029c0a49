/**
 * Steps of ledgers: the specification's, and what a participant adds that calls back while it is paid.
 *
 * The ledger's coins and its outcome are settled before anybody is paid. So a call back is an operation like any
 * other, done after the one that pays: it gets what is still due, and nothing twice.
 */
import { entriesOf, reclaim, recordOf, sum, type ChannelAddress, type Coins } from '../../spec/index.js';
import type { Step } from '../subject.js';
import type { LedgersAction, LedgersObservation, LedgersStart, LedgersState } from './terms.js';

const { affordable, explainLedger, heldBy, ledgerChainOf, ledgers } = reclaim;

export const stateAt = ({ participants, callsBack, ...start }: LedgersStart): LedgersState => ({
  ...ledgerChainOf(participants, start),
  ...(callsBack && { callsBack }),
});

/** The chain as it is observed, as far as its outcomes are known. */
export const chainIn = (
  { participants }: Pick<LedgersState, 'participants'>,
  { holdings, outcomes, paid, held }: LedgersObservation,
): reclaim.LedgerChain => ({
  participants,
  holdings,
  paid,
  outcomes: recordOf(
    entriesOf<ChannelAddress, reclaim.LedgerOutcome | 'unknown'>(outcomes).flatMap(([channel, outcome]) =>
      outcome === 'unknown' ? [] : [[channel, outcome] as const],
    ),
  ),
  deposited: held + sum(Object.values<Coins>(paid)),
});

/** The action among those of the specification. */
export const asRule = (action: LedgersAction): reclaim.LedgerAction =>
  action.type === 'payAll' ? { type: 'transfer', from: action.from, indices: [] } : action;

/** What a participant that calls back asks for when this action pays it, be it nothing. */
export const calledBack = (
  { callsBack, outcomes }: LedgersState,
  action: LedgersAction,
): reclaim.LedgerTransfer | undefined => {
  const rule = asRule(action);
  if (!callsBack || rule.type !== 'transfer') return undefined;
  const isPaid = outcomes[rule.from]?.some(
    ({ destination }, index) =>
      destination === callsBack.by && (rule.indices.length === 0 || rule.indices.includes(index)),
  );
  return isPaid ? { type: 'transfer', from: rule.from, indices: callsBack.indices } : undefined;
};

/** Whether the transfer, were it none of a guarantee, would pay nobody anything. */
const paysNothing = ({ outcomes, holdings }: LedgersState, action: reclaim.LedgerAction): boolean => {
  if (action.type !== 'transfer') return false;
  const { from, indices } = action;
  return affordable(outcomes[from] ?? [], heldBy({ holdings }, from)).every(
    (most, index) => most === 0n || (indices.length > 0 && !indices.includes(index)),
  );
};

/** The state after this action and what calls back, or the action's refusal. */
const played = (state: LedgersState, action: LedgersAction): reclaim.LedgerStep => {
  const step = ledgers(state, asRule(action));
  const again = calledBack(state, action);
  if (step.status === 'rejected' || !again) return step;
  const more = ledgers(step.chain, again);
  return more.status === 'applied' ? more : step;
};

/** A transfer that pays nobody may be applied or refused: it makes no difference. */
export const stepOf = (state: LedgersState, action: LedgersAction): Step<LedgersState> => {
  const step = played(state, action);
  const isIdle = paysNothing(state, asRule(action));
  if (step.status === 'rejected') {
    const { code } = step.reason;
    const eitherWay = isIdle && code === 'NotSimple';
    return { status: 'rejected', code, words: explainLedger(step.reason), eitherWay };
  }
  if (isIdle && step.chain === state)
    return { status: 'rejected', code: 'NothingPaid', words: 'nobody is paid anything', eitherWay: true };
  return { status: 'applied', state: { ...state, ...step.chain } };
};

/** Witnesses: for every rejection networks and actions in which it occurs, one for each premise that can fail with it. */
import { channel, participant, reclaim, type Address, type ChannelAddress } from '../../spec/index.js';

const { guaranteed, ledgerChainOf, simple } = reclaim;

export interface LedgerWitness {
  readonly chain: reclaim.LedgerChain;
  readonly action: reclaim.LedgerAction;
}

const [A, I, B] = ['A', 'I', 'B'].map(participant) as [Address, Address, Address];
const [L, V] = ['L', 'V'].map(channel) as [ChannelAddress, ChannelAddress];

const on = (
  action: reclaim.LedgerAction,
  outcomes: Readonly<Record<ChannelAddress, reclaim.LedgerOutcome>> = {},
): LedgerWitness => ({
  chain: ledgerChainOf(['A', 'I', 'B'].map(participant), { holdings: { [L]: 9n }, outcomes }),
  action,
});

const ledger = [simple(A, 1n), guaranteed(V, 5n, A, I), simple(I, 2n)];
const between = [simple(A, 2n), simple(B, 3n)];
const reclaimAt = (index: number): reclaim.LedgerAction => ({ type: 'reclaim', from: L, index });
const transferOf = (...indices: readonly number[]): reclaim.LedgerAction => ({
  type: 'transfer',
  from: L,
  indices,
});

export const witnesses: Record<reclaim.LedgerRejectionCode, readonly [LedgerWitness, ...LedgerWitness[]]> = {
  NegativeAmount: [on({ type: 'deposit', to: L, amount: -1n })],
  NotAChannel: [
    on({ type: 'deposit', to: A, amount: 1n }),
    on({ type: 'finalize', channel: A as ChannelAddress, outcome: [] }),
  ],
  AlreadyFinalized: [
    on({ type: 'finalize', channel: L, outcome: [simple(B, 9n)] }, { [L]: ledger }),
    on({ type: 'finalize', channel: L, outcome: [simple(B, 9n)] }, { [L]: [] }),
  ],
  NegativeDebt: [on({ type: 'finalize', channel: L, outcome: [simple(A, 1n), guaranteed(V, -1n, A, I)] })],
  NotIncreasing: [on(transferOf(2, 0), { [L]: ledger }), on(transferOf(0, 0), { [L]: ledger })],
  NotFinalized: [on(transferOf(), {}), on(reclaimAt(1), { [V]: between }), on(reclaimAt(1), { [L]: ledger })],
  NotSimple: [
    on(transferOf(1), { [L]: ledger }),
    on(transferOf(0, 1), { [L]: ledger }),
    on(transferOf(), { [L]: ledger }),
  ],
  NoSuchEntry: [on(reclaimAt(3), { [L]: ledger, [V]: between }), on(reclaimAt(0), { [L]: [] })],
  NotAGuarantee: [on(reclaimAt(0), { [L]: ledger, [V]: between })],
  NotBetweenTwo: [
    on(reclaimAt(1), { [L]: ledger, [V]: [simple(A, 5n)] }),
    on(reclaimAt(1), { [L]: ledger, [V]: [] }),
  ],
  NotInLedger: [
    on(reclaimAt(0), { [L]: [guaranteed(V, 5n, A, I), simple(I, 2n)], [V]: between }),
    on(reclaimAt(0), { [L]: [guaranteed(V, 5n, A, I), simple(A, 2n)], [V]: between }),
    on(reclaimAt(0), { [L]: [guaranteed(V, 5n, V, I), simple(I, 2n)], [V]: between }),
  ],
  OtherAmount: [
    on(reclaimAt(1), { [L]: ledger, [V]: [simple(A, 2n), simple(B, 2n)] }),
    on(reclaimAt(1), { [L]: ledger, [V]: [simple(A, 2n), simple(B, 2n), simple(I, 1n)] }),
  ],
};

/** Whether the action is refused for this reason, by the rules themselves or by others in their place. */
export const occurs = (
  code: reclaim.LedgerRejectionCode,
  { chain, action }: LedgerWitness,
  rules: reclaim.LedgerRules = reclaim.ledgers,
): boolean => {
  const step = rules(chain, action);
  return step.status === 'rejected' && step.reason.code === code;
};

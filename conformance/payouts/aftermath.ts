/**
 * Aftermath: who loses coins by a disagreement about payouts, in the same sense as with payments.
 *
 * What is promised without the disagreement is compared with what is promised in the state that was left. If
 * something due was not done, it is also compared with what the contract then pays: every payout there is is asked
 * for, each entry by itself and all at once, in the order of the participant's recovery strategy.
 *
 * @paper §4.1 Channel Funding and Value
 */
import {
  balanceOf,
  chainOf,
  entriesOf,
  leastOf,
  lesser,
  mostOf,
  networkOf,
  payable,
  promised,
  recover,
  sum,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type NitroAction,
} from '../../spec/index.js';
import type { Encounter, Meeting } from '../meeting.js';
import { losing, playersIn } from '../payments/losing.js';
import { mentioned } from '../subject.js';
import { notAsked } from './profile.js';
import { networkWith } from './step.js';
import type { Action, Implementation, Paid, Payouts } from './terms.js';

/** Ways to ask for this payment: by its place, or with all others. */
const asked = (chain: Chain, payment: NitroAction): readonly Action[] => {
  if (payment.type !== 'transfer' && payment.type !== 'claim') return [];
  const source: ChannelAddress = payment.type === 'transfer' ? payment.from : payment.guarantee;
  const outcome = chain.outcomes[source];
  const debts = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
  const place = debts?.type === 'allocation' ? debts.entries.findIndex(([to]) => to === payment.to) : -1;
  return ([[place], 'all'] as const).map((entries) =>
    payment.type === 'transfer'
      ? { type: 'payOut', from: source, entries }
      : { type: 'payClaims', guarantee: source, entries },
  );
};

const everythingIn = (chain: Chain): Coins => sum(Object.values<Coins>(chain.balances));

/** More than any small example needs. */
const rounds = 12;

/** What the participant was paid once nothing more can be done for it. */
const takenHome = async (
  implementation: Implementation,
  player: Address,
  { participants }: Chain,
  names: ReadonlySet<string>,
): Promise<Coins> => {
  const seen = async (): Promise<Chain> =>
    chainOf(participants, networkOf(await implementation.observe(names)));
  let owed = -1n;
  for (let round = 0; round < rounds; round++) {
    const chain = await seen();
    const plan = recover({ chain, statuses: {} }, player).filter((action) => action.type !== 'challenge');
    const payments = [...plan, ...payable(chain)];
    const due = everythingIn(chain) + BigInt(payments.length);
    if (due === owed) break;
    owed = due;
    for (const payment of payments)
      for (const action of asked(chain, payment)) {
        if (notAsked(implementation.capabilities, chain, action) !== undefined) continue;
        const { status } = await implementation.apply({ action, seconds: 1 });
        if (status === 'applied') break;
      }
  }
  return balanceOf(await seen(), player);
};

const standing = (state: Paid) => ({
  chain: chainOf(state.participants, networkWith(state, state.received)),
  statuses: {},
});

/** Who loses in this very example. */
const lossIn = async (
  implementation: Implementation,
  { trace, meeting }: Encounter<Payouts>,
): Promise<string | undefined> => {
  const { start, operations } = trace;
  const { before, expected, observed, disagreement } = meeting;
  const { capabilities, subject } = implementation;
  const names: ReadonlySet<string> = mentioned(subject, capabilities, trace);
  const left = { chain: chainOf(start.participants, networkOf(observed)), statuses: {} };
  const rightful = standing(disagreement?.verdict === 'difference' ? expected : before);

  for (const player of playersIn(implementation, trace)) {
    const least = leastOf(promised(rightful, player));
    if (least === 0n) continue;
    let got = mostOf(promised(left, player));
    if (disagreement?.verdict !== 'acceptance') {
      await implementation.setUp(start);
      for (const operation of operations) await implementation.apply(operation);
      got = lesser(got, await takenHome(implementation, player, before, names));
    }
    if (got < least) return `${player} is promised ${least} and can get no more than ${got}`;
  }
  return undefined;
};

/** Coins that channels hold in the books, and that are not there. */
const isShort = ({ before, observed }: Meeting<Payouts>): boolean => {
  const outside = new Set<Address>(before.participants);
  const booked = entriesOf<Address, Coins>(observed.balances).filter(([address]) => !outside.has(address));
  return sum(booked.map(([, amount]) => amount)) > observed.held;
};

export const loss = losing<Payouts>(async (implementation, encounter) =>
  isShort(encounter.meeting)
    ? 'the balances are more than all coins it holds'
    : lossIn(implementation, encounter),
);

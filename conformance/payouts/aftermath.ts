/**
 * Aftermath: who loses coins by a disagreement about payouts. A participant does that ends with less than the
 * specification promised it before the operation, although it then asks for every payout there is, one by one
 * and all at once, in the order of its recovery strategy first.
 *
 * Coins that the books owe and that are not there are a loss too, whoever will miss them.
 *
 * @paper §4.1 Channel Funding and Value
 */
import {
  balanceOf,
  chainOf,
  entriesOf,
  isParticipant,
  leastOf,
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
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import type { Observation } from '../payments/index.js';
import { mentionedAtStart, mentionedInAction } from '../payments/trace.js';
import { notAsked } from './profile.js';
import { networkWith } from './step.js';
import type { Action, Implementation, Payouts } from './terms.js';

const isMissing = ({ balances, held }: Observation, participants: readonly Address[]): boolean =>
  sum(
    entriesOf<Address, Coins>(balances).flatMap(([address, amount]) =>
      participants.includes(address) ? [] : [amount],
    ),
  ) > held;

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

/** More than any small example needs. */
const rounds = 12;

/** What the participant was paid once nothing more can be done for it. */
const takenHome = async (
  implementation: Implementation,
  player: ParticipantAddress,
  participants: readonly ParticipantAddress[],
  names: ReadonlySet<string>,
): Promise<Coins> => {
  const { capabilities } = implementation;
  let received = -1n;
  for (let round = 0; round < rounds; round++) {
    const observed = await implementation.observe(names);
    const chain = chainOf(participants, networkOf(observed));
    const now = sum(
      entriesOf<Address, Coins>(chain.balances).flatMap(([address, amount]) =>
        isParticipant(chain, address) ? [amount] : [],
      ),
    );
    if (now === received) break;
    received = now;
    const plan = recover({ chain, statuses: {} }, player).filter((action) => action.type !== 'challenge');
    for (const payment of [...plan, ...payable(chain)])
      for (const action of asked(chain, payment)) {
        if (notAsked(capabilities, chain, action) !== undefined) continue;
        const { status } = await implementation.apply({ action, seconds: 1 });
        if (status === 'applied') break;
      }
  }
  return balanceOf(networkOf(await implementation.observe(names)), player);
};

/** Who loses by it, in words. */
export const loss = async (
  implementation: Implementation,
  { trace: { start, operations }, meeting: { before, observed } }: Encounter<Payouts>,
): Promise<string | undefined> => {
  const { participants } = start;
  if (isMissing(observed, participants)) return 'the balances are more than all coins it holds';
  const names = new Set<string>([
    ...mentionedAtStart(start),
    ...operations.flatMap(({ action }) => mentionedInAction(action)),
  ]);
  const chain = chainOf(participants, networkWith(before, before.received));
  const pending = entriesOf<ChannelAddress, Outcome>(start.challenged);
  if (pending.length > 0) return undefined;
  for (const player of participants) {
    const least = leastOf(promised({ chain, statuses: {} }, player));
    if (least === 0n) continue;
    await implementation.setUp(start);
    for (const operation of operations) await implementation.apply(operation);
    const got = await takenHome(implementation, player, participants, names);
    if (got < least) return `${player} is promised ${least} and can get no more than ${got}`;
  }
  return undefined;
};

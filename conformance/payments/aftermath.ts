/**
 * Aftermath: who loses coins by a disagreement. A participant does that ends with less than the specification
 * promises it.
 *
 * If the implementation did something that it should not have done, or did it otherwise, the state that it left
 * is judged: what is promised in it, by the rules, is compared with what was promised without the disagreement.
 * If it refused something, the participant does all it can on the implementation itself, its recovery strategy
 * and every payment that the rules allow, while nobody stands in its way; what it takes home is compared.
 *
 * A channel whose outcome is still in a challenge may finalize in another way: it is tried with the challenged
 * outcome, and with all of it for somebody else. Who loses may also be somebody whom the example, small as it is,
 * had no need of. Coins that the books owe and that are not there are a loss too, whoever will miss them.
 *
 * @paper §4.1 Channel Funding and Value
 */
import {
  allocation,
  balanceOf,
  chainOf,
  entriesOf,
  leastOf,
  mostOf,
  networkOf,
  nitro,
  payable,
  printOutcome,
  promised,
  recover,
  sum,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Finalize,
  type Outcome,
  type ParticipantAddress,
  type View,
} from '../../spec/index.js';
import type { Encounter, Meeting } from '../meeting.js';
import { mentioned } from '../subject.js';
import { losing, playersIn } from './losing.js';
import type { Implementation, Payments, Start } from './terms.js';

/** Channels whose outcomes others rely on, and that are not final: each with the outcome it may end with, if known. */
const pendingIn = ({ finalized, challenged }: Start): readonly (readonly [ChannelAddress, Outcome?])[] => {
  const targets = Object.values<Outcome>({ ...finalized, ...challenged }).flatMap((outcome) =>
    outcome.type === 'guarantee' ? [outcome.target] : [],
  );
  const unknown = new Set(targets.filter((target) => !(target in finalized) && !(target in challenged)));
  return [
    ...entriesOf<ChannelAddress, Outcome>(challenged),
    ...[...unknown].map((target) => [target] as const),
  ];
};

/** What may still become of them: nothing, what is challenged, or all of it for somebody. */
const futures = (start: Start): readonly (readonly Finalize[])[] => {
  const pending = pendingIn(start);
  if (pending.length === 0) return [[]];
  const debtsIn = (outcome: Outcome | undefined): Coins =>
    outcome?.type === 'allocation' ? sum(outcome.entries.map(([, amount]) => amount)) : 1n;
  const known = pending.flatMap(([channel, outcome]) =>
    outcome ? [{ type: 'finalize', channel, outcome } as const] : [],
  );
  const allFor = (participant: ParticipantAddress): readonly Finalize[] =>
    pending.map(([channel, outcome]) => ({
      type: 'finalize',
      channel,
      outcome: outcome?.type === 'guarantee' ? outcome : allocation([participant, debtsIn(outcome)]),
    }));
  return [known, ...start.participants.map(allFor)];
};

/** The view of everybody, once these outcomes are finalized. */
const standing = (chain: Chain, future: readonly Finalize[]): View => ({
  chain: future.reduce((chain: Chain, action) => {
    const step = nitro(chain, action);
    return step.status === 'applied' ? step.chain : chain;
  }, chain),
  statuses: {},
});

/** More than any small example needs. */
const rounds = 12;

/** What the participant holds once nothing more can be done for it. */
const takenHome = async (
  implementation: Implementation,
  player: Address,
  { participants }: Chain,
  names: ReadonlySet<string>,
): Promise<Coins> => {
  let held: string | undefined;
  for (let round = 0; round < rounds; round++) {
    const observed = await implementation.observe(names);
    const chain = chainOf(participants, networkOf(observed));
    const now = JSON.stringify(networkOf(observed), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    if (now === held) break;
    held = now;
    const plan = recover({ chain, statuses: {} }, player).filter((action) => action.type !== 'challenge');
    for (const action of [...plan, ...payable(chain)]) await implementation.apply({ action, seconds: 1 });
  }
  return balanceOf(await implementation.observe(names), player);
};

/** What the participant has taken out of the contract by this operation. */
const withdrawnBy = (player: Address, { operation: { action }, response }: Meeting<Payments>): Coins =>
  response.status === 'applied' && action.type === 'withdraw' && action.signer === player
    ? action.amount
    : 0n;

/** Who loses in this very example. */
const lossIn = async (
  implementation: Implementation,
  { trace, meeting }: Encounter<Payments>,
): Promise<string | undefined> => {
  const { start, operations } = trace;
  const { before, expected, observed, disagreement } = meeting;
  const { capabilities, subject } = implementation;
  const names: ReadonlySet<string> = mentioned(subject, capabilities, trace);
  const isRefusal = disagreement?.verdict === 'refusal';
  const left = chainOf(start.participants, networkOf(observed));

  /** What the participant comes to, after the disagreement. */
  const getting = async (player: Address, future: readonly Finalize[]): Promise<Coins> => {
    if (!isRefusal) return mostOf(promised(standing(left, future), player)) + withdrawnBy(player, meeting);
    await implementation.setUp(start);
    for (const operation of operations) await implementation.apply(operation);
    for (const action of future) await implementation.apply({ action, seconds: 1 });
    return takenHome(implementation, player, before, names);
  };
  const due = (player: Address, future: readonly Finalize[]): Coins => {
    const isDone = disagreement?.verdict === 'difference';
    const least = leastOf(promised(standing(isDone ? expected : before, future), player));
    return isDone ? least + withdrawnBy(player, meeting) : least;
  };

  for (const future of futures(start))
    for (const player of playersIn(implementation, trace)) {
      const least = due(player, future);
      if (least === 0n) continue;
      const got = await getting(player, future);
      if (got >= least) continue;
      const outcomes = future.map(({ channel, outcome }) => `${channel} ends with ${printOutcome(outcome)}`);
      const condition = outcomes.length > 0 ? `, when ${outcomes.join(' and ')}` : '';
      return `${player} is promised ${least} and can get no more than ${got}${condition}`;
    }
  return undefined;
};

/** Coins that nobody can have, or that nobody put there. */
const wrongBooks = ({ before, expected, observed, response }: Meeting<Payments>): string | undefined => {
  const { deposited, withdrawn } = response.status === 'applied' ? expected : before;
  const booked = sum(Object.values<Coins>(observed.balances));
  if (booked > observed.held) return 'the balances are more than all coins it holds';
  if (Object.values<Coins>(observed.balances).some((balance) => balance < 0n)) return 'a balance is negative';
  return booked < observed.held && observed.held > deposited - withdrawn
    ? 'it holds coins that are in no balance'
    : undefined;
};

export const loss = losing<Payments>(
  async (implementation, encounter) =>
    wrongBooks(encounter.meeting) ?? (await lossIn(implementation, encounter)),
);

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
  guarantee,
  leastOf,
  mostOf,
  networkOf,
  nitro,
  participant,
  payable,
  printOutcome,
  promised,
  recordOf,
  recover,
  sum,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Finalize,
  type Outcome,
  type Outcomes,
  type ParticipantAddress,
  type View,
} from '../../spec/index.js';
import type { Encounter, Meeting } from '../meeting.js';
import { play } from '../play.js';
import { mentioned } from '../subject.js';
import type { Implementation, Observation, Payments, Start } from './terms.js';

/** What may still become of the channels whose challenges are running: one after the other, for ever. */
const futures = ({ challenged, participants }: Start): readonly (readonly Finalize[])[] => {
  const pending = entriesOf<ChannelAddress, Outcome>(challenged);
  if (pending.length === 0) return [[]];
  const finalizing = (outcomeOf: (outcome: Outcome) => Outcome): readonly Finalize[] =>
    pending.map(([channel, outcome]) => ({ type: 'finalize', channel, outcome: outcomeOf(outcome) }));
  const allFor = (participant: ParticipantAddress) => (outcome: Outcome) =>
    outcome.type === 'allocation'
      ? allocation([participant, sum(outcome.entries.map(([, amount]) => amount))])
      : outcome;
  return [finalizing((outcome) => outcome), ...participants.map((each) => finalizing(allFor(each)))];
};

/** The view of everybody, once these outcomes are finalized. */
const standing = (chain: Chain, future: readonly Finalize[]): View => ({
  chain: future.reduce((chain: Chain, action) => {
    const step = nitro(chain, action);
    return step.status === 'applied' ? step.chain : chain;
  }, chain),
  statuses: {},
});

const isMissing = ({ balances, held }: Observation): boolean => sum(Object.values<Coins>(balances)) > held;

/** More than any small example needs. */
const rounds = 12;

/** What the participant holds once nothing more can be done for it. */
const takenHome = async (
  implementation: Implementation,
  player: ParticipantAddress,
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

/** Somebody whom the example, small as it is, had no need of. */
const another = ({ participants }: Start): ParticipantAddress =>
  ['A', 'B', 'C', 'D', 'E', 'F'].map(participant).find((name) => !participants.includes(name))!;

const withOutcomes = (start: Start, change: (outcome: Outcome) => Outcome): Start => {
  const changed = (outcomes: Outcomes): Outcomes =>
    recordOf(
      entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => [channel, change(outcome)]),
    );
  return {
    ...start,
    participants: [...start.participants, another(start)],
    finalized: changed(start.finalized),
    challenged: changed(start.challenged),
  };
};

/** Every guarantee lists one more participant, last. */
const listingAnother = (start: Start): Start =>
  withOutcomes(start, (outcome) =>
    outcome.type === 'guarantee' ? guarantee(outcome.target, ...outcome.priority, another(start)) : outcome,
  );

/** Every allocation owes one more participant a coin, last, and holds what it then owes after the operation. */
const owingAnother = (start: Start, expected: Chain): Start => {
  const owing = withOutcomes(start, (outcome) =>
    outcome.type === 'allocation' ? allocation(...outcome.entries, [another(start), 1n]) : outcome,
  );
  const balances = { ...start.balances };
  for (const [channel, outcome] of entriesOf<ChannelAddress, Outcome>(expected.outcomes))
    if (outcome.type === 'allocation') {
      const debts = sum(outcome.entries.map(([, amount]) => amount)) + 1n;
      const missing = debts - balanceOf(expected, channel);
      if (missing > 0n) balances[channel] = balanceOf(start, channel) + missing;
    }
  return { ...owing, balances };
};

/** What the participant has taken out of the contract by this operation. */
const withdrawnBy = (
  player: ParticipantAddress,
  { operation: { action }, response }: Meeting<Payments>,
): Coins =>
  response.status === 'applied' && action.type === 'withdraw' && action.signer === player
    ? action.amount
    : 0n;

/** Who loses in this very example. */
const lossIn = async (
  implementation: Implementation,
  { trace: { start, operations }, meeting }: Encounter<Payments>,
): Promise<string | undefined> => {
  const { before, expected, observed, disagreement } = meeting;
  const isRefusal = disagreement?.verdict === 'refusal';
  const left = chainOf(start.participants, networkOf(observed));

  /** What the participant comes to, after the disagreement. */
  const getting = async (player: ParticipantAddress, future: readonly Finalize[]): Promise<Coins> => {
    if (!isRefusal) return mostOf(promised(standing(left, future), player)) + withdrawnBy(player, meeting);
    await implementation.setUp(start);
    for (const operation of operations) await implementation.apply(operation);
    for (const action of future) await implementation.apply({ action, seconds: 1 });
    const names = mentioned(implementation.subject, implementation.capabilities, { start, operations });
    return takenHome(implementation, player, before, names);
  };
  const due = (player: ParticipantAddress, future: readonly Finalize[]): Coins => {
    const isDone = disagreement?.verdict === 'difference';
    const least = leastOf(promised(standing(isDone ? expected : before, future), player));
    return isDone ? least + withdrawnBy(player, meeting) : least;
  };

  for (const future of futures(start))
    for (const player of start.participants) {
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

/** Who loses by it, in words: in this example, or in one that is a little larger and shows the same. */
export const loss = async (
  implementation: Implementation,
  encounter: Encounter<Payments>,
): Promise<string | undefined> => {
  const { trace, meeting } = encounter;
  if (isMissing(meeting.observed)) return 'the balances are more than all coins it holds';
  const own = await lossIn(implementation, encounter);
  if (own !== undefined) return own;
  const { start } = trace;
  const larger: readonly (readonly [condition: string, start: Start])[] = [
    ['where the guarantee also lists one more', listingAnother(start)],
    ['where one more is owed a coin', owingAnother(start, meeting.expected)],
  ];
  for (const [condition, start] of larger) {
    const played = await play(implementation, { ...trace, start });
    const isSame = played?.meeting.disagreement?.verdict === meeting.disagreement?.verdict;
    const theirs = played && isSame ? await lossIn(implementation, played) : undefined;
    if (theirs !== undefined) return `${condition}: ${theirs}`;
  }
  return undefined;
};

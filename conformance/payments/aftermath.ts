/**
 * Aftermath: who loses coins by a disagreement. A participant does that ends with less than the specification
 * promises it, although nobody stands in its way any more.
 *
 * After the disagreeing operation the participant does all it can on the implementation: its recovery strategy,
 * and every payment that the specification allows. What it takes home is compared with what was promised
 * before the operation. A channel whose outcome is still in a challenge may finalize in another way: it is
 * tried with the challenged outcome, and with all of it for somebody else.
 *
 * Coins that the books owe and that are not there are a loss too, whoever will miss them.
 *
 * @paper §4.1 Channel Funding and Value
 */
import {
  allocation,
  balanceOf,
  chainOf,
  entriesOf,
  leastOf,
  networkOf,
  nitro,
  payable,
  printOutcome,
  promised,
  recover,
  sum,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Finalize,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
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

const after = (chain: Chain, action: NitroAction): Chain => {
  const step = nitro(chain, action);
  return step.status === 'applied' ? step.chain : chain;
};

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

/** Who loses by it, in words. */
export const loss = async (
  implementation: Implementation,
  { trace, meeting }: Encounter<Payments>,
): Promise<string | undefined> => {
  if (isMissing(meeting.observed)) return 'the balances are more than all coins it holds';
  const names = mentioned(implementation.subject, implementation.capabilities, trace);
  const { start, operations } = trace;

  const replayed = async (): Promise<void> => {
    await implementation.setUp(start);
    for (const operation of operations) await implementation.apply(operation);
  };
  const isWithdrawn = (player: ParticipantAddress): Coins => {
    const { action } = meeting.operation;
    const took =
      meeting.response.status === 'applied' && action.type === 'withdraw' && action.signer === player;
    return took ? action.amount : 0n;
  };

  for (const future of futures(start))
    for (const player of start.participants) {
      const chain = future.reduce(after, meeting.before);
      const least = leastOf(promised({ chain, statuses: {} }, player));
      if (least === 0n) continue;
      await replayed();
      for (const action of future) await implementation.apply({ action, seconds: 1 });
      const got = (await takenHome(implementation, player, chain, names)) + isWithdrawn(player);
      if (got < least) {
        const outcomes = future.map(
          ({ channel, outcome }) => `${channel} ends with ${printOutcome(outcome)}`,
        );
        const condition = outcomes.length > 0 ? `, when ${outcomes.join(' and ')}` : '';
        return `${player} is promised ${least} and can get no more than ${got}${condition}`;
      }
    }
  return undefined;
};

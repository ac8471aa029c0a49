/**
 * The Simple Transition Rule: whether a participant agrees to what is proposed.
 *
 * It makes every step that preserves its value, and no other. Having signed, it waits for the others, who can
 * complete the step or not; only if its own signature is the last one does the step happen at once. Whoever
 * deposits coins has to be worth so many more afterwards.
 *
 * @paper §4.2 Network Constructions
 */
import { match } from 'ts-pattern';
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { deposit } from '../modelling/deposit.js';
import { outcomesOf, type Status } from '../reasoning/status.js';
import type { View } from '../reasoning/view.js';
import { lineOfPlay, type LineOfPlay } from './line-of-play.js';
import type { Agreement, Contribute } from './step.js';
import { worth, type Worth } from './worth.js';

export type Decision =
  | { readonly type: 'accept' }
  /** The participant could be held down to less by so much, in this way. */
  | { readonly type: 'refuse'; readonly loses: Coins; readonly line: LineOfPlay };

/** When the participant signs: before somebody else, or as the last one. */
export type Turn = 'earlier' | 'last';

/** Whether the participant whose view this is signs the step. Expects a member of its channel. */
export const decide = (
  view: View,
  participant: ParticipantAddress,
  step: Agreement,
  turn: Turn,
  value: Worth = worth,
): Decision => {
  const before = value(view, participant);
  return compared(before, havingSigned(view, step, turn), participant, value);
};

/** Whether the participant whose view this is sends the coins. */
export const decideToDeposit = (
  view: View,
  { by, channel, amount }: Contribute,
  value: Worth = worth,
): Decision => {
  const deposited = deposit(view.chain, { type: 'deposit', to: channel, amount });
  const after = deposited.status === 'applied' ? { ...view, chain: deposited.chain } : view;
  return compared(value(view, by) + amount, after, by, value);
};

const compared = (expected: Coins, after: View, participant: ParticipantAddress, value: Worth): Decision => {
  const loses = expected - value(after, participant);
  return loses > 0n
    ? { type: 'refuse', loses, line: lineOfPlay(after, participant, value) }
    : { type: 'accept' };
};

/** The view of a member that has signed the step. */
export const havingSigned = ({ chain, statuses }: View, step: Agreement, turn: Turn): View => {
  const status = match<Agreement, Status | undefined>(step)
    .with({ type: 'open' }, ({ outcome }) =>
      turn === 'last' ? { type: 'universal', outcome } : { type: 'sentNotReceived', outcomes: [outcome] },
    )
    .with({ type: 'update' }, ({ channel, outcome }) =>
      turn === 'last'
        ? { type: 'universal', outcome }
        : { type: 'enabled', outcomes: [...possibleOutcomes(statuses[channel]), outcome] },
    )
    .with({ type: 'conclude' }, ({ channel }) => statuses[channel])
    .exhaustive();
  if (!status) return { chain, statuses };
  return {
    chain,
    statuses: recordOf([...entriesOf<ChannelAddress, Status>(statuses), [step.channel, status]]),
  };
};

const possibleOutcomes = (status: Status | undefined) => (status ? outcomesOf(status) : []);

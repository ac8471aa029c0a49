/** Moves and views of a player, in the paper's notation. */
import { match } from 'ts-pattern';
import {
  entriesOf,
  printAction,
  printNetwork,
  printOutcome,
  type ChannelAddress,
  type GameAction,
  type Status,
  type View,
} from '../spec/index.js';

/** An operation, or a challenge, which the paper has no sign for. */
export const moveText = (action: GameAction): string =>
  action.type === 'challenge' ? `challenge ${action.channel}` : printAction(action);

const statusText = (channel: ChannelAddress, status: Status): string => {
  const outcomes = (list: Extract<Status, { outcomes: unknown }>): string =>
    list.outcomes.map((outcome) => printOutcome(outcome)).join(', ');
  return match(status)
    .with(
      { type: 'universal' },
      ({ outcome }) => `${channel} ↦ ${printOutcome(outcome)}: the player and others can finalize it`,
    )
    .with(
      { type: 'finalizable' },
      (status) =>
        `${channel} ↦ ${outcomes(status)}: only the player can finalize it${status.challengeable ? ', and can be made to choose' : ''}`,
    )
    .with({ type: 'enabled' }, (status) => `${channel} ↦ ${outcomes(status)}: the others choose`)
    .with(
      { type: 'sentNotReceived' },
      (status) => `${channel} ↦ ${outcomes(status)}: only others can finalize it`,
    )
    .with({ type: 'notMine' }, () => `${channel}: the player is no member`)
    .exhaustive();
};

/** What is on chain, and what the player sees of every other channel. */
export const viewLines = ({ chain, statuses }: View): string[] => [
  `  start   ${printNetwork(chain)}`,
  ...entriesOf<ChannelAddress, Status>(statuses).map(
    ([channel, status]) => `          ${statusText(channel, status)}`,
  ),
];

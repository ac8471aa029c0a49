/**
 * The game: what the player can do, and what everybody else can do, playing together against the player.
 *
 * Anybody may submit any redistribution operation with any amount. Beyond that the player finalizes what it
 * can and makes the others choose; the others finalize what they can, choose, make the player choose, or let
 * things be. In a channel that the player is no member of they can finalize anything at all.
 *
 * Left out: deposits and withdrawals. A deposit never lowers a value and raises it by no more than itself,
 * and a withdrawal only takes out what its owner already holds.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { match } from 'ts-pattern';
import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf, type Chain } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { payable } from '../nitro/payable.js';
import { nitro, type NitroAction } from '../nitro/rules.js';
import { anyOutcome } from './any-outcome.js';
import { outcomesOf, without, type Status } from './status.js';
import type { View } from './view.js';

/** Makes the other side finalize one of the outcomes that it has to choose from. */
export interface Challenge {
  readonly type: 'challenge';
  readonly channel: ChannelAddress;
}

export type GameAction = NitroAction | Challenge;

/** An action and the views that may come of it: several if the other side then chooses. */
export interface Move {
  readonly action: GameAction;
  readonly leadsTo: readonly View[];
}

export interface Game {
  readonly mine: (view: View) => Iterable<Move>;
  readonly theirs: (view: View) => Iterable<Move>;
}

/** All transfers and claims, with each amount that can be paid. */
export const redistributions = function* (view: View): Generator<Move> {
  for (const greatest of payable(view.chain))
    for (let amount = greatest.amount; amount > 0n; amount--) {
      const action = { ...greatest, amount };
      yield { action, leadsTo: [{ ...view, chain: applyTo(view.chain, action) }] };
    }
};

const applyTo = (chain: Chain, action: NitroAction): Chain => {
  const step = nitro(chain, action);
  if (step.status === 'rejected') throw new Error(`a move of the game was refused: ${step.reason.code}`);
  return step.chain;
};

/** The view once this outcome of the channel is finalized. */
export const finalizedIn = ({ chain, statuses }: View, channel: ChannelAddress, outcome: Outcome): View => ({
  chain: applyTo(chain, { type: 'finalize', channel, outcome }),
  statuses: without(statuses, channel),
});

const finalizations = function* (
  view: View,
  channel: ChannelAddress,
  outcomes: Iterable<Outcome>,
): Generator<Move> {
  for (const outcome of outcomes)
    yield { action: { type: 'finalize', channel, outcome }, leadsTo: [finalizedIn(view, channel, outcome)] };
};

const challenge = (view: View, channel: ChannelAddress, outcomes: readonly Outcome[]): Move[] => [
  {
    action: { type: 'challenge', channel },
    leadsTo: outcomes.map((outcome) => finalizedIn(view, channel, outcome)),
  },
];

/** What the player can do to this channel. */
export const myFinalizations = (view: View, channel: ChannelAddress, status: Status): Iterable<Move> =>
  match(status)
    .with({ type: 'universal' }, { type: 'finalizable' }, (status) =>
      finalizations(view, channel, outcomesOf(status)),
    )
    .with({ type: 'enabled' }, ({ outcomes }) => challenge(view, channel, outcomes))
    .with({ type: 'sentNotReceived' }, { type: 'notMine' }, () => [])
    .exhaustive();

/** What the others can do to this channel. */
export const theirFinalizations = (view: View, channel: ChannelAddress, status: Status): Iterable<Move> =>
  match(status)
    .with({ type: 'universal' }, { type: 'enabled' }, { type: 'sentNotReceived' }, (status) =>
      finalizations(view, channel, outcomesOf(status)),
    )
    .with({ type: 'finalizable', challengeable: true }, ({ outcomes }) => challenge(view, channel, outcomes))
    .with({ type: 'finalizable' }, () => [])
    .with({ type: 'notMine' }, () => finalizations(view, channel, anyOutcome(view, channel)))
    .exhaustive();

type ChannelMoves = (view: View, channel: ChannelAddress, status: Status) => Iterable<Move>;

/** Redistributions, and these moves in each channel. */
export const playing = (moves: ChannelMoves) =>
  function* (view: View): Generator<Move> {
    yield* redistributions(view);
    for (const [channel, status] of entriesOf<ChannelAddress, Status>(view.statuses))
      yield* moves(view, channel, status);
  };

export const theGame: Game = { mine: playing(myFinalizations), theirs: playing(theirFinalizations) };

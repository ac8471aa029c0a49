/**
 * Sentences about value: small views, each with what the player can make sure of in it, and why.
 *
 * Each is true of the definition and of the promise, and false of at least one wrong game.
 */
import {
  allocation,
  channel,
  guarantee,
  type Address,
  type Coins,
  type Outcome,
  type Status,
  type View,
} from '../../spec/index.js';
import { A, B, G, H, I, J, L, X } from './views.js';
import {
  finalizable,
  interleaving,
  matching,
  onChain,
  orderFigure,
  placed,
  sentNotReceived,
  sides,
  universal,
} from './worlds.js';

export interface Sentence {
  readonly id: string;
  readonly sentence: string;
  readonly view: View;
  readonly target: Address;
  readonly value: Coins;
}

const enabled = (...outcomes: readonly Outcome[]): Status => ({ type: 'enabled', outcomes });
const Y = channel('Y');

const free = (...outcomes: readonly Outcome[]): Status => ({ type: 'finalizable', outcomes });
const lastMover = (...outcomes: readonly Outcome[]): Status => ({
  type: 'finalizable',
  outcomes,
  challengeable: true,
});

const ledger = (status: Status): View => placed([[L, 4n]], [[L, status]]);

export const sentences: readonly Sentence[] = [
  {
    id: 'order-figure',
    sentence: 'the others choose the order of the claims, and front-run them all',
    view: orderFigure(universal),
    target: A,
    value: 0n,
  },
  {
    id: 'waiting',
    sentence: 'a guarantee that the player alone can finalize waits until the other one has paid',
    view: orderFigure(finalizable),
    target: A,
    value: 1n,
  },
  {
    id: 'partial-claims',
    sentence: 'the others pay in parts where that takes more from the player',
    view: interleaving().view,
    target: interleaving().loser,
    value: 0n,
  },
  {
    id: 'allocated-coins-only',
    sentence: 'coins that nobody is owed are worth nothing to anybody, and neither are those of a purse',
    view: placed([[L, 3n]], [[L, universal(allocation([A, 1n]))]]),
    target: A,
    value: 1n,
  },
  {
    id: 'enabled',
    sentence: 'where the others choose, they choose what is worse',
    view: ledger(enabled(allocation([A, 3n], [B, 1n]), allocation([A, 1n], [B, 3n]))),
    target: A,
    value: 1n,
  },
  {
    id: 'enabled-is-demanded',
    sentence: 'the player can demand a choice of the others',
    view: ledger(enabled(allocation([A, 3n]), allocation([A, 2n]))),
    target: A,
    value: 2n,
  },
  {
    id: 'two-in-flight',
    sentence: 'with two updates in flight the others combine their choices',
    view: placed(
      [[L, 1n]],
      [
        [L, enabled(allocation([X, 1n]), allocation([Y, 1n]))],
        [X, enabled(allocation([A, 1n]), allocation([B, 1n]))],
        [Y, enabled(allocation([A, 1n]), allocation([B, 1n]))],
      ],
    ),
    target: A,
    value: 0n,
  },
  {
    id: 'last-mover',
    sentence: 'the last mover of an update takes the better outcome',
    view: ledger(lastMover(allocation([A, 2n], [B, 2n]), allocation([B, 1n], [A, 3n]))),
    target: A,
    value: 3n,
  },
  {
    id: 'own-choice',
    sentence: 'where only the player can finalize, nobody else does',
    view: ledger(free(allocation([A, 2n], [B, 2n]), allocation([A, 1n], [B, 3n]))),
    target: A,
    value: 2n,
  },
  {
    id: 'choice-after-theirs',
    sentence: 'a choice that nobody can demand is made after those of the others',
    view: matching(free(...sides), enabled(...sides)),
    target: A,
    value: 1n,
  },
  {
    id: 'choice-before-theirs',
    sentence: 'the last mover is made to choose before the others do',
    view: matching(lastMover(...sides), enabled(...sides)),
    target: A,
    value: 0n,
  },
  {
    id: 'after-every-move',
    sentence: 'the others move again after each move of the player',
    view: placed(
      [[L, 2n]],
      [
        [L, finalizable(allocation([G, 1n], [H, 1n]))],
        [G, guarantee(J, I, A)],
        [H, guarantee(J, I, B)],
        [J, allocation([I, 1n], [A, 1n], [B, 1n])],
      ],
    ),
    target: A,
    value: 0n,
  },
  {
    id: 'withholding',
    sentence: 'what only others can finalize may never be finalized',
    view: placed([[L, 2n]], [[L, sentNotReceived(allocation([A, 2n]))]]),
    target: A,
    value: 0n,
  },
  {
    id: 'not-mine',
    sentence: 'coins in a channel of others are theirs',
    view: placed(
      [
        [L, 1n],
        [X, 1n],
      ],
      [
        [L, universal(allocation([X, 1n]))],
        [X, { type: 'notMine' }],
      ],
    ),
    target: A,
    value: 0n,
  },
  {
    id: 'funding',
    sentence: 'a sub-channel is funded with all that reaches it',
    view: placed(
      [[L, 2n]],
      [
        [L, universal(allocation([X, 2n]))],
        [X, universal(allocation([A, 1n], [B, 1n]))],
      ],
    ),
    target: X,
    value: 2n,
  },
  {
    id: 'completing',
    sentence: 'the player makes the payments that nobody else makes',
    view: placed(
      [[L, 2n]],
      [
        [L, onChain(allocation([X, 2n]))],
        [X, universal(allocation([A, 1n], [B, 1n]))],
      ],
    ),
    target: A,
    value: 1n,
  },
];

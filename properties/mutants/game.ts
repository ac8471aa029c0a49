/**
 * Wrong games: each gives the players a power that they do not have, or takes one away that they have.
 */
import {
  balanceOf,
  finalizedIn,
  myFinalizations,
  outcomesOf,
  playing,
  positionKey,
  recordOf,
  securable,
  theGame,
  theirFinalizations,
  unbeatable,
  type Address,
  type ChannelAddress,
  type Coins,
  type Game,
  type Move,
  type Status,
  type View,
} from '../../spec/index.js';
import { depositedIn } from '../reasoning/worlds.js';

/** What the player is said to make sure of at the target. */
export type Valuation = (view: View, target: Address) => Coins;

export interface WrongGame {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly worth: Valuation;
  /** The sentence that is false of it. */
  readonly caughtBy: string;
}

/** The value of a game, by definition. */
export const playedAs =
  (game: Game): Valuation =>
  (view, target) => {
    const searched = securable(view, target, { game });
    if (searched.type === 'boundReached') throw new Error('the sentences are about small views');
    return searched.value;
  };

const { mine, theirs } = theGame;

type ChannelMoves = (view: View, channel: ChannelAddress, status: Status) => Iterable<Move>;

/** The statuses in which one is taken for another. */
const taking =
  (change: (status: Status) => Status): Valuation =>
  (view, target) =>
    playedAs(theGame)(
      {
        ...view,
        statuses: recordOf(
          (Object.entries(view.statuses) as [ChannelAddress, Status][]).map(([channel, status]) => [
            channel,
            change(status),
          ]),
        ),
      },
      target,
    );

/** Of each payment only the greatest amount, which comes first. */
export const whole = (moves: Game['mine']): Game['mine'] =>
  function* (view) {
    const debts = new Set<string>();
    for (const move of moves(view)) {
      const { action } = move;
      if (action.type === 'transfer' || action.type === 'claim') {
        const debt = `${action.type === 'claim' ? action.guarantee : action.from} ${action.to}`;
        if (debts.has(debt)) continue;
        debts.add(debt);
      }
      yield move;
    }
  };

const nothing = (): readonly Move[] => [];

const chooses: ChannelMoves = (view, channel, status) =>
  outcomesOf(status).map((outcome) => ({
    action: { type: 'finalize', channel, outcome },
    leadsTo: [finalizedIn(view, channel, outcome)],
  }));

const when =
  (type: Status['type'], moves: ChannelMoves, otherwise: ChannelMoves): ChannelMoves =>
  (view, channel, status) =>
    status.type === type ? moves(view, channel, status) : otherwise(view, channel, status);

/** The player deposits a coin of its own, and nobody subtracts it. */
const depositing: Valuation = (view, target) => playedAs(theGame)(depositedIn(view, target, 1n), target);

/** The player finalizes everything that it can; then the game begins. */
const finalizingFirst: Valuation = (view, target) => {
  const choices = (Object.entries(view.statuses) as [ChannelAddress, Status][]).find(([, { type }]) =>
    ['universal', 'finalizable'].includes(type),
  );
  if (choices === undefined) return playedAs(theGame)(view, target);
  const [channel, status] = choices;
  return outcomesOf(status)
    .map((outcome) => finalizingFirst(finalizedIn(view, channel, outcome), target))
    .reduce((a, b) => (a > b ? a : b));
};

/** The others move before the first move of the player, and never again. */
const onceOnly: Valuation = (view, target) => {
  const alone = unbeatable(target, { mine, theirs: nothing }, 100_000);
  const seen = new Set<string>();
  const worst = (view: View): Coins => {
    if (seen.has(positionKey(view))) return alone.before(view);
    seen.add(positionKey(view));
    return [...theirs(view)]
      .flatMap(({ leadsTo }) => leadsTo.map(worst))
      .reduce((a, b) => (a < b ? a : b), alone.before(view));
  };
  return worst(view);
};

export const wrongGames: readonly WrongGame[] = [
  {
    id: 'no-front-running',
    wrong: 'the others only wait',
    worth: playedAs({ mine, theirs: nothing }),
    caughtBy: 'order-figure',
  },
  {
    id: 'no-operations-by-others',
    wrong: 'the others finalize, but make no payments',
    worth: playedAs({
      mine,
      theirs: function* (view) {
        for (const [channel, status] of Object.entries(view.statuses) as [ChannelAddress, Status][])
          yield* theirFinalizations(view, channel, status);
      },
    }),
    caughtBy: 'order-figure',
  },
  {
    id: 'whole-payments',
    wrong: 'only greatest amounts are paid',
    worth: playedAs({ mine: whole(mine), theirs: whole(theirs) }),
    caughtBy: 'partial-claims',
  },
  {
    id: 'deposits-count',
    wrong: 'what the player deposits while playing counts',
    worth: depositing,
    caughtBy: 'allocated-coins-only',
  },
  {
    id: 'enabled-at-best',
    wrong: 'the player chooses among enabled outcomes',
    worth: playedAs({
      mine: playing(when('enabled', chooses, myFinalizations)),
      theirs: playing(when('enabled', nothing, theirFinalizations)),
    }),
    caughtBy: 'enabled',
  },
  {
    id: 'enabled-for-ever',
    wrong: 'the others need never choose',
    worth: playedAs({ mine: playing(when('enabled', nothing, myFinalizations)), theirs }),
    caughtBy: 'enabled-is-demanded',
  },
  {
    id: 'one-of-the-others',
    wrong: 'the others do not combine: in only one channel they choose, elsewhere the player does',
    worth: (view, target) =>
      (Object.keys(view.statuses) as ChannelAddress[])
        .map((theirOwn) =>
          playedAs({
            mine: playing((view, channel, status) =>
              status.type === 'enabled' && channel !== theirOwn
                ? chooses(view, channel, status)
                : myFinalizations(view, channel, status),
            ),
            theirs: playing((view, channel, status) =>
              status.type === 'enabled' && channel !== theirOwn
                ? []
                : theirFinalizations(view, channel, status),
            ),
          })(view, target),
        )
        .reduce((a, b) => (a < b ? a : b), balanceOf(view.chain, target) + 100n),
    caughtBy: 'two-in-flight',
  },
  {
    id: 'player-moves-last',
    wrong: 'once the player has moved the others are quiet',
    worth: onceOnly,
    caughtBy: 'after-every-move',
  },
  {
    id: 'finalize-first',
    wrong: 'the player finalizes everything before it pays anything',
    worth: finalizingFirst,
    caughtBy: 'waiting',
  },
  {
    id: 'sent-is-received',
    wrong: 'what was sent and not received can be finalized by the player',
    worth: taking((status) =>
      status.type === 'sentNotReceived' ? { type: 'universal', outcome: status.outcomes[0]! } : status,
    ),
    caughtBy: 'withholding',
  },
  {
    id: 'sent-is-enabled',
    wrong: 'the player can demand that what was sent and not received is finalized',
    worth: taking((status) =>
      status.type === 'sentNotReceived' ? { type: 'enabled', outcomes: status.outcomes } : status,
    ),
    caughtBy: 'withholding',
  },
  {
    id: 'not-mine-is-mine',
    wrong: 'in a channel of others the player has everything paid to itself',
    worth: (view, target) =>
      taking((status) =>
        status.type === 'notMine'
          ? { type: 'universal', outcome: { type: 'allocation', entries: [[target, 1n]] } }
          : status,
      )(view, target),
    caughtBy: 'not-mine',
  },
  {
    id: 'others-finalize-alone',
    wrong: 'the others too can finalize what only the player can',
    worth: taking((status) =>
      status.type === 'finalizable' ? { type: 'enabled', outcomes: status.outcomes } : status,
    ),
    caughtBy: 'own-choice',
  },
  {
    id: 'last-mover-without-choice',
    wrong: 'the others choose for the last mover',
    worth: taking((status) =>
      status.type === 'finalizable' && status.challengeable
        ? { type: 'enabled', outcomes: status.outcomes }
        : status,
    ),
    caughtBy: 'last-mover',
  },
  {
    id: 'every-choice-demanded',
    wrong: 'the others can demand every choice of the player',
    worth: taking((status) => (status.type === 'finalizable' ? { ...status, challengeable: true } : status)),
    caughtBy: 'choice-after-theirs',
  },
  {
    id: 'no-choice-demanded',
    wrong: 'the others cannot demand the choice of the last mover',
    worth: taking((status) => (status.type === 'finalizable' ? { ...status, challengeable: false } : status)),
    caughtBy: 'choice-before-theirs',
  },
  {
    id: 'player-makes-no-payments',
    wrong: 'the player finalizes, but makes no payments',
    worth: playedAs({
      mine: function* (view) {
        for (const [channel, status] of Object.entries(view.statuses) as [ChannelAddress, Status][])
          yield* myFinalizations(view, channel, status);
      },
      theirs,
    }),
    caughtBy: 'completing',
  },
  {
    id: 'passing-through',
    wrong: 'a channel is funded only with what it holds at one time, while it pays out',
    worth: (view, target) => unbeatable(target, theGame, 100_000).before(view),
    caughtBy: 'funding',
  },
];

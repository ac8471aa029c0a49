/**
 * Duels: an honest player follows its recovery strategy, and everybody else plays against it.
 *
 * The others see each operation before it is in, and may make any moves of their own first. Theirs are read
 * from a list of small numbers: at random, or greedily, each time the move that leaves the player least
 * promised. When the numbers are used up they stop, and the player goes on alone.
 */
import { match } from 'ts-pattern';
import {
  addressesOf,
  allocation,
  balanceOf,
  chooseIn,
  entriesOf,
  finalizedIn,
  guarantee,
  leastOf,
  lesser,
  nitro,
  payable,
  promised,
  recover,
  theirFinalizations,
  withSink,
  type Address,
  type ChannelAddress,
  type Coins,
  type Effort,
  type GameAction,
  type Move,
  type Outcome,
  type Promised,
  type Status,
  type View,
} from '../../spec/index.js';

export interface DuelTurn {
  readonly by: 'player' | 'others';
  readonly action: GameAction;
  /** Whether the action did something, or came too late. */
  readonly done: boolean;
}

export interface Duel {
  readonly promised: Promised;
  readonly got: Coins;
  readonly trace: readonly DuelTurn[];
  /** The view when the player had nothing left to do. */
  readonly end: View;
}

export type Temper = 'random' | 'greedy';

export interface DuelOptions {
  readonly temper?: Temper;
  readonly effort?: Partial<Effort>;
}

/** Plays one duel for coins at the target; the numbers say what the others do. */
export const duel = (
  start: View,
  target: Address,
  numbers: readonly number[],
  { temper = 'random', effort }: DuelOptions = {},
): Duel => {
  const trace: DuelTurn[] = [];
  let view = withSink(start, target);
  let used = 0;
  const draw: Draw = (below) => (numbers[used++] ?? 0) % below;

  /** The others take any of these views, or of the first few the one that promises the player the least. */
  const taken = (views: readonly View[]): View => {
    if (temper === 'random') return views[draw(views.length)]!;
    const worth = views.slice(0, 8).map((next) => leastOf(promised(next, target, effort)));
    return views[worth.indexOf(worth.reduce(lesser))]!;
  };

  const frontRun = (): void => {
    while (used < numbers.length && draw(3) > 0) {
      const moves = shuffled(theirMoves(view, draw), draw);
      const views = moves.map(({ action, leadsTo }) =>
        action.type === 'challenge'
          ? finalizedIn(view, action.channel, chooseIn(view, action.channel, target, effort))
          : leadsTo[0]!,
      );
      if (views.length === 0) return;
      view = taken(views);
      trace.push({ by: 'others', action: moves[views.indexOf(view)]!.action, done: true });
    }
  };

  const promise = promised(view, target, effort);
  for (let operations = recover(view, target, effort); operations.length > 0;) {
    for (const action of operations) {
      frontRun();
      const views = carriedOut(view, action);
      trace.push({ by: 'player', action, done: views.length > 0 });
      if (views.length > 0) view = taken(views);
    }
    operations = recover(view, target, effort);
  }
  return { promised: promise, got: balanceOf(view.chain, target), trace, end: view };
};

type Draw = (below: number) => number;

const shuffled = <T>(items: readonly T[], draw: Draw): readonly T[] => {
  const from = items.length === 0 ? 0 : draw(items.length);
  return [...items.slice(from), ...items.slice(0, from)];
};

/** The views that the player's operation can lead to; none if it came too late. */
const carriedOut = (view: View, action: GameAction): readonly View[] =>
  match(action)
    .with({ type: 'challenge' }, ({ channel }) => {
      const status = view.statuses[channel];
      const outcomes = status?.type === 'enabled' ? status.outcomes : [];
      return outcomes.map((outcome) => finalizedIn(view, channel, outcome));
    })
    .with({ type: 'finalize' }, ({ channel, outcome }) =>
      view.statuses[channel] === undefined ? [] : [finalizedIn(view, channel, outcome)],
    )
    .otherwise((action) => {
      const step = nitro(view.chain, action);
      return step.status === 'applied' ? [{ ...view, chain: step.chain }] : [];
    });

/** Of each payment some amount; of each channel what the others can finalize; if it is theirs, anything. */
const theirMoves = (view: View, draw: Draw): readonly Move[] => [
  ...payable(view.chain).flatMap((greatest) => {
    const action = { ...greatest, amount: part(greatest.amount, draw(4)) };
    return carriedOut(view, action).map((next) => ({ action, leadsTo: [next] }));
  }),
  ...entriesOf<ChannelAddress, Status>(view.statuses).flatMap(([channel, status]): Move[] => {
    if (status.type !== 'notMine') return [...theirFinalizations(view, channel, status)];
    const outcome = someOutcome(view, draw);
    return [
      { action: { type: 'finalize', channel, outcome }, leadsTo: [finalizedIn(view, channel, outcome)] },
    ];
  }),
];

/** All of it, one coin, or about half. */
const part = (most: Coins, kind: number): Coins => (kind < 2 ? most : kind === 2 ? 1n : (most + 1n) / 2n);

const someOutcome = (view: View, draw: Draw): Outcome => {
  const addresses = shuffled(addressesOf(view), draw).slice(0, 1 + draw(4));
  return draw(2) === 0
    ? allocation(...addresses.map((to) => [to, BigInt(1 + draw(5))] as const))
    : guarantee(addresses[0] as ChannelAddress, ...addresses.slice(1));
};

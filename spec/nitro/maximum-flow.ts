/**
 * Maximum flow: the most coins that fit through a set of pipes, exactly, whatever the size of the amounts.
 *
 * Dinic's method: as long as there is a way to the sink, push along shortest ways until they are all blocked.
 * The number of steps depends on the pipes only, not on the amounts, and nothing recurses.
 *
 * @paper §6.2 Redistributing
 */
import { lesser, type Coins } from '../modelling/coins.js';

export interface Pipe {
  readonly from: number;
  readonly to: number;
  readonly capacity: Coins;
}

export interface Flow {
  readonly amount: Coins;
  /** What flows through each pipe, in the order of the pipes. */
  readonly along: readonly Coins[];
  /** The near side of a narrowest cut: the pipes that leave it are full, those that enter it are empty. */
  readonly nearSide: ReadonlySet<number>;
}

/** The maximum flow from node 0 to node 1. */
export const maximumFlow = (pipes: readonly Pipe[]): Flow => {
  // Pipe i has two directions: 2i forwards, and 2i + 1 backwards, which undoes what went forwards.
  const head: number[] = [];
  const room: Coins[] = [];
  const leaving = new Map<number, number[]>();
  const leave = (node: number, direction: number): void => {
    const directions = leaving.get(node);
    if (directions) directions.push(direction);
    else leaving.set(node, [direction]);
  };
  pipes.forEach(({ from, to, capacity }, pipe) => {
    head.push(to, from);
    room.push(capacity, 0n);
    leave(from, 2 * pipe);
    leave(to, 2 * pipe + 1);
  });

  let amount = 0n;
  for (;;) {
    const distance = distances(leaving, head, room);
    if (!distance.has(1)) {
      const along = pipes.map((_, pipe) => room[2 * pipe + 1]!);
      return { amount, along, nearSide: new Set(distance.keys()) };
    }
    amount += blockingFlow(leaving, head, room, distance);
  }
};

type Leaving = ReadonlyMap<number, readonly number[]>;

/** How far from node 0 every node is that can still be reached. */
const distances = (
  leaving: Leaving,
  head: readonly number[],
  room: readonly Coins[],
): Map<number, number> => {
  const distance = new Map([[0, 0]]);
  for (const [node, steps] of distance)
    for (const direction of leaving.get(node) ?? [])
      if (room[direction]! > 0n && !distance.has(head[direction]!)) distance.set(head[direction]!, steps + 1);
  return distance;
};

/** Pushes along shortest ways until each of them is blocked. Changes the room; returns what was pushed. */
const blockingFlow = (
  leaving: Leaving,
  head: readonly number[],
  room: Coins[],
  distance: ReadonlyMap<number, number>,
): Coins => {
  const tried = new Map<number, number>();
  const way: number[] = [];
  let pushed = 0n;
  for (;;) {
    const node = way.length === 0 ? 0 : head[way.at(-1)!]!;
    if (node === 1) {
      const amount = way.map((direction) => room[direction]!).reduce(lesser);
      for (const direction of way) {
        room[direction]! -= amount;
        room[direction ^ 1]! += amount;
      }
      pushed += amount;
      way.length = way.findIndex((direction) => room[direction] === 0n);
      continue;
    }
    const directions = leaving.get(node) ?? [];
    let next = tried.get(node) ?? 0;
    const onward = distance.get(node)! + 1;
    while (
      next < directions.length &&
      (room[directions[next]!] === 0n || distance.get(head[directions[next]!]!) !== onward)
    )
      next++;
    tried.set(node, next);
    if (next < directions.length) {
      way.push(directions[next]!);
    } else if (way.length > 0) {
      const blocked = way.pop()!;
      const before = head[blocked ^ 1]!;
      tried.set(before, tried.get(before)! + 1);
    } else {
      return pushed;
    }
  }
};

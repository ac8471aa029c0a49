/**
 * Circulations: coins that go round through pipes, each with a least and a most, and none are lost on the way.
 *
 * How little can flow through one pipe, the measured one? Two maximum flows find it. What shows that it cannot
 * be less is a set of places: what must enter it and does not fit through its other exits leaves by the
 * measured pipe.
 *
 * @paper §6.2 Redistributing
 */
import { sum, type Coins } from '../modelling/coins.js';
import { maximumFlow, type Pipe } from './maximum-flow.js';

export interface BoundedPipe {
  readonly from: string;
  readonly to: string;
  readonly least: Coins;
  readonly most: Coins;
}

/** Places of a circulation, as a reason why so many coins must leave them. */
export type Cut = readonly string[];

export type Circulation =
  | {
      readonly type: 'possible';
      /** The least that flows through the measured pipe. */
      readonly amount: Coins;
      /** How the coins flow then, pipe by pipe. */
      readonly along: readonly Coins[];
      readonly because: Cut;
    }
  | { readonly type: 'impossible'; readonly because: Cut };

/** The circulation with the least through the measured pipe, which has no bounds of its own. */
export const leastCirculation = (pipes: readonly BoundedPipe[], measured: number): Circulation => {
  const places = new Map<string, number>();
  for (const { from, to } of pipes)
    for (const place of [from, to]) if (!places.has(place)) places.set(place, 2 + places.size);

  // Every pipe carries its least; what that leaves in excess at a place, or lacks there, has to find a way.
  const excess = new Map<string, Coins>();
  for (const { from, to, least } of pipes) {
    excess.set(to, (excess.get(to) ?? 0n) + least);
    excess.set(from, (excess.get(from) ?? 0n) - least);
  }
  const settling = [...excess].flatMap(([place, amount]): Pipe[] => {
    const node = places.get(place)!;
    if (amount === 0n) return [];
    return [amount > 0n ? { from: 0, to: node, capacity: amount } : { from: node, to: 1, capacity: -amount }];
  });
  const all = sum([...excess.values()].filter((amount) => amount > 0n));
  const through = (capacity: Coins) => {
    const extra = pipes.map(({ from, to, least, most }, pipe): Pipe => ({
      from: places.get(from)!,
      to: places.get(to)!,
      capacity: pipe === measured ? capacity : most - least,
    }));
    const flow = maximumFlow([...extra, ...settling]);
    const because = [...places].flatMap(([place, node]) => (flow.nearSide.has(node) ? [place] : []));
    return { ...flow, because };
  };

  const without = through(0n);
  const amount = all - without.amount;
  const least = amount === 0n ? without : through(amount);
  if (least.amount < all) return { type: 'impossible', because: least.because };
  return {
    type: 'possible',
    amount,
    along: pipes.map(({ least: carried }, pipe) => carried + least.along[pipe]!),
    because: without.because,
  };
};

/**
 * What must leave these places by the measured pipe, by arithmetic only: what must enter them, less what can
 * leave them otherwise. If that pipe does not leave them then more than nothing is a contradiction.
 */
export const forcedOut = (
  pipes: readonly BoundedPipe[],
  measured: number,
  cut: Cut,
): Coins | 'contradiction' => {
  const inside = new Set(cut);
  const leaves = (pipe: BoundedPipe) => inside.has(pipe.from) && !inside.has(pipe.to);
  const enters = (pipe: BoundedPipe) => !inside.has(pipe.from) && inside.has(pipe.to);
  const entering = sum(pipes.filter(enters).map(({ least }) => least));
  const leaving = sum(pipes.filter((pipe, i) => leaves(pipe) && i !== measured).map(({ most }) => most));
  if (entering <= leaving) return 0n;
  return leaves(pipes[measured]!) ? entering - leaving : 'contradiction';
};

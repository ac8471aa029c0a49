/**
 * Recovery: honest players, each against a coalition of everybody else, in random networks.
 *
 * A duel is generated from the seed and its number alone. Every duel that ends with less than was promised is
 * a counterexample to the paper's claim that every party can recover its value.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import fc from 'fast-check';
import { leastOf, type Address, type Coins, type View } from '../../spec/index.js';
import { duel, type Duel } from '../reasoning/duel.js';
import { A, smallView, usualKinds, X } from '../reasoning/views.js';
import { batchSeed } from './seeds.js';

export interface Recovered {
  duels: number;
  /** Duels in which something was promised at all. */
  promising: number;
  /** Duels in which the others made at least one move. */
  contested: number;
  /** The player's operations that came too late, as the others front-ran them. */
  late: number;
  /** Duels in which the player got exactly what was promised, and it was something. */
  tight: number;
  /** All coins that were promised, and all that were recovered. */
  promised: Coins;
  recovered: Coins;
}

/** A player that ended with less than it was promised. */
export interface Loss {
  readonly view: View;
  readonly target: Address;
  readonly duel: Duel;
}

export interface RecoveryProgress {
  readonly recovered: Recovered;
  readonly loss?: Loss;
}

const setting = fc.record({
  view: smallView(usualKinds),
  target: fc.constantFrom(A, A, X),
  numbers: fc.array(fc.nat({ max: 255 }), { minLength: 20, maxLength: 80 }),
  temper: fc.constantFrom('random', 'random', 'random', 'greedy'),
});

const count = (recovered: Recovered, { promised, got, trace }: Duel): void => {
  const least = leastOf(promised);
  recovered.duels += 1;
  recovered.promising += least > 0n ? 1 : 0;
  recovered.contested += trace.some(({ by }) => by === 'others') ? 1 : 0;
  recovered.late += trace.filter(({ by, done }) => by === 'player' && !done).length;
  recovered.tight += least > 0n && got === least ? 1 : 0;
  recovered.promised += least;
  recovered.recovered += got;
};

const batch = 16;

/** Yields after every batch, and ends after the last duel or the first loss. */
export function* recovery(seed: number, duels: number): Generator<RecoveryProgress, RecoveryProgress> {
  const recovered: Recovered = {
    ...{ duels: 0, promising: 0, contested: 0, late: 0, tight: 0 },
    ...{ promised: 0n, recovered: 0n },
  };
  for (let first = 0; first < duels; first += batch) {
    const numRuns = Math.min(batch, duels - first);
    for (const { view, target, numbers, temper } of fc.sample(setting, {
      seed: batchSeed(seed, first),
      numRuns,
    })) {
      const played = duel(view, target, numbers, { temper });
      count(recovered, played);
      if (played.got < leastOf(played.promised)) return { recovered, loss: { view, target, duel: played } };
    }
    yield { recovered };
  }
  return { recovered };
}

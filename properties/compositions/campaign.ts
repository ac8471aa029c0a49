/**
 * Campaign: many compositions, and what they have met, so that "no promise was broken" can be weighed.
 *
 * A composition is generated from the seed and its number alone.
 */
import fc from 'fast-check';
import { batchSeed } from '../campaign/seeds.js';
import { compose, type Broken, type Composed } from './composition.js';

export interface Composing {
  compositions: number;
  /** How many networks there were with so many participants, and with so many channels. */
  readonly participants: Map<number, number>;
  readonly channels: Map<number, number>;
  /** How many channels stood on each other, at most, and how many votes were open at one time. */
  readonly depth: Map<number, number>;
  readonly inFlight: Map<number, number>;
  /** What was completed, by kind. */
  readonly built: Map<string, number>;
  /** Proposals by which an honest participant would have lost, and which it refused. */
  refused: number;
  disputes: number;
  /** Challenges with states that were not the latest. */
  stale: number;
  recoveries: number;
  /** Recoveries of exactly what was promised, where that was something. */
  tight: number;
}

export interface BrokenPromise extends Broken {
  /** The choices that lead to it again. */
  readonly choices: readonly number[];
}

export interface ComposingProgress {
  readonly composing: Composing;
  readonly broken?: BrokenPromise;
}

/** One number for each choice; there are at least so many choices and at most so many. */
export const choicesOf = (least = 200, most = 500): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 65_535 }), { minLength: least, maxLength: most, size: 'max' });

const add = <K>(counts: Map<K, number>, key: K, times = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + times);
};

const count = (composing: Composing, composed: Composed): void => {
  composing.compositions += 1;
  add(composing.participants, composed.participants);
  add(composing.channels, composed.channels);
  add(composing.depth, composed.depth);
  add(composing.inFlight, composed.inFlight);
  for (const [kind, times] of composed.built) add(composing.built, kind, times);
  composing.refused += composed.refused;
  composing.disputes += composed.disputes;
  composing.stale += composed.stale;
  composing.recoveries += composed.recoveries;
  composing.tight += composed.tight;
};

const batch = 8;

/** Yields after every batch, and ends after the last composition or the first broken promise. */
export function* composing(seed: number, runs: number): Generator<ComposingProgress, ComposingProgress> {
  const composing: Composing = {
    ...{ compositions: 0, refused: 0, disputes: 0, stale: 0, recoveries: 0, tight: 0 },
    ...{
      participants: new Map(),
      channels: new Map(),
      depth: new Map(),
      inFlight: new Map(),
      built: new Map(),
    },
  };
  for (let first = 0; first < runs; first += batch) {
    const numRuns = Math.min(batch, runs - first);
    for (const choices of fc.sample(choicesOf(), { seed: batchSeed(seed, first), numRuns })) {
      const composed = compose(choices);
      count(composing, composed);
      if (composed.broken) return { composing, broken: { ...composed.broken, choices } };
    }
    yield { composing };
  }
  return { composing };
}

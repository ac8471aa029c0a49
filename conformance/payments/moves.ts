/**
 * Moves: what is tried next, and when. Most are the intents of the property tests, the others are probes.
 */
import fc from 'fast-check';
import { intent, resolve, type Situation } from '../../properties/arbitraries/index.js';
import type { Move } from '../subject.js';
import { probed } from './probes.js';
import type { Capabilities, Payments } from './terms.js';

type Reached = Situation['reached'];

/** Moves for a network in which the channels have reached these outcomes off-chain, final or not. */
export const moves = (
  capabilities: Capabilities,
  length: number,
): fc.Arbitrary<(reached: Reached) => readonly Move<Payments>[]> => {
  const one = fc.record({
    intent,
    probe: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    seconds: capabilities.clock ? fc.constantFrom(1, 1, 1, 0) : fc.constant(1),
  });
  return fc.array(one, { minLength: 1, maxLength: length, size: 'max' }).map(
    (list) => (reached) =>
      list.map(({ intent, probe, seconds }): Move<Payments> => (chain, last) => {
        const sight = { chain, reached, capabilities, ...(last && { last }) };
        return { action: (probe ? probed(sight, intent) : undefined) ?? resolve(sight, intent), seconds };
      }),
  );
};

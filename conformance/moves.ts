/**
 * Moves: what is tried next, and when. Most are the intents of the property tests, the others are probes.
 */
import fc from 'fast-check';
import { intent, resolve, type Intent } from '../properties/arbitraries/index.js';
import type { NitroAction } from '../spec/index.js';
import type { Capabilities } from './implementation.js';
import { probed, type Sight } from './probes.js';

export interface Move {
  readonly intent: Intent;
  readonly probe: boolean;
  readonly seconds: number;
}

export const move = ({ clock }: Capabilities): fc.Arbitrary<Move> =>
  fc.record({
    intent,
    probe: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    seconds: clock ? fc.constantFrom(1, 1, 1, 0) : fc.constant(1),
  });

/** The operation that this move means now. */
export const operationOf = (sight: Sight, { intent, probe }: Move): NitroAction =>
  (probe ? probed(sight, intent) : undefined) ?? resolve(sight, intent);

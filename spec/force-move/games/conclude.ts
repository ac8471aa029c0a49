/**
 * Conclude: a conclusion proof finalizes its outcome at once, challenge or not.
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { CallRule } from '../challenge-game.js';
import { accepted } from '../verdict.js';

export const conclude: CallRule<'conclude'> = (_moment, { record }, { outcome }) =>
  accepted({ record, concluded: outcome }); // 1. the outcome is finalized, 2. the challenge is gone

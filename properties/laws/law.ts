/**
 * Laws: what rules owe to everybody in a situation, not only in a step that was made.
 *
 * Invariants say what may never happen. Laws say what must be possible: rules that refuse everything keep every
 * invariant.
 */
import type { NitroAction, Rule } from '../../spec/index.js';
import type { Situation } from '../arbitraries/index.js';

export interface Law {
  readonly id: string;
  /** The section of the paper it comes from. */
  readonly section: string;
  readonly sentence: string;
  /** The actions that must be applied in this situation, whatever else is possible in it. */
  readonly owed: (situation: Situation) => readonly NitroAction[];
}

/** The first action that the law promises and the rules refuse. */
export const brokenPromise = (
  law: Law,
  rules: Rule<NitroAction>,
  situation: Situation,
): NitroAction | undefined =>
  law.owed(situation).find((action) => rules(situation.chain, action).status === 'rejected');

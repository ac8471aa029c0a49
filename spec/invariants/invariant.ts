/**
 * Invariants: sentences that hold of every chain a rule can reach, or of every step a rule can make.
 *
 * A sentence about a state sees one chain; a sentence about a step sees the chain before it, the action and
 * the chain after it. Rejected actions make no step.
 */
import type { Chain } from '../modelling/chain.js';
import type { NitroAction } from '../nitro/rules.js';

export interface Transition {
  readonly before: Chain;
  readonly action: NitroAction;
  readonly after: Chain;
}

interface Sentence {
  readonly id: string;
  /** The section of the paper it comes from. */
  readonly section: string;
  readonly sentence: string;
}

export interface StateInvariant extends Sentence {
  readonly about: 'state';
  readonly holds: (chain: Chain) => boolean;
}

export interface StepInvariant extends Sentence {
  readonly about: 'step';
  readonly holds: (transition: Transition) => boolean;
}

export type Invariant = StateInvariant | StepInvariant;

/** Whether the sentence survives the step: of a state, whether it holds afterwards. */
export const survives = (invariant: Invariant, transition: Transition): boolean =>
  invariant.about === 'state' ? invariant.holds(transition.after) : invariant.holds(transition);

/** Whether two lists have the same items in the same order; most often they are the same list. */
export const sameLists = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

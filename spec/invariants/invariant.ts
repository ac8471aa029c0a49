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

export interface StateInvariant<Part extends keyof Chain = keyof Chain> extends Sentence {
  readonly about: 'state';
  /** All that the sentence is about: while these parts of a chain stay the same, it holds as it did. */
  readonly reads: readonly Part[];
  readonly holds: (chain: Pick<Chain, Part>) => boolean;
}

export interface StepInvariant extends Sentence {
  readonly about: 'step';
  readonly holds: (transition: Transition) => boolean;
}

export type Invariant = StateInvariant | StepInvariant;

/** Whether the sentence survives the step: of a state it held before, whether it holds afterwards. */
export const survives = (invariant: Invariant, transition: Transition): boolean => {
  if (invariant.about === 'step') return invariant.holds(transition);
  const { before, after } = transition;
  return invariant.reads.every((part) => before[part] === after[part]) || invariant.holds(after);
};

/** Whether two lists have the same items in the same order; most often they are the same list. */
export const sameLists = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

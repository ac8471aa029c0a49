/**
 * Mutants: rules that are wrong on purpose, each with the check that notices.
 *
 * They stay in the suite so that a check that has gone blind is noticed too.
 */
import type { NitroAction, RejectionCode, Rule } from '../../spec/index.js';

export type Rules = Rule<NitroAction>;

/** An invariant or a law that is false of the mutant, a rejection that no longer occurs, or a figure it draws differently. */
export type Check =
  | { readonly type: 'invariant'; readonly id: string }
  | { readonly type: 'law'; readonly id: string }
  | { readonly type: 'figure'; readonly id: string }
  | { readonly type: 'witness'; readonly code: RejectionCode };

export interface Mutant {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly rules: Rules;
  readonly caughtBy: Check;
  /** The premise or effect that it leaves out, named as the rules' sources name it. */
  readonly leavesOut?: string;
}

export const invariant = (id: string): Check => ({ type: 'invariant', id });
export const law = (id: string): Check => ({ type: 'law', id });
export const figure = (id: string): Check => ({ type: 'figure', id });
export const witness = (code: RejectionCode): Check => ({ type: 'witness', code });

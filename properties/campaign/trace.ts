/**
 * Traces: a concrete chain and concrete actions, in the order in which they were tried.
 *
 * A trace does not depend on how it was found: it can be stored, replayed and shortened by itself.
 */
import { survives, type Chain, type Invariant, type NitroAction, type Rule } from '../../spec/index.js';

export interface Trace {
  readonly start: Chain;
  readonly actions: readonly NitroAction[];
}

/** The first step after which a sentence is false. */
export interface Violation {
  readonly invariant: Invariant;
  /** The position of the action in the trace; -1 where the start itself violates the sentence. */
  readonly at: number;
  readonly before: Chain;
  readonly after: Chain;
}

/** The first of these sentences that is false of a chain nothing has happened to yet. */
export const violatedAtStart = (start: Chain, invariants: readonly Invariant[]): Violation | undefined => {
  const invariant = invariants.find((sentence) => sentence.about === 'state' && !sentence.holds(start));
  return invariant && { invariant, at: -1, before: start, after: start };
};

/** Plays the trace and finds its first violation; actions that the rules refuse are skipped. */
export const replay = (
  rules: Rule<NitroAction>,
  { start, actions }: Trace,
  invariants: readonly Invariant[],
): Violation | undefined => {
  const atStart = violatedAtStart(start, invariants);
  if (atStart) return atStart;
  let before = start;
  for (const [at, action] of actions.entries()) {
    const step = rules(before, action);
    if (step.status === 'rejected') continue;
    const transition = { before, action, after: step.chain };
    const invariant = invariants.find((sentence) => !survives(sentence, transition));
    if (invariant) return { invariant, at, before, after: step.chain };
    before = step.chain;
  }
  return undefined;
};

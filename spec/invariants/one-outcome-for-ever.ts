import { keysOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import type { StepInvariant } from './invariant.js';

/** What of an outcome never changes: all of a guarantee, and the order of an allocation's debts. */
const sameButForPayments = (before: Outcome, after: Outcome | undefined): boolean => {
  if (before === after) return true;
  if (before.type === 'guarantee' || after?.type !== 'allocation') return false;
  const stillOwed = new Set(after.entries.map(([to]) => to));
  const remaining = before.entries.map(([to]) => to).filter((to) => stillOwed.has(to));
  return remaining.length === after.entries.length && remaining.every((to, i) => to === after.entries[i]![0]);
};

/** @paper §3.2 State Channel Outcomes */
export const oneOutcomeForEver: StepInvariant = {
  id: 'one-outcome-for-ever',
  section: '§3.2',
  sentence: 'A finalized outcome stays what it is: it is never replaced, and its debts keep their order.',
  about: 'step',
  holds: ({ before, after }) =>
    before.outcomes === after.outcomes ||
    keysOf(before.outcomes).every((channel) =>
      sameButForPayments(before.outcomes[channel]!, after.outcomes[channel]),
    ),
};

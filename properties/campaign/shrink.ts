/**
 * Shrink: the concrete trace made as small as it gets while the same sentence is violated.
 *
 * What led to the violating step goes into the start, if it is still violated from there. Then actions are
 * dropped, channels, balances and entries, and amounts are lowered; an action that is refused in the smaller
 * world is skipped. Repeated until nothing more can go.
 */
import {
  allocation,
  chainOf,
  entriesOf,
  guarantee,
  networkOf,
  recordOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Invariant,
  type NitroAction,
  type Outcome,
  type Rule,
} from '../../spec/index.js';
import { replay, type Trace, type Violation } from './trace.js';

const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

const replaced = <T>(items: readonly T[], at: number, item: T): T[] => items.with(at, item);

/** Smaller amounts to try, the smallest first; of a vast one never just a coin less, or shrinking never ends. */
const lower = (amount: Coins): Coins[] => {
  const less = amount <= 64n ? amount - 1n : amount - amount / 8n;
  return [...new Set([0n, 1n, amount / 2n, less])].filter((each) => each >= 0n && each < amount);
};

const smallerOutcomes = (outcome: Outcome): Outcome[] => {
  if (outcome.type === 'guarantee')
    return outcome.priority.map((_, i) => guarantee(outcome.target, ...without(outcome.priority, i)));
  const { entries } = outcome;
  return [
    ...entries.map((_, i) => allocation(...without(entries, i))),
    ...entries.flatMap(([to, amount], i) =>
      lower(amount).map((less) => allocation(...replaced(entries, i, [to, less] as const))),
    ),
  ];
};

const smallerStarts = (start: Chain): Chain[] => {
  const balances = entriesOf<Address, Coins>(start.balances);
  const outcomes = entriesOf<ChannelAddress, Outcome>(start.outcomes);
  const rebuilt = (
    b: readonly (readonly [Address, Coins])[],
    o: readonly (readonly [ChannelAddress, Outcome])[],
  ) => chainOf(start.participants, networkOf({ balances: recordOf(b), outcomes: recordOf(o) }));
  return [
    ...outcomes.map((_, i) => rebuilt(balances, without(outcomes, i))),
    ...balances.map((_, i) => rebuilt(without(balances, i), outcomes)),
    ...outcomes.flatMap(([channel, outcome], i) =>
      smallerOutcomes(outcome).map((less) =>
        rebuilt(balances, replaced(outcomes, i, [channel, less] as const)),
      ),
    ),
    ...balances.flatMap(([address, amount], i) =>
      lower(amount).map((less) => rebuilt(replaced(balances, i, [address, less] as const), outcomes)),
    ),
  ];
};

const smallerActions = (action: NitroAction): NitroAction[] =>
  action.type === 'finalize'
    ? smallerOutcomes(action.outcome).map((outcome) => ({ ...action, outcome }))
    : lower(action.amount).map((amount) => ({ ...action, amount }));

function* smaller({ start, actions }: Trace): Generator<Trace> {
  // Whole stretches first: most of a long trace has nothing to do with the violation.
  for (let size = actions.length >> 1; size > 1; size >>= 1)
    for (let from = 0; from < actions.length; from += size)
      yield { start, actions: [...actions.slice(0, from), ...actions.slice(from + size)] };
  for (let i = actions.length - 1; i >= 0; i--) yield { start, actions: without(actions, i) };
  for (const less of smallerStarts(start)) yield { start: less, actions };
  for (const [i, action] of actions.entries())
    for (const less of smallerActions(action)) yield { start, actions: replaced(actions, i, less) };
}

/** The trace that starts where the violating step does, whatever led there. */
const lastStep = ({ actions }: Trace, { at, before }: Violation): Trace => ({
  start: chainOf(before.participants, before),
  actions: actions.slice(at, at + 1),
});

/** The smallest trace this finds that violates the same sentence, cut after the violation. */
export const shrink = (rules: Rule<NitroAction>, trace: Trace, invariant: Invariant): Trace => {
  const cut = (candidate: Trace): Trace | undefined => {
    const violation = replay(rules, candidate, [invariant]);
    return violation && { ...candidate, actions: candidate.actions.slice(0, violation.at + 1) };
  };
  const violation = replay(rules, trace, [invariant]);
  if (!violation) throw new Error(`the trace does not violate ${invariant.id}`);
  let smallest = cut(lastStep(trace, violation)) ?? cut(trace)!;
  for (;;) {
    let next: Trace | undefined;
    for (const candidate of smaller(smallest)) if ((next = cut(candidate))) break;
    if (!next) return smallest;
    smallest = next;
  }
};

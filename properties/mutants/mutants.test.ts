import fc from 'fast-check';
import { match } from 'ts-pattern';
import { describe, expect, it } from 'vitest';
import { invariants, nitro, type Invariant } from '../../spec/index.js';
import { resolve, schedule, situation, type Intent, type Situation } from '../arbitraries/index.js';
import { campaign } from '../campaign/index.js';
import { disagreement, figures } from '../figures/index.js';
import { brokenPromise, laws } from '../laws/index.js';
import { occurs, witnesses } from '../witnesses/index.js';
import { carryOut } from './effects.js';
import type { Rules } from './mutant.js';
import { rulePartsInSources } from './rule-parts.js';
import { mutants, type Check } from './rules.js';

const named = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};

const after = (before: Situation, intent: Intent): Situation => {
  const step = nitro(before.chain, resolve(before, intent));
  return step.status === 'applied' ? { ...before, chain: step.chain } : before;
};

/** Situations some steps into a schedule. */
const situations = fc
  .sample(fc.tuple(situation(), schedule(20)), { seed: 7, numRuns: 200 })
  .map(([start, intents]) => intents.reduce(after, start));

/** Whether a search of the length that the slowest mutant needs, with room to spare, finds a violation. */
const violates = (rules: Rules, sentences: readonly Invariant[]): boolean => {
  const search = campaign({ rules, invariants: sentences, seed: 1, runs: 3000 });
  let next = search.next();
  while (!next.done) next = search.next();
  return next.value.found !== undefined;
};

/** Whether this one check, and no other, finds these rules wrong. */
const finds = (check: Check, rules: Rules): boolean =>
  match(check)
    .with({ type: 'invariant' }, ({ id }) => violates(rules, [named(invariants, id)]))
    .with({ type: 'law' }, ({ id }) =>
      situations.some((world) => brokenPromise(named(laws, id), rules, world) !== undefined),
    )
    .with({ type: 'figure' }, ({ id }) => disagreement(rules, named(figures, id)) !== undefined)
    .with(
      { type: 'witness' },
      ({ code }) => !witnesses[code].every((witness) => occurs(code, witness, rules)),
    )
    .exhaustive();

const inWords = (check: Check): string =>
  `the ${check.type} ${check.type === 'witness' ? check.code : check.id}`;

describe('wrong rules are caught', () => {
  for (const { id, wrong, rules, caughtBy } of mutants)
    it(`${id} by ${inWords(caughtBy)}: ${wrong}`, () => {
      expect(finds(caughtBy, rules)).toBe(true);
    });
});

describe('the list of wrong rules', () => {
  it('leaves out every premise and every numbered effect of every rule, and the reprioritization', () => {
    const leftOut = mutants.flatMap(({ leavesOut }) => leavesOut ?? []);
    expect(leftOut.toSorted()).toEqual([...rulePartsInSources(), 'reprioritize'].toSorted());
  });

  it('shows of every invariant and every law that it can fail', () => {
    const ids = mutants.flatMap(({ caughtBy }) => ('id' in caughtBy ? caughtBy.id : []));
    expect(ids).toEqual(expect.arrayContaining([...invariants, ...laws].map(({ id }) => id)));
  });

  it('has more than 50 entries, each with an id of its own', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThan(50);
  });

  it('is built on effects that together are what the right rules do', () => {
    fc.assert(
      fc.property(situation(), schedule(), ({ chain: start, reached }, intents) => {
        let chain = start;
        for (const intent of intents) {
          const action = resolve({ chain, reached }, intent);
          const step = nitro(chain, action);
          if (step.status === 'rejected') continue;
          expect(carryOut(chain, action)).toEqual(step.chain);
          chain = step.chain;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the right rules pass every check that catches a wrong one', () => {
  it('all invariants', () => {
    expect(violates(nitro, invariants)).toBe(false);
  });

  const others = new Map(
    mutants
      .filter(({ caughtBy, rules }) => caughtBy.type !== 'invariant' && rules !== nitro)
      .map(({ caughtBy }) => [inWords(caughtBy), caughtBy]),
  );
  for (const [words, check] of others)
    it(`${words}`, () => {
      expect(finds(check, nitro)).toBe(false);
    });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reclaim } from '../../spec/index.js';
import { rulePartsInSources } from '../mutants/rule-parts.js';
import { attempts } from './attempts.js';
import { mutants, type LedgerMutant } from './mutants.js';
import { effects, sentences, type LedgerSentence } from './sentences.js';
import { occurs, witnesses } from './witnesses.js';

/** How often the sentence was put to the test, and how often it failed. */
const trials = (
  { holds }: LedgerSentence,
  rules: reclaim.LedgerRules,
  { runs, until = Infinity }: { readonly runs: number; readonly until?: number },
): { held: number; failed: number } => {
  const count = { held: 0, failed: 0 };
  for (let seed = 1; seed <= runs / 10 && count.failed < until; seed++)
    for (const history of fc.sample(attempts(rules), { seed, numRuns: 10 }))
      for (const attempt of history) {
        const verdict = holds(attempt);
        if (verdict !== undefined) count[verdict ? 'held' : 'failed'] += 1;
      }
  return count;
};

const finds = ({ caughtBy, rules }: Pick<LedgerMutant, 'caughtBy' | 'rules'>): boolean =>
  'refusal' in caughtBy
    ? !witnesses[caughtBy.refusal].every((witness) => occurs(caughtBy.refusal, witness, rules))
    : trials(
        sentences.find(({ id }) => id === caughtBy.sentence)!,
        rules,
        { runs: 400, until: 1 },
      ).failed > 0;

const by = ({ caughtBy }: Pick<LedgerMutant, 'caughtBy'>): string =>
  'refusal' in caughtBy ? `the refusal ${caughtBy.refusal}` : caughtBy.sentence;

describe('the rules of ledgers', () => {
  for (const sentence of sentences)
    it(`${sentence.id}: ${sentence.sentence}`, () => {
      const { held, failed } = trials(sentence, reclaim.ledgers, { runs: 150 });
      expect(failed).toBe(0);
      expect(held).toBeGreaterThan(100);
    });

  it('have a sentence for every numbered effect', () => {
    const numbered = rulePartsInSources(['reclaim']).filter((part) => part.includes('effect'));
    expect(effects.length).toBe(numbered.length);
  });

  it('give every action to the rule of its name', () => {
    const rules = {
      deposit: reclaim.deposit,
      finalize: reclaim.finalize,
      transfer: reclaim.transfer,
      reclaim: reclaim.reclaim,
    } as Record<reclaim.LedgerAction['type'], (chain: reclaim.LedgerChain, action: never) => unknown>;
    const seen = new Set<string>();
    for (const history of fc.sample(attempts(), { seed: 1, numRuns: 30 }))
      for (const { before, action, step } of history) {
        seen.add(action.type);
        expect(rules[action.type](before, action as never)).toEqual(step);
      }
    expect(seen.size).toBe(4);
  });

  it('are applied in most attempts, and each of them often', () => {
    const applied = new Map<string, number>();
    const refused = new Set<string>();
    const histories = fc.sample(attempts(), { seed: 3, numRuns: 200 });
    for (const { action, step } of histories.flat())
      if (step.status === 'applied') applied.set(action.type, (applied.get(action.type) ?? 0) + 1);
      else refused.add(step.reason.code);
    const all = histories.flat().length;
    expect([...applied.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(0.7 * all);
    for (const type of ['deposit', 'finalize', 'transfer', 'reclaim'])
      expect(applied.get(type), type).toBeGreaterThan(200);
    expect([...refused].toSorted()).toEqual(Object.keys(witnesses).toSorted());
  });
});

describe('wrong rules are caught', () => {
  for (const mutant of mutants)
    it(`${mutant.id} by ${by(mutant)}: ${mutant.wrong}`, () => {
      expect(finds(mutant)).toBe(true);
    });

  it('and they leave out every premise and every numbered effect', () => {
    const leftOut = mutants.flatMap(({ leavesOut }) => leavesOut ?? []);
    expect(leftOut.toSorted()).toEqual(rulePartsInSources(['reclaim']).toSorted());
  });

  it('and every sentence is needed for one of them', () => {
    const needed = new Set(mutants.map(by));
    expect(sentences.map(({ id }) => id).filter((id) => !needed.has(id))).toEqual([]);
  });

  it('and each has an id of its own', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  it('and the right rules pass all that catches them', () => {
    for (const { caughtBy } of mutants.filter(({ caughtBy }) => 'refusal' in caughtBy))
      expect(finds({ caughtBy, rules: reclaim.ledgers })).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reclaim } from '../../spec/index.js';
import { rulePartsInSources } from '../mutants/rule-parts.js';
import { attempts } from './attempts.js';
import { mutants, type LedgerMutant } from './mutants.js';
import { effects, sentences, type LedgerSentence } from './sentences.js';
import { occurs, witnesses } from './witnesses.js';

const sampled = (rules: reclaim.LedgerRules, seed: number) =>
  fc.sample(attempts(rules), { seed, numRuns: 20 }).flat();

/** Whether the sentence fails of some attempt, and the search for it is over. */
const fails = ({ holds }: LedgerSentence, rules: reclaim.LedgerRules): boolean => {
  for (let seed = 1; seed <= 20; seed++)
    if (sampled(rules, seed).some((attempt) => holds(attempt) === false)) return true;
  return false;
};

const finds = ({ caughtBy, rules }: Pick<LedgerMutant, 'caughtBy' | 'rules'>): boolean =>
  'refusal' in caughtBy
    ? !witnesses[caughtBy.refusal].every((witness) => occurs(caughtBy.refusal, witness, rules))
    : fails(
        sentences.find(({ id }) => id === caughtBy.sentence)!,
        rules,
      );

const by = ({ caughtBy }: Pick<LedgerMutant, 'caughtBy'>): string =>
  'refusal' in caughtBy ? `the refusal ${caughtBy.refusal}` : caughtBy.sentence;

describe('the rules of ledgers', () => {
  const tried = Array.from({ length: 12 }, (_, seed) => sampled(reclaim.ledgers, seed)).flat();

  for (const sentence of sentences)
    it(`${sentence.id}: ${sentence.sentence}`, () => {
      const verdicts = tried.map(sentence.holds).filter((verdict) => verdict !== undefined);
      expect(verdicts.filter((verdict) => !verdict)).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(100);
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
    for (const { before, action, step } of tried) {
      seen.add(action.type);
      expect(rules[action.type](before, action as never)).toEqual(step);
    }
    expect(seen.size).toBe(4);
  });

  it('are applied in most attempts, and each of them often', () => {
    const applied = new Map<string, number>();
    const refused = new Set<string>();
    for (const { action, step } of tried)
      if (step.status === 'applied') applied.set(action.type, (applied.get(action.type) ?? 0) + 1);
      else refused.add(step.reason.code);
    const all = tried.length;
    expect([...applied.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(0.65 * all);
    for (const type of ['deposit', 'finalize', 'transfer', 'reclaim'])
      expect(applied.get(type), type).toBeGreaterThan(150);
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

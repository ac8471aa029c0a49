import { describe, expect, it } from 'vitest';
import { answer, readQuestion } from '../../../conformance/scenario/index.js';
import { agrees } from '../../../conformance/vector-set/agree.js';
import { committedFiles } from '../../../conformance/vector-set/committed.js';
import { wrongRulesFile } from '../../../conformance/vector-set/set.js';
import {
  answerOperations,
  startOf,
  type OperationsQuestion,
} from '../../../conformance/scenario/operations.js';
import { mutants } from '../../mutants/rules.js';
import { tellsApart } from './search.js';
import { beyondQuestions, suspects } from './suspects/index.js';
import { wrongRules } from './wrong-rules.js';
import { committedVectors } from './committed-vectors.js';

const asked = committedVectors().map((vector) => {
  const reading = readQuestion(vector.text);
  return { vector, question: reading.type === 'read' ? reading.value : undefined };
});

const contentOf = (id: string): unknown =>
  asked.find(({ vector }) => `${vector.folder}/${vector.id}` === id)!.question!.content;

describe('a wrong rule is told apart:', () => {
  it.each(suspects.map((suspect) => [suspect.id, suspect] as const))('%s', (id, suspect) => {
    const claiming = asked.filter(
      ({ vector }) => vector.folder === suspect.kind && vector.tests.tellsApart.includes(id),
    );
    expect(claiming.length).toBeGreaterThan(0);
    for (const { vector, question } of claiming
      .toSorted((a, b) => a.vector.text.length - b.vector.text.length)
      .slice(0, 2))
      expect(tellsApart(suspect, question!.content, vector.expect), vector.id).toBe(true);
  });
});

describe('the vectors', () => {
  it('claim to tell apart what there is, each in its kind', () => {
    const known = new Map(suspects.map(({ id, kind }) => [id, kind]));
    expect(known.size).toBe(suspects.length);
    for (const { vector } of asked)
      for (const id of vector.tests.tellsApart) expect(known.get(id)).toBe(vector.folder);
  });

  it('of operations tell apart all that they claim, and nothing that they do not', () => {
    for (const { vector, question } of asked.filter(({ vector }) => vector.folder === 'operations')) {
      const told = suspects
        .filter(({ kind }) => kind === 'operations')
        .filter((suspect) => tellsApart(suspect, question!.content, vector.expect))
        .map(({ id }) => id);
      expect(vector.tests.tellsApart, vector.id).toEqual(told);
    }
  });

  it('say of every wrong rule what is wrong in the same words', () => {
    expect(committedFiles().get(wrongRulesFile)).toBe(wrongRules());
  });

  it('tell most wrong rules apart by a question of at most one channel, or two', () => {
    const found = asked.filter(
      ({ vector }) => vector.folder === 'operations' && vector.id.startsWith('not-'),
    );
    expect(found.length).toBeGreaterThan(30);
    for (const { vector, question } of found) {
      const { network, operations } = question!.content as OperationsQuestion;
      expect(Object.keys(network.outcomes).length).toBeLessThanOrEqual(3);
      expect(operations.length).toBeLessThanOrEqual(2);
      expect(vector.text.length).toBeLessThan(1500);
    }
  });
});

describe('what no question about operations tells apart', () => {
  it.each(beyondQuestions.map(({ id, why }) => [id, why] as const))('%s: %s', (id) => {
    const { rules } = mutants.find((mutant) => mutant.id === id)!;
    for (const { vector, question } of asked.filter(({ vector }) => vector.folder === 'operations')) {
      const given = answerOperations(question!.content as OperationsQuestion, rules);
      expect(agrees(vector.expect, given), vector.id).toBe(true);
    }
  });

  it('is seen by the totals, where it is about these', () => {
    for (const id of ['deposit-without-coins', 'withdrawal-without-coins']) {
      const { rules } = mutants.find((mutant) => mutant.id === id)!;
      const content = contentOf('operations/withdraw-figure-2') as OperationsQuestion;
      const totals = (each: typeof rules) =>
        content.operations.reduce((chain, action) => {
          const step = each(chain, action);
          return step.status === 'applied' ? step.chain : chain;
        }, startOf(content));
      const right = totals(mutants.find(({ id }) => id === 'turbo-with-guarantees')!.rules);
      const { deposited, withdrawn } = totals(rules);
      expect({ deposited, withdrawn }).not.toEqual({
        deposited: right.deposited,
        withdrawn: right.withdrawn,
      });
    }
  });
});

describe('an answer agrees with the expected one', () => {
  const outcome = (entries: readonly (readonly [string, string])[]) => ({
    L: { type: 'allocation', entries },
  });

  it('in spite of zeros, of entries that do not count, and of the order of addresses', () => {
    const given = {
      results: ['applied'],
      final: {
        balances: { B: '1', A: '0' },
        outcomes: outcome([
          ['A', '2'],
          ['A', '3'],
          ['B', '0'],
        ]),
      },
    };
    const right = { results: ['applied'], final: { outcomes: outcome([['A', '2']]), balances: { B: '1' } } };
    expect(agrees(right, given)).toBe(true);
  });

  it('if a payment of nothing succeeds, and if it fails, but not if another one does', () => {
    const said = (result: string) => ({ results: [result], final: { balances: {}, outcomes: {} } });
    expect(agrees(said('unspecified-but-no-effect'), said('applied'))).toBe(true);
    expect(agrees(said('unspecified-but-no-effect'), said('rejected'))).toBe(true);
    expect(agrees(said('rejected'), said('applied'))).toBe(false);
    expect(agrees(said('applied'), said('rejected'))).toBe(false);
  });

  it('whatever reason is given for what cannot be, but not if it is said to be', () => {
    expect(agrees({ invalid: 'because' }, { invalid: 'for another reason' })).toBe(true);
    expect(agrees({ invalid: 'because' }, { members: {} })).toBe(false);
  });

  it('not with another order of entries, nor without an outcome that is emptied', () => {
    const final = (entries: readonly (readonly [string, string])[]) => ({
      final: { outcomes: outcome(entries) },
    });
    expect(
      agrees(
        final([
          ['A', '1'],
          ['B', '1'],
        ]),
        final([
          ['B', '1'],
          ['A', '1'],
        ]),
      ),
    ).toBe(false);
    expect(agrees(final([]), { final: { outcomes: {} } })).toBe(false);
  });

  it('if it is the answer', () => {
    for (const { vector, question } of asked.filter(({ question }) => question?.kind === 'turbo-value'))
      expect(agrees(vector.expect, answer(question!))).toBe(true);
  });
});

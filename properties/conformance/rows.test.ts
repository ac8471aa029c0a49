import { describe, expect, it } from 'vitest';
import type { Compared, PlainCase } from '../../conformance/compare.js';
import { rowsOf } from '../../conformance/rows.js';

const words = { twice: 'an entry twice', empty: 'an empty entry' };

const case_ = (id: string, ingredients: readonly string[], fields: Partial<PlainCase> = {}): PlainCase => ({
  ...{ id, rule: 'transfer', symptom: 'ends otherwise', severity: 'difference', ingredients, size: 3 },
  ...{ met: 1, lines: [id], finding: { id } },
  ...fields,
});

const part = (name: string, cases: readonly PlainCase[], fields: Partial<Compared> = {}): Compared => ({
  ...{ name, subject: 'payments', about: 'payments', runs: 1, next: 1, seconds: 1, inside: 1 },
  ...{ operations: {}, notAsked: {}, without: [], gone: [], cases, words },
  ...fields,
});

const rows = (parts: readonly Compared[], seconds = 300) =>
  rowsOf(parts, { generationOf: (name) => name.slice(0, 2), documented: () => false, seconds });

describe('rows', () => {
  it('are one for what several versions do, with the smallest of their examples', () => {
    const [row, ...others] = rows([
      part('v1@1', [case_('large', ['twice'], { size: 5 })]),
      part('v1@2', [case_('small', ['twice'], { size: 4 })]),
    ]);
    expect(others).toEqual([]);
    expect(row?.implementations).toEqual(['v1@1', 'v1@2']);
    expect(row?.ways.map(({ id, met }) => [id, met])).toEqual([['small', 2]]);
  });

  it('are as many as there are generations', () => {
    const same = [case_('same', ['twice'])];
    expect(rows([part('v1@1', same), part('v2@1', same)]).map(({ id }) => id)).toEqual([
      'v1-twice',
      'v2-twice',
    ]);
  });

  it('have what needs more with what needs less, and are judged by the worst of it', () => {
    const [row, ...others] = rows([
      part('v1@1', [case_('a', ['twice']), case_('b', ['twice', 'empty'], { severity: 'loss', loses: 'A' })]),
    ]);
    expect(others).toEqual([]);
    expect(row?.severity).toBe('loss');
    expect(row?.ways.map(({ besides }) => besides)).toEqual(['', 'only with an empty entry']);
  });

  it('have the loss in a game with the fault behind it, which the game keeps by its subject', () => {
    const lost = (ingredients: readonly string[]) =>
      case_('lost', ingredients, {
        rule: 'recover',
        symptom: 'less than promised: ends otherwise',
        fault: 'ends otherwise',
        severity: 'loss',
      });
    for (const ingredients of [['twice'], []]) {
      const [row, ...others] = rows([
        part('v1@1', [case_('plain', ingredients)]),
        part('v1@1', [lost(ingredients)], { subject: 'recovery' }),
      ]);
      expect(others).toEqual([]);
      expect(row?.subject).toBe('payments');
      expect(row?.ways.map(({ rule, subject }) => [rule, subject])).toEqual([
        ['transfer', undefined],
        ['recover', 'recovery'],
      ]);
    }
  });

  it('leave out what needs more for the same, unless somebody loses by it or others do so', () => {
    const simple = case_('simple', ['twice']);
    const ids = (fields: Partial<PlainCase>, name = 'v1@1') =>
      rows([part('v1@1', [simple]), part(name, [case_('more', ['twice', 'empty'], fields)])]).flatMap(
        ({ ways }) => ways.map(({ id }) => id),
      );
    expect(ids({})).toEqual(['simple']);
    expect(ids({ severity: 'loss' })).toEqual(['simple', 'more']);
    expect(ids({ symptom: 'refuses' })).toEqual(['simple', 'more']);
    expect(ids({}, 'v1@2')).toEqual(['simple', 'more']);
  });

  it('are told apart by the symptom where nothing unusual is needed', () => {
    const cases = [case_('a', []), case_('b', [], { symptom: 'refuses' })];
    expect(rows([part('v1@1', cases)]).map(({ id }) => id)).toEqual(['v1-a', 'v1-b']);
  });

  it('are rare where five minutes would meet them fewer than five times', () => {
    const rare = (met: number, seconds: number) =>
      rows([part('v1@1', [case_('a', [], { met })])], seconds)[0]?.rare;
    expect([rare(4, 300), rare(5, 300), rare(49, 3000), rare(50, 3000), rare(5, 30)]).toEqual([
      ...[true, false, true, false, false],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Compared, PlainCase } from '../../conformance/compare.js';
import { rowsOf } from '../../conformance/rows.js';
import { playedOnOthers, toldOf, type Shows } from '../../conformance/shared.js';

const words = { twice: 'an entry twice', empty: 'an empty entry' };

const case_ = (id: string, ingredients: readonly string[], fields: Partial<PlainCase> = {}): PlainCase => ({
  ...{ id, rule: 'transfer', symptom: 'ends otherwise', severity: 'difference', ingredients, size: 3 },
  ...{ met: 1, metAlone: 1, lines: [id], finding: { id } },
  ...fields,
});

const part = (name: string, cases: readonly PlainCase[], fields: Partial<Compared> = {}): Compared => ({
  ...{ name, subject: 'payments', about: 'payments', runs: 1, next: 1, seconds: 1, inside: 1 },
  ...{ operations: {}, notAsked: {}, without: [], pace: [1], gone: [], cases, words },
  ...fields,
});

const rows = (parts: readonly Compared[], seconds = 300, shows?: Shows) =>
  rowsOf(parts, { generationOf: (name) => name.slice(0, 2), documented: () => false, shows, seconds });

describe('rows', () => {
  it('are one for what several versions do, with the smallest of their examples, and first whose it is', () => {
    const [row, ...others] = rows([
      part('v1@1', [case_('large', ['twice'], { size: 5 })]),
      part('v1@2', [case_('small', ['twice'], { size: 4 })]),
    ]);
    expect(others).toEqual([]);
    expect(row?.implementations).toEqual(['v1@2', 'v1@1']);
    expect(row?.ways.map(({ id, met }) => [id, met])).toEqual([['small', 2]]);
  });

  it('are of the cause that the same versions show', () => {
    const both = case_('both', ['empty', 'twice'], { symptom: 'refuses' });
    const found = rows([
      part('v1@1', [case_('empty', ['empty'], { size: 1 })]),
      part('v1@2', [case_('twice', ['twice'], { size: 2 }), both]),
      part('v1@3', [both]),
    ]);
    expect(found.map(({ id, ways }) => [id, ...ways.map((way) => way.id)])).toEqual([
      ['v1-empty', 'empty'],
      ['v1-twice', 'twice', 'both'],
    ]);
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

  it('are not two for what a variant shows like its subject, and have what it alone shows', () => {
    const on = { subject: 'pushed', about: 'payments', words: { again: 'a second payout' } };
    const [row, again, ...others] = rows([
      part('v1@1', [case_('plain', ['twice'])]),
      part('v1@1', [case_('pushed-plain', ['twice', 'empty']), case_('pushed-again', ['again'])], on),
      part('v1@2', [case_('plain', ['twice'])]),
    ]);
    expect(others).toEqual([]);
    expect(row?.ways.map(({ id, alsoOn }) => [id, alsoOn])).toEqual([['plain', ['pushed']]]);
    expect([again?.subject, again?.cause]).toEqual(['payments', 'only with a second payout']);
    expect(again?.ways.map(({ id, subject }) => [id, subject])).toEqual([['pushed-again', 'pushed']]);
  });

  it('keep what of a variant its subject does not show, or in other versions, or to nobody’s loss', () => {
    const ways = (name: string, fields: Partial<PlainCase>) =>
      rows([
        part('v1@1', [case_('plain', ['twice'])]),
        part(name, [case_('variant', ['twice'], fields)], { subject: 'pushed' }),
      ]).flatMap(({ ways: its }) => its);
    expect(ways('v1@1', {})).toHaveLength(1);
    expect(ways('v1@2', {})).toHaveLength(2);
    expect(ways('v1@1', { severity: 'loss' })).toHaveLength(2);
    expect(ways('v1@1', { symptom: 'refuses' })).toHaveLength(2);
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

  it('are rare where five minutes would meet them, and nothing else, in fewer than five runs', () => {
    const ten = Array.from({ length: 10 }, (_, i) => (i + 1) / 10);
    const rare = (metAlone: number, seconds: number, pace: readonly number[] = ten) =>
      rows([part('v1@1', [case_('a', [], { met: 1000, metAlone })], { pace })], seconds)[0]?.rare;
    expect([rare(4, 300), rare(5, 300), rare(49, 3000), rare(50, 3000), rare(5, 30)]).toEqual([
      ...[true, false, true, false, false],
    ]);
    const slowAtFirst = [0.2, 0.3, 0.9, 0.95, 1];
    expect([rare(500, 3000, slowAtFirst), rare(5, 300, slowAtFirst)]).toEqual([true, false]);
  });
});

describe('what one version shows', () => {
  const parts = [
    part('v1@1', [case_('small', ['twice'], { size: 1, met: 2 })]),
    part('v1@2', [case_('large', ['twice'], { size: 2, met: 3 })]),
    part('v1@3', []),
    part('v2@1', [case_('alone', ['twice'])]),
    part('v1@1', [case_('other', ['empty'])], { subject: 'pushed' }),
  ];
  const generationOf = (name: string) => name.slice(0, 2);

  it('is played on the others of its generation on the same subject, and on nobody else', async () => {
    const asked: string[][] = [];
    await playedOnOthers(parts, generationOf, async ({ name, subject }, examples) => {
      asked.push([name, subject, ...examples.map((text) => (JSON.parse(text) as { id: string }).id)]);
      return examples.map(() => false);
    });
    expect(asked).toEqual([
      ['v1@1', 'payments', 'large'],
      ['v1@2', 'payments', 'small'],
      ['v1@3', 'payments', 'small', 'large'],
    ]);
  });

  it('is one way with the example that most of them show, and all who do', async () => {
    const shows = await playedOnOthers(parts, generationOf, async ({ name }, examples) =>
      examples.map((text) => name !== 'v1@2' && text.includes('large')),
    );
    const [row] = rows(parts, 300, shows);
    expect(row?.ways.map(({ id, implementations, met }) => [id, implementations, met])).toEqual([
      ['large', ['v1@2', 'v1@1', 'v1@3'], 5],
    ]);
  });

  it('are two ways where none shows the example of the other', async () => {
    const shows = await playedOnOthers(parts, generationOf, async (_, examples) => examples.map(() => false));
    const [row] = rows(parts, 300, shows);
    expect(row?.ways.map(({ id, implementations }) => [id, implementations])).toEqual([
      ['small', ['v1@1']],
      ['large', ['v1@2']],
    ]);
  });

  it('are told apart by their ids where their examples have the same', async () => {
    const same = (name: string, size: number) =>
      part(name, [case_('same', ['twice'], { size, finding: { id: 'same', size } })]);
    const shows = () => false;
    const [row] = rows([same('v1@1', 1), same('v1@2', 2)], 300, shows);
    expect(row?.ways.map(({ id, finding }) => [id, finding['id'], finding['size']])).toEqual([
      ['same', 'same', 1],
      ['same-2', 'same-2', 2],
    ]);
  });
});

describe('a version', () => {
  const told = (name: string, parts: readonly Compared[]) =>
    toldOf(parts, (version) => version.slice(0, 2), { name, subject: 'payments' });
  const parts = [
    part('v1@1', [case_('one', ['twice'])]),
    part('v2@1', [case_('two', ['twice']), case_('two', ['twice'])]),
    part('v2@1', [case_('other', [])], { subject: 'challenges' }),
  ];
  const text = (id: string) => JSON.stringify({ id, implementations: [] });

  it('is told what others of its generation were found to do, on the same subject', () => {
    expect(told('v2@2', parts)).toEqual({ also: [text('two')] });
  });

  it('that is the first of its generation is told what the other generations were found to do', () => {
    expect(told('v3@1', parts)).toEqual({ elsewhere: [text('one'), text('two')] });
    expect(told('v1@1', [])).toEqual({ elsewhere: [] });
  });
});

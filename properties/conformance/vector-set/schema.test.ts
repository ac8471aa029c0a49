import fc from 'fast-check';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readQuestion, type Json } from '../../../conformance/scenario/index.js';
import { committedFiles } from '../../../conformance/vector-set/committed.js';
import { manifestFile } from '../../../conformance/vector-set/set.js';
import { malformed, type Fields } from '../../../conformance/vector-set/vector.js';
import { smaller } from './smaller.js';
import { committedVectors } from './committed-vectors.js';

const committed = committedFiles();
const vectors = committedVectors();
const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  allowUnionTypes: true,
});

const validator = (name: string): ValidateFunction =>
  ajv.compile(JSON.parse(committed.get(`schema/${name}.schema.json`)!) as object);

const scenario = validator('scenario');
const manifest = validator('manifest');
const itf = validator('itf');

const json = (text: string): Fields => JSON.parse(text) as Fields;

/** What only a look at several fields shows, and a schema does not. */
const beyondSchemas = ['unknown-outcome', 'update-of-no-channel', 'member-twice'];

describe('the schema of scenarios', () => {
  it('accepts every vector', () => {
    for (const { folder, id, text } of vectors.filter(({ folder }) => folder !== malformed)) {
      scenario(json(text));
      expect(scenario.errors, `${folder}/${id}`).toBeNull();
    }
  });

  it('refuses every malformed one, but for what only several fields together show', () => {
    const accepted = vectors.filter(({ folder, text }) => {
      const { expect: _, ...asked } = json(text);
      return folder === malformed && scenario(asked);
    });
    expect(accepted.map(({ id }) => id).toSorted()).toEqual(beyondSchemas.toSorted());
    expect(vectors.filter(({ folder }) => folder === malformed).length).toBeGreaterThan(15);
  });

  it('refuses an answer of another kind, with a field too many, or with a number for an amount', () => {
    const kinds = new Map<string, Fields>();
    for (const { folder, text } of vectors) if (folder !== malformed) kinds.set(folder, json(text));
    for (const [kind, vector] of kinds) {
      for (const [other, { expect: answer }] of kinds)
        if (!isAlike(kind, other))
          expect(scenario({ ...vector, expect: answer }), `${kind} ${other}`).toBe(false);
      expect(scenario({ ...vector, expect: { ...(vector['expect'] as Fields), more: '1' } })).toBe(false);
    }
    const first = vectors.find(({ folder }) => folder === 'snapshot');
    expect(scenario({ ...json(first!.text), expect: { value: 1 } })).toBe(false);
  });

  it('is never stricter than the reader, and stricter in nothing but what one field shows', () => {
    const parts = fc.constantFrom<Json>(null, true, -1, 1, 0.5, '', '-1', '01', 'x y', 'A', [], {}, [[]]);
    let refusedByBoth = 0;
    let acceptedByBoth = 0;
    const cases = vectors.filter(({ folder }) => folder !== malformed).map(({ text }) => json(text));
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(), parts, (vector, place, part) => {
        const { expect: _, title: __, tests: ___, ...question } = vector;
        const broken = replaced(question, place, part);
        const reading = readQuestion(JSON.stringify(broken));
        const accepted = scenario(broken);
        if (!accepted) refusedByBoth++;
        else if (reading.type === 'read') acceptedByBoth++;
        if (!accepted) expect(reading.type, JSON.stringify([broken, scenario.errors?.[0]])).toBe('malformed');
        if (reading.type === 'malformed' && accepted)
          expect(
            reading.problems.every(({ message }) => severalFields.test(message)),
            JSON.stringify([broken, reading.problems]),
          ).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(refusedByBoth).toBeGreaterThan(300);
    expect(acceptedByBoth).toBeGreaterThan(40);
  });
});

/** Words of the reader about several fields at once. */
const severalFields =
  /there is no |twice|is open already|is not open yet|for ever|is concluded|has no members|is a participant|is a channel|different members/;

const isAlike = (one: string, other: string): boolean =>
  one === other ||
  [one, other].every((kind) => ['turbo-value', 'nitro-lower-bound', 'nitro-exact-value'].includes(kind));

const without = (all: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));

const placesIn = (json: Json): number =>
  typeof json === 'object' && json !== null
    ? Object.values(json).reduce<number>((places, part) => places + placesIn(part as Json), 1)
    : 1;

/** The same with another value at a place, counted through all of it. */
const replaced = (whole: Json, place: number, by: Json): Json => {
  let left = place % placesIn(whole);
  const through = (json: Json): Json => {
    if (left-- === 0) return by;
    if (Array.isArray(json)) return (json as readonly Json[]).map(through);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, part]) => [key, through(part as Json)]));
  };
  return through(whole);
};

/** Every way to leave a part out that must not be left out. */
const withoutAPart = (whole: Json): readonly Json[] =>
  [...smaller(whole)].filter((less) => JSON.stringify(less).length < JSON.stringify(whole).length - 5);

describe('the schema of the manifest', () => {
  const right = json(committed.get(manifestFile)!);

  it('accepts the manifest', () => {
    manifest(right);
    expect(manifest.errors).toBeNull();
  });

  it.each([
    ['without a licence', (all: Fields) => without(all, 'licence')],
    ['with a version of two numbers', (all: Fields) => ({ ...all, version: '1.0' })],
    ['with a field too many', (all: Fields) => ({ ...all, date: 'today' })],
    [
      'with a file without a hash',
      (all: Fields) => ({ ...all, files: [{ path: 'a', kind: 'itf', title: 'b' }] }),
    ],
    [
      'with a short hash',
      (all: Fields) => ({ ...all, files: [{ path: 'a', kind: 'itf', title: 'b', sha256: 'ab' }] }),
    ],
    [
      'with a path from the root',
      (all: Fields) => ({ ...all, files: [{ path: '/a', kind: 'itf', title: 'b', sha256: '0'.repeat(64) }] }),
    ],
  ])('refuses one %s', (_, breaking) => {
    expect(manifest(breaking(right))).toBe(false);
  });
});

describe('the schema of the traces', () => {
  const traces = [...committed].filter(([path]) => path.startsWith('itf/'));

  it('accepts every trace', () => {
    expect(traces.length).toBeGreaterThan(50);
    for (const [path, text] of traces) {
      itf(json(text));
      expect(itf.errors, path).toBeNull();
    }
  });

  it('refuses every trace from which a variable, a type or a part of a value is missing', () => {
    const [, text] = traces.find(([path]) => path.includes('claim-figure-22'))!;
    const trace = json(text) as { states: readonly Fields[]; vars: readonly string[] };
    for (const name of trace.vars) {
      const states = trace.states.map((state) => without(state, name));
      expect(itf({ ...trace, states }), name).toBe(false);
    }
    expect(itf({ ...trace, vars: trace.vars.slice(1) })).toBe(false);
    expect(itf({ ...trace, states: [] })).toBe(false);
    const amount = text.replace('{ "#bigint": "3" }', '3');
    expect(amount).not.toBe(text);
    expect(itf(json(amount))).toBe(false);
  });

  it('refuses most traces with any part left out', () => {
    const [, text] = traces.find(([path]) => path.includes('claim-figure-22'))!;
    const broken = withoutAPart(json(text));
    const refused = broken.filter((each) => !itf(each));
    expect(broken.length).toBeGreaterThan(40);
    expect(refused.length / broken.length).toBeGreaterThan(0.7);
  });
});

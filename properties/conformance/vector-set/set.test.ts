import { describe, expect, it } from 'vitest';
import { kinds } from '../../../conformance/scenario/index.js';
import { committedFiles, committedSource } from '../../../conformance/vector-set/committed.js';
import { manifestFile, vectorSet } from '../../../conformance/vector-set/set.js';
import { sha256 } from '../../../conformance/vector-set/release.js';
import { constructions } from '../../../spec/constructions/index.js';
import { sections } from '../../architecture/paper.js';
import { figures } from '../../figures/index.js';
import { everyKind } from '../../reasoning/views.js';
import { witnesses } from '../../witnesses/index.js';
import { committedVectors } from './committed-vectors.js';

const committed = committedFiles();
const source = committedSource();
const { files } = vectorSet(source);
const vectors = committedVectors();
const inFolder = (folder: string) => vectors.filter((vector) => vector.folder === folder);

interface Manifest {
  readonly files: readonly { readonly path: string; readonly kind: string; readonly sha256: string }[];
}
const manifest = JSON.parse(committed.get(manifestFile)!) as Manifest;

describe('the committed vectors', () => {
  it('are, byte for byte, what the specification answers; if not, run npm run generate', () => {
    expect([...committed.keys()].toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, text] of files) expect(committed.get(path), path).toBe(text);
  });

  it('have an id of their own each, which is the name of the file', () => {
    for (const [path, text] of source.questions)
      expect(path.split('/')[1]).toBe(`${(JSON.parse(text) as { id: string }).id}.json`);
    expect(new Set(vectors.map(({ id, folder }) => `${folder}/${id}`)).size).toBe(vectors.length);
  });

  it('ask no question twice', () => {
    const questions = vectors.map(({ folder, question }) => JSON.stringify([folder, question]));
    expect(questions.filter((question, i) => questions.indexOf(question) < i)).toEqual([]);
  });

  it('are many small files', () => {
    const sizes = [...committed.values()].map((text) => Buffer.byteLength(text));
    expect(vectors.length).toBeGreaterThan(150);
    expect(sizes.length).toBeLessThan(400);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(1_000_000);
    expect(Math.max(...vectors.map(({ text }) => text.length))).toBeLessThan(20_000);
  });

  it('are all in the manifest, with their hashes, and nothing else is', () => {
    expect(manifest.files.map(({ path }) => path)).toEqual(
      [...committed.keys()].filter((path) => path !== manifestFile).toSorted(),
    );
    for (const { path, sha256: hash } of manifest.files) expect(hash).toBe(sha256(committed.get(path)!));
  });

  it('have an exact answer each: no search met its limit', () => {
    expect(vectors.filter(({ expect }) => JSON.stringify(expect).includes('"least"'))).toEqual([]);
  });
});

describe('the vectors cover', () => {
  it('every kind of question, with at least ten of each', () => {
    for (const kind of Object.keys(kinds)) expect(inFolder(kind).length).toBeGreaterThanOrEqual(10);
  });

  it('every rule, applied and refused, and every rejection', () => {
    const covered = new Set(vectors.flatMap(({ tests }) => [...tests.rules, ...tests.refusals]));
    expect([...covered]).toEqual(expect.arrayContaining(Object.keys(witnesses)));
    for (const rule of ['deposit', 'withdraw', 'finalize', 'transfer', 'claim']) {
      const about = inFolder('operations').filter(({ tests }) => tests.rules.includes(rule));
      const results = about.flatMap(({ expect }) => (expect as { results: string[] }).results);
      expect(results).toContain('applied');
      expect(rule === 'deposit' || results.includes('rejected')).toBe(true);
    }
  });

  it('every status that a channel can have for a player', () => {
    const covered = inFolder('snapshot').flatMap(({ tests }) => tests.rules);
    const statuses = everyKind.filter((kind) => !['onChain', 'none', 'challengeable'].includes(kind));
    expect(covered).toEqual(expect.arrayContaining(statuses));
    expect(inFolder('snapshot').some(({ text }) => text.includes('"challengeable": true'))).toBe(true);
  });

  it('every construction, and every step of one', () => {
    const ids = inFolder('construction').map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(constructions.map(({ id }) => id)));
    const steps = ['open', 'update', 'conclude', 'deposit', 'withdraw', 'finalize', 'transfer', 'claim'];
    expect(inFolder('construction').flatMap(({ tests }) => tests.rules)).toEqual(
      expect.arrayContaining(steps),
    );
  });

  it('safe constructions and unsafe ones, with losses during a step and after one', () => {
    const answers = inFolder('construction').map(
      ({ expect }) => expect as { safe: boolean; losses: { when: string }[] },
    );
    expect(new Set(answers.map(({ safe }) => safe))).toEqual(new Set([true, false]));
    expect(new Set(answers.flatMap(({ losses }) => losses.map(({ when }) => when)))).toEqual(
      new Set(['during', 'after']),
    );
  });

  it('every way to ask what is finalizable, in both readings', () => {
    const parts = ['position', 'situation', 'states', 'claimed', 'equivocation'];
    expect(inFolder('finalizability').flatMap(({ tests }) => tests.rules)).toEqual(
      expect.arrayContaining(parts),
    );
    expect(inFolder('finalizability').flatMap(({ tests }) => tests.refusals)).toContain('invalid');
  });

  it('every figure that has an operation, under its number', () => {
    for (const { id } of figures.filter(({ operations }) => operations.length > 0))
      expect(inFolder('operations').filter((vector) => vector.id.endsWith(`-${id}`))).toHaveLength(1);
  });

  it('networks that the value algorithms of Turbo and Nitro do not answer', () => {
    for (const kind of ['turbo-value', 'nitro-lower-bound', 'nitro-exact-value'])
      expect(inFolder(kind).flatMap(({ tests }) => tests.refusals)).toContain('cycle');
  });

  it('sections of the paper that exist, by their titles', () => {
    const cited = new Set(vectors.flatMap(({ tests }) => tests.sections));
    const titles = Object.entries(sections).map(([number, title]) => `${number} ${title}`);
    expect(titles).toEqual(expect.arrayContaining([...cited]));
    expect(cited.size).toBeGreaterThanOrEqual(10);
  });
});

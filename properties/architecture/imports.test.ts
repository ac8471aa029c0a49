import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topologicalOrder } from '../../spec/turbo/topological-order.js';
import { importsOf, isTest, root, sources, type Source } from './sources.js';

const all = sources();
const shipped = all.filter((source) => !isTest(source));

/** What a folder may import besides itself. Its tests, and the folders of tests, may import what they test. */
const folders: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  properties: ['spec'],
  conformance: ['spec', 'properties/arbitraries'],
  cli: ['spec', 'properties', 'conformance'],
};

/** The floors of the specification, each with those below it. */
const floors: Readonly<Record<string, readonly string[]>> = {
  modelling: [],
  turbo: ['modelling'],
  nitro: ['modelling', 'turbo'],
  payouts: ['modelling', 'turbo', 'nitro'],
  'force-move': ['modelling'],
  reasoning: ['modelling', 'turbo', 'nitro', 'force-move'],
  constructions: ['modelling', 'turbo', 'nitro', 'force-move', 'reasoning', 'notation'],
  notation: ['modelling', 'turbo', 'nitro', 'reasoning'],
  reclaim: ['modelling', 'turbo', 'notation'],
  invariants: ['modelling', 'turbo', 'nitro'],
};

const under = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Folders of properties that are about the edge, and stand on it. An installation has no need of them. */
const aboutTheEdge = ['properties/bench', 'properties/cli', 'properties/conformance'];

const forbidden = (source: Source): string[] => {
  const folder = Object.keys(folders).find((folder) => under(source.path, folder))!;
  return importsOf(source)
    .files.filter((path) => !under(path, folder) && !folders[folder]!.some((other) => under(path, other)))
    .map((path) => `${source.path} imports ${path}`);
};

const floorOf = (path: string): string => path.split('/')[1]!;

describe('the direction of imports', () => {
  it('runs one way: spec, properties, conformance, cli', () => {
    const inner = shipped.filter(({ path }) => !aboutTheEdge.some((folder) => under(path, folder)));
    expect(inner.length).toBeGreaterThan(100);
    expect(inner.flatMap(forbidden)).toEqual([]);
  });

  it('never leads into spec from below: its tests too import only what stands above', () => {
    const spec = all.filter(({ path }) => under(path, 'spec'));
    expect(spec.filter(isTest)).toEqual([]);
    expect(spec.flatMap((source) => importsOf(source).files).filter((path) => !under(path, 'spec'))).toEqual(
      [],
    );
  });

  it('runs from the ground up inside spec', () => {
    const wrong = all
      .filter(({ path }) => under(path, 'spec') && path !== 'spec/index.ts')
      .flatMap((source) => {
        const floor = floorOf(source.path);
        return importsOf(source)
          .files.filter((path) => floorOf(path) !== floor && !floors[floor]?.includes(floorOf(path)))
          .map((path) => `${source.path} imports ${path}`);
      });
    expect(wrong).toEqual([]);
  });

  it('inside spec never goes through a list of public names', () => {
    const wrong = all
      .filter(({ path }) => under(path, 'spec') && !path.endsWith('index.ts'))
      .flatMap((source) =>
        importsOf(source)
          .files.filter((path) => path.endsWith('index.ts'))
          .map((path) => `${source.path} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('has no circle', () => {
    const result = topologicalOrder(new Map(all.map((source) => [source.path, importsOf(source).files])));
    expect(result.type === 'cycle' ? result.cycle : []).toEqual([]);
  });

  it('leads to files that exist', () => {
    const paths = new Set(all.map(({ path }) => path));
    expect(all.flatMap((source) => importsOf(source).files).filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe('packages', () => {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
    files: readonly string[];
  };

  it('leave out what nothing in an installation imports', () => {
    expect(manifest.files).toEqual(expect.arrayContaining(aboutTheEdge.map((folder) => `!dist/${folder}`)));
    const importing = shipped
      .filter(({ path }) => !aboutTheEdge.some((folder) => under(path, folder)))
      .filter((source) =>
        importsOf(source).files.some((file) => aboutTheEdge.some((folder) => under(file, folder))),
      );
    expect(importing.map(({ path }) => path)).toEqual([]);
  });

  it('in spec are immer and ts-pattern, nothing else, not even of Node', () => {
    const used = all
      .filter(({ path }) => under(path, 'spec'))
      .flatMap((source) => importsOf(source).packages);
    expect([...new Set(used)].toSorted()).toEqual(['immer', 'ts-pattern']);
  });

  it('in what is shipped are those that an installation has', () => {
    const used = shipped
      .filter(({ path }) => !aboutTheEdge.some((folder) => under(path, folder)))
      .flatMap((source) => importsOf(source).packages);
    const missing = used.filter((name) => !name.startsWith('node:') && !(name in manifest.dependencies));
    expect([...new Set(missing)]).toEqual([]);
  });
});

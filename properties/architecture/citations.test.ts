import { describe, expect, it } from 'vitest';
import { figures as runnable } from '../figures/index.js';
import { invariants } from '../../spec/index.js';
import { laws } from '../laws/index.js';
import { citationsIn, figuresCitedIn, tagsIn } from './citations.js';
import { figures, sections } from './paper.js';
import { sources } from './sources.js';

const all = sources();
const citations = all.flatMap(citationsIn);

describe('citations', () => {
  it('are found', () => {
    expect(citations.length).toBeGreaterThan(80);
  });

  it('are all written as a section and its title', () => {
    for (const source of all) expect(citationsIn(source).length, source.path).toBe(tagsIn(source).length);
  });

  it('point to sections that exist, by their number and title', () => {
    const nowhere = citations.filter(({ section, title }) => sections[section] !== title);
    expect(nowhere).toEqual([]);
  });

  it('of figures point to figures that exist', () => {
    const numbers = all.flatMap(figuresCitedIn);
    expect(numbers.filter((number) => !(number in figures))).toEqual([]);
    expect(numbers).toEqual(expect.arrayContaining(runnable.map(({ number }) => number)));
  });

  it('of invariants and laws name the section that their file cites', () => {
    for (const { id, section } of [...invariants, ...laws]) {
      const source = all.find(
        ({ path, text }) =>
          /^(?:spec\/invariants|properties\/laws)\//.test(path) && text.includes(`id: '${id}'`),
      );
      const before = source!.text.slice(0, source!.text.indexOf(`id: '${id}'`));
      expect(citationsIn({ path: '', text: before }).at(-1)?.section, id).toBe(section);
    }
  });
});

/** Files of the specification that restate nothing by themselves, and why. */
const uncited: readonly RegExp[] = [
  /index\.ts$/, // public names
  /^spec\/notation\/(?:read|scanner|symbols)\.ts$/, // the other half of print
  /^spec\/modelling\/(?:rule|rejection)\.ts$/, // the form that every rule has
  /^spec\/invariants\/invariant\.ts$/, // the form that every invariant has
];

describe('every file of the rules', () => {
  it('cites the section that it restates', () => {
    const floors = /^spec\/(?:modelling|turbo|nitro|invariants|notation)\//;
    const silent = all.filter(
      (source) =>
        floors.test(source.path) &&
        !uncited.some((pattern) => pattern.test(source.path)) &&
        citationsIn(source).length === 0,
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { releases } from '../../../conformance/vector-set/committed.js';
import { answersOf, objections, recorded, version } from '../../../conformance/vector-set/release.js';
import { committedVectors } from './committed-vectors.js';

const answers = answersOf(committedVectors());

describe('the version of the set', () => {
  it('is the one on record, with these answers', () => {
    const [major] = version.split('.');
    expect(releases()[major!]).toEqual({ version, answers });
    expect(objections(releases(), version, answers)).toEqual([]);
  });

  it('is a major one if any answer has changed, or its question', () => {
    const vectors = committedVectors();
    for (const vector of vectors.slice(0, 3)) {
      const others = vectors.filter((other) => other !== vector);
      const name = `${vector.folder}/${vector.id}`;
      for (const changed of [
        { ...vector, expect: { ...(vector.expect as object), changed: true } },
        { ...vector, question: { ...vector.question, changed: true } },
      ])
        expect(objections(releases(), version, answersOf([...others, changed]))).toEqual([
          `${name} is answered otherwise: that is version 2.0.0`,
        ]);
    }
  });

  it('is a major one if an answer is missing', () => {
    const { [Object.keys(answers)[0]!]: _, ...fewer } = answers;
    expect(objections(releases(), version, fewer)).toEqual([
      `${Object.keys(answers)[0]!} is missing: that is version 2.0.0`,
    ]);
    expect(objections(releases(), '2.0.0', fewer)).toEqual([]);
  });
});

const record = { '1': { version: '1.2.3', answers: { a: 'x', b: 'y' } } };

describe('a new version', () => {
  it.each([
    ['1.2.3', { a: 'x', b: 'y' }, []],
    ['1.2.4', { a: 'x', b: 'y' }, []],
    ['1.2.2', { a: 'x', b: 'y' }, ['1.2.3 has been released already']],
    ['1.3.0', { a: 'x', b: 'y', c: 'z' }, []],
    ['1.2.4', { a: 'x', b: 'y', c: 'z' }, ['c: new since 1.2.3, that is version 1.3.0']],
    ['1.10.0', { a: 'x', b: 'y', c: 'z' }, []],
    ['1.9.0', { a: 'x', b: 'z' }, ['b is answered otherwise: that is version 2.0.0']],
    ['1.9.0', { a: 'x' }, ['b is missing: that is version 2.0.0']],
    ['2.0.0', { a: 'z' }, []],
  ])('%s of %j meets these objections: %j', (to, now, expected) => {
    expect(objections(record, to, now)).toEqual(expected);
  });

  it('is added to the record, and what other major versions answered stays in it', () => {
    expect(recorded(record, '2.0.0', { a: 'z' })).toEqual({
      ...record,
      '2': { version: '2.0.0', answers: { a: 'z' } },
    });
    expect(recorded(record, '1.3.0', { a: 'x', b: 'y', c: 'z' })['1']!.version).toBe('1.3.0');
  });
});

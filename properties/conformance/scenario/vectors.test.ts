import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer, readQuestion, type Question } from '../../../conformance/scenario/index.js';
import { figures } from '../../figures/index.js';

const folder = new URL('../../../conformance/vectors/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const read = (file: string): { readonly question: Question; readonly expected: unknown } => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const reading = readQuestion(text);
  if (reading.type === 'malformed') throw new Error(`${file}: ${reading.problems[0]!.message}`);
  return { question: reading.value, expected: (JSON.parse(text) as { expect: unknown }).expect };
};

describe('vectors', () => {
  for (const file of files)
    it(`${file} is answered as expected`, () => {
      const { question, expected } = read(file);
      expect(question.id).toBe(file.replace('.json', ''));
      expect(answer(question)).toEqual(expected);
    });

  it('exist for every rule, under its name', () => {
    for (const rule of ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'])
      expect(files.filter((file) => file.startsWith(`${rule}-`)).length).toBeGreaterThan(0);
  });

  it('exist for every figure that has an operation, under its number', () => {
    for (const { id } of figures.filter(({ operations }) => operations.length > 0))
      expect(files.filter((file) => file.endsWith(`-${id}.json`)).length).toBeGreaterThan(0);
  });
});

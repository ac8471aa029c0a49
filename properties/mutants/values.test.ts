import { describe, expect, it } from 'vitest';
import { theAlgorithms, valueProperties } from './value-properties.js';
import { valueMutants } from './values.js';

const property = (id: string) => {
  const found = valueProperties.find((property) => property.id === id);
  if (!found) throw new Error(`there is no property ${id}`);
  return found;
};

describe('wrong value algorithms are caught', () => {
  for (const { id, wrong, algorithms, caughtBy } of valueMutants)
    it(`${id} by ${caughtBy}: ${wrong}`, () => {
      expect(property(caughtBy).holds({ ...theAlgorithms, ...algorithms })).toBe(false);
    });
});

describe('the right ones have every property that catches a wrong one', () => {
  for (const { sentence, holds } of valueProperties)
    it(`${sentence}`, () => {
      expect(holds(theAlgorithms)).toBe(true);
    });
});

describe('the list of wrong value algorithms', () => {
  it('shows of every property that it can be false, and names each once', () => {
    expect(new Set(valueMutants.map(({ caughtBy }) => caughtBy))).toEqual(
      new Set(valueProperties.map(({ id }) => id)),
    );
    expect(new Set(valueMutants.map(({ id }) => id)).size).toBe(valueMutants.length);
    expect(valueMutants.length).toBeGreaterThan(15);
  });
});

import { describe, expect, it } from 'vitest';
import { kit } from './kit.js';
import { mutants } from './mutants.js';
import { ruleProperties } from './rules.js';

describe('wrong rules of the channel', () => {
  it.each(mutants)('$id: caught by $caughtBy', ({ caughtBy, wrong }) => {
    const property = ruleProperties.find(({ id }) => id === caughtBy)!;
    expect(property.counterexample(kit)).toBeUndefined();
    expect(property.counterexample({ ...kit, ...wrong })).toBeDefined();
  });

  it('leave no property without a wrong rule that it catches', () => {
    const catching = new Set(mutants.map(({ caughtBy }) => caughtBy));
    expect(ruleProperties.map(({ id }) => id).filter((id) => !catching.has(id))).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(15);
  });
});

import { describe, expect, it } from 'vitest';
import { kit } from './kit.js';
import { ruleProperties } from './rules.js';

/** How many cases each property looks at. */
const cases: Readonly<Record<string, number>> = {
  transition: 3840,
  'support-by-turns': 672,
  'support-by-all': 120,
  conclusion: 134,
  'consensus-game': 912,
  'challenge-games': 360,
  deadline: 3,
  'for-ever': 540,
  movers: 12,
};

describe('the rules of the channel', () => {
  it.each(ruleProperties)('$id: $sentence', ({ id, counterexample, ...property }) => {
    expect(counterexample(kit)).toBeUndefined();
    expect(property.cases).toBe(cases[id]);
  });
});

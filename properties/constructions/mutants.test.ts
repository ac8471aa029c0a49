import { describe, expect, it } from 'vitest';
import { constructions, ordersOf, seenBy, worth } from '../../spec/constructions/index.js';
import { byTheSpecification, wrongCheckers, type Checker, type WrongChecker } from './checkers.js';
import { exhausted, named } from './amounts.js';
import { wrongConstructions } from './mutants.js';

describe('a wrong construction is caught:', () => {
  it.each(wrongConstructions.map((each) => [each.id, each] as const))('%s', (_, each) => {
    expect(caught(byTheSpecification, each)).toBe(true);
  });
});

const caught = (
  losses: Checker,
  { instance, victim, loses }: (typeof wrongConstructions)[number],
): boolean => {
  const found = losses(instance);
  const most = found.filter(({ who }) => who === victim).map(({ amount }) => amount);
  return found[0]?.who === victim && most.reduce((a, b) => (a > b ? a : b)) === loses;
};

const wrongOne = (id: string) => wrongConstructions.find((each) => each.id === id)!.instance;

const sentences: Readonly<Record<WrongChecker['caughtBy'], (losses: Checker) => boolean>> = {
  'safe ones pass': (losses) =>
    constructions.every((construction) =>
      exhausted(construction)
        .slice(-4)
        .every((amounts) => losses(construction.instance(amounts)).length === 0),
    ),
  'wrong ones are caught': (losses) => wrongConstructions.every((each) => caught(losses, each)),
  'losses are complete': (losses) =>
    [
      [
        'close-ledger-before-joint',
        [
          { step: 2, when: 'during', who: 'I', amount: 2n },
          { step: 2, when: 'after', who: 'I', amount: 2n },
          { step: 3, when: 'during', who: 'I', amount: 2n },
        ],
      ] as const,
      [
        'sub-channel-not-open',
        [
          { step: 1, when: 'during', who: 'A', amount: 1n },
          { step: 1, when: 'during', who: 'B', amount: 1n },
          { step: 1, when: 'after', who: 'A', amount: 1n },
          { step: 1, when: 'after', who: 'B', amount: 1n },
          { step: 2, when: 'during', who: 'A', amount: 1n },
          { step: 2, when: 'during', who: 'B', amount: 1n },
        ],
      ] as const,
    ].every(([id, expected]) => isEqual(losses(wrongOne(id)), expected)),
};

const isEqual = (one: unknown, other: unknown): boolean => text(one) === text(other);

const text = (value: unknown): string =>
  JSON.stringify(value, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

describe('of the check', () => {
  it.each(Object.entries(sentences))('true: %s', (_, holds) => {
    expect(holds(byTheSpecification)).toBe(true);
  });

  it.each(wrongCheckers.map(({ id, caughtBy, losses }) => [caughtBy, id, losses] as const))(
    'false of a wrong checker: %s, by %s',
    (caughtBy, _, losses) => {
      expect(sentences[caughtBy](losses)).toBe(false);
    },
  );
});

describe('two updates in flight', () => {
  it('can be worse than each of them, and a checker of single updates does not see it', () => {
    const { start, steps } = named('ledger-on-ledger').instance({ a: 2n, b: 1n });
    expect(ordersOf(start, steps).apart).toEqual([[2, 4]]);
    const oneByOne: typeof worth = (view, target) => {
      const flying = Object.keys(view.statuses).filter(
        (name) => view.statuses[name as never]!['type'] === 'enabled',
      );
      return flying.length > 1 ? worth(seenBy(target as never, start), target) : worth(view, target);
    };
    expect(ordersOf(start, steps, oneByOne).apart).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  check,
  constructions,
  fundedFor,
  isMeantFor,
  isSafe,
  statesOf,
  type Amounts,
  type Construction,
} from '../../spec/constructions/index.js';
import { channel, participant } from '../../spec/index.js';
import { exhausted, named } from './amounts.js';

const ones = { a: 1n, b: 1n, c: 1n, d: 1n, "a'": 1n, "b'": 1n };

/** The intermediary of the lower of two virtual channels is no member of anything above it. */
const isBystander = (id: string, who: string): boolean => id === 'open-two-hops' && who === 'I';

const written = (amounts: Amounts): string =>
  Object.entries(amounts)
    .map(([name, amount]) => `${name} = ${amount}`)
    .join(', ');

const amountsOf = (construction: Construction, greatest: bigint) =>
  fc
    .record(
      Object.fromEntries(
        Object.keys(construction.parameters).map((name) => [name, fc.bigInt({ min: 0n, max: greatest })]),
      ),
    )
    .filter((amounts) => isMeantFor(construction, amounts));

describe.each(constructions.map((construction) => [construction.id, construction] as const))(
  '%s',
  (_, construction) => {
    it('never leaves anybody with less, for all small amounts, during and after every step', () => {
      const all = exhausted(construction);
      expect(all.length).toBeGreaterThanOrEqual(25);
      for (const amounts of all) {
        const { start, steps } = construction.instance(amounts);
        expect(check(start, steps).losses, written(amounts)).toEqual([]);
      }
    });

    it('never leaves anybody with less, for amounts up to a million', () => {
      fc.assert(
        fc.property(amountsOf(construction, 1_000_000n), (amounts) => {
          const { start, steps } = construction.instance(amounts);
          return isSafe(check(start, steps));
        }),
        { numRuns: 8, seed: 1 },
      );
    });
  },
);

describe('in the end', () => {
  it.each(constructions.filter(({ instance }) => instance(ones).funds).map(({ id }) => id))(
    'of %s the channel is funded for everybody who holds it up',
    (id) => {
      for (const amounts of exhausted(named(id)).slice(-12)) {
        const { start, steps, funds } = named(id).instance(amounts);
        const last = statesOf(start, steps).at(-1)!;
        for (const who of start.chain.participants)
          expect(fundedFor(who, last, funds!.channel), who).toBe(isBystander(id, who) ? 0n : funds!.amount);
      }
    },
  );

  it('a virtual channel over a virtual channel has nothing to do with the lower intermediary', () => {
    const { start, steps } = named('open-two-hops').instance({ a: 2n, b: 3n });
    const last = statesOf(start, steps).at(-1)!;
    expect(fundedFor(participant('I'), last, channel('V'))).toBe(5n);
    expect(fundedFor(participant('I'), last, channel('χ'))).toBe(0n);
  });
});

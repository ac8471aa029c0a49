import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedEntries,
  guarantee,
  owed,
  participant,
  recorded,
  channel,
  type Entry,
} from '../../spec/index.js';

const entries = fc.array(
  fc.tuple(
    fc.constantFrom('A', 'B', 'C', 'D').map(participant),
    fc.bigInt({ min: 0n, max: 3n }),
  ) as fc.Arbitrary<Entry>,
  { maxLength: 8 },
);

describe('the entries that count', () => {
  it('owe every address what its first entry owes', () => {
    let duplicates = 0;
    fc.assert(
      fc.property(entries, (list) => {
        const first = new Map<string, bigint>();
        for (const [to, amount] of list)
          if (first.has(to)) duplicates += 1;
          else first.set(to, amount);
        for (const [to, amount] of first) {
          expect(owed(list, to as never)).toBe(amount);
          expect(owed(countedEntries(list), to as never)).toBe(amount);
        }
      }),
      { numRuns: 300 },
    );
    expect(duplicates).toBeGreaterThan(200);
  });

  it('are among the entries, in their order', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const places = countedEntries(list).map((entry) => list.indexOf(entry));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  it('name every address once and owe it something', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const counted = countedEntries(list);
        expect(new Set(counted.map(([to]) => to)).size).toBe(counted.length);
        expect(counted.map(([, amount]) => amount)).not.toContain(0n);
      }),
    );
  });

  it('all count again: recording an outcome twice changes nothing more', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const once = recorded({ type: 'allocation', entries: list });
        expect(recorded(once)).toEqual(once);
      }),
    );
  });
});

describe('a guarantee', () => {
  it('is recorded as it is', () => {
    const outcome = guarantee(channel('L'), participant('A'), participant('A'));
    expect(recorded(outcome)).toBe(outcome);
  });
});

describe('what is owed to an address that is not listed', () => {
  it('is nothing', () => {
    expect(owed([], participant('A'))).toBe(0n);
  });
});

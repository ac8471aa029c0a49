import { describe, expect, it } from 'vitest';
import {
  drive,
  emptyTally,
  shrink,
  whyNotAsked,
  type Encounter,
  type Tally,
} from '../../conformance/index.js';
import { payments, type Implementation, type Payments } from '../../conformance/payments/index.js';
import {
  allocation,
  channel,
  nitro,
  participant,
  recordOf,
  type ChannelAddress,
  type Coins,
  type Outcome,
} from '../../spec/index.js';
import { mutants } from '../mutants/rules.js';
import { implementing } from './rules.js';

const firstFound = async (
  implementation: Implementation,
  runs: number,
  tally: Tally = emptyTally(payments),
) => {
  for await (const [found] of drive(implementation, { seed: 1, runs, channels: 5, length: 24 }, tally))
    if (found) return shrink(implementation, found.encounter, found.abbreviation);
  return undefined;
};

/** Wrong rules that are no disagreement: what the paper leaves open, what makes no difference, what is not asked. */
const byDesign: Readonly<Record<string, string>> = {
  'transfer-of-nothing': 'a payment of nothing may succeed',
  'claim-of-nothing': 'a payment of nothing may succeed',
  'paid-debts-are-kept': 'an entry of zero makes no difference',
  'deposit-of-less-than-nothing': 'negative amounts are not asked for',
  'withdrawal-of-less-than-nothing': 'negative amounts are not asked for',
  'transfer-of-less-than-nothing': 'negative amounts are not asked for',
  'claim-of-less-than-nothing': 'negative amounts are not asked for',
  'negative-debt': 'negative amounts are not asked for',
  'turbo-with-guarantees': 'these are the rules of Nitro',
};

/** Its duplicates count only where it finalized the outcome itself: it takes two operations to see them. */
const inTwo = 'duplicates-are-kept';

const size = ({ trace: { start, operations } }: Encounter<Payments>) => ({
  operations: operations.length,
  outcomes: Object.keys(start.finalized).length,
});

describe('a drive', () => {
  it('finds nothing where the rules themselves are the implementation, and exercises all of them', async () => {
    const tally = emptyTally(payments);
    expect(await firstFound(implementing('nitro', nitro), 300, tally)).toBeUndefined();
    for (const [operation, { applied, refused }] of Object.entries(tally.operations)) {
      expect(applied, `${operation} applied`).toBeGreaterThan(60);
      if (operation !== 'deposit') expect(refused, `${operation} refused`).toBeGreaterThan(20);
    }
  });

  for (const { id, rules, wrong } of mutants.filter(({ id }) => byDesign[id] === undefined))
    it(`finds ${id} and makes it ${id === inTwo ? 'two operations' : 'a single operation'}: ${wrong}`, async () => {
      const found = await firstFound(implementing(id, rules), 1000);
      expect(found && size(found).operations).toBe(id === inTwo ? 2 : 1);
      expect(found && size(found).outcomes).toBeLessThanOrEqual(3);
    });

  for (const [id, because] of Object.entries(byDesign))
    it(`does not report ${id}: ${because}`, async () => {
      const { rules } = mutants.find((mutant) => mutant.id === id)!;
      expect(await firstFound(implementing(id, rules), 100)).toBeUndefined();
    });

  it('makes an example small even where a simpler one leads back to it', async () => {
    const turning = mutants.find(({ id }) => id === 'transfer-without-settling')!;
    const wrong = implementing(turning.id, turning.rules);
    const [there, back] = [7, 8];
    const inCircles: Implementation = {
      ...wrong,
      subject: {
        ...payments,
        smaller: ({ start, operations: [operation] }) => [
          { start, operations: [{ ...operation!, seconds: operation!.seconds === there ? back : there }] },
        ],
      },
    };
    const found = await firstFound(inCircles, 200);
    expect([there, back]).toContain(found?.trace.operations[0]?.seconds);
  });

  it('finds only what is asked for again when it is played', async () => {
    const { rules } = mutants.find(({ id }) => id === 'transfer-without-settling')!;
    const wrong = implementing('wrong', rules, { finalizesUnconditionally: true, maximumAmount: 2n ** 64n });
    let met = 0;
    const options = { seed: 5, runs: 100, channels: 5, length: 24 };
    for await (const found of drive(wrong, options, emptyTally(payments)))
      for (const { encounter, abbreviation } of found) {
        expect(whyNotAsked(wrong, encounter.trace)).toBeUndefined();
        expect(whyNotAsked(wrong, abbreviation)).toBeUndefined();
        met += 1;
      }
    expect(met).toBeGreaterThan(20);
  });

  it('says why it cannot begin with amounts that are beyond the largest', () => {
    const small = implementing('small', nitro, { maximumAmount: 4n });
    const [A, L] = [participant('A'), channel('L')];
    const why = (held: Coins, debt: Coins) =>
      whyNotAsked(small, {
        start: {
          participants: [A],
          balances: recordOf([[L, held]]),
          finalized: recordOf([[L, allocation([A, debt])]]),
          challenged: recordOf<ChannelAddress, Outcome>([]),
        },
        operations: [],
      });
    expect(why(4n, 4n)).toBeUndefined();
    expect(why(4n, 5n)).toBe('an amount is beyond the largest');
    expect(why(5n, 4n)).toBe('all deposits together are beyond the largest amount');
  });

  it('is the same drive again with the same seed', async () => {
    const tallies = [emptyTally(payments), emptyTally(payments)];
    for (const tally of tallies) await firstFound(implementing('nitro', nitro), 20, tally);
    expect(tallies[0]).toEqual(tallies[1]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  check,
  isSafe,
  netValue,
  ordersOf,
  perform,
  statesOf,
  type ConstructionStep,
  type Instance,
} from '../../spec/constructions/index.js';
import {
  allocation,
  channel,
  groupsOf,
  networkOf,
  participant,
  printNetwork,
  recordOf,
} from '../../spec/index.js';
import { entriesOf } from '../../spec/index.js';
import { exhausted, named } from './amounts.js';
import { wrongConstructions } from './mutants.js';
import { misprints } from '../../spec/constructions/index.js';

const [A, B, I] = ['A', 'B', 'I'].map(participant) as [
  ReturnType<typeof participant>,
  ReturnType<typeof participant>,
  ReturnType<typeof participant>,
];

describe('figure 27', () => {
  const printed = misprints.find(({ id }) => id === 'figure-27-as-printed')!;

  it('loses coins of the intermediary as printed, for all small amounts in which C has something', () => {
    for (const c of [1n, 2n])
      for (const amounts of [
        { a: 1n, b: 1n, c },
        { a: 2n, b: 1n, c },
        { a: 0n, b: 2n, c },
      ]) {
        const { start, steps } = printed.instance(amounts);
        const { losses } = check(start, steps);
        const x = amounts.a + amounts.b + c;
        expect(losses.filter(({ step }) => step === steps.length)).toContainEqual({
          step: steps.length,
          when: 'after',
          who: I,
          amount: x,
        });
      }
  });

  it('is safe in no order of its steps', () => {
    const { start, steps } = printed.instance({ a: 1n, b: 1n, c: 1n });
    expect(ordersOf(start, steps)).toMatchObject({ possible: 181_440n, safe: 0n });
  });

  it('needs both corrections', () => {
    for (const id of ['collateral-of-two-ends-among-three', 'third-guarantee-prefers-second'])
      expect(wrongConstructions.map((each) => each.id)).toContain(id);
  });

  it('opens and closes safely as corrected', () => {
    for (const id of ['open-virtual-3', 'close-virtual-3'])
      for (const amounts of exhausted(named(id)).slice(-8)) {
        const { start, steps } = named(id).instance(amounts);
        expect(isSafe(check(start, steps))).toBe(true);
      }
  });
});

describe('partial withdrawal', () => {
  const amounts = { a: 1n, b: 2n, c: 1n, d: 1n, "a'": 2n };
  const all = 7n;

  /** The construction with another number of coins in L. */
  const holding = (coins: bigint): Instance => {
    const { start, steps } = named('partial-withdrawal').instance(amounts);
    return {
      start: { ...start, chain: { ...start.chain, balances: recordOf([[channel('L'), coins]]) } },
      steps,
    };
  };

  it("is safe if L holds what it owes, a + a' + b + c, and A loses if it holds less but more than a", () => {
    for (let coins = amounts.a + 1n; coins <= all; coins++) {
      const { start, steps } = holding(coins);
      expect(isSafe(check(start, steps)), String(coins)).toBe(coins === all);
    }
  });

  it('leaves coins that nobody gets if L holds more', () => {
    const { start, steps } = holding(all + 1n);
    const values = (step: number) =>
      entriesOf(check(start, steps).netValues[step]!).reduce((sum, [, value]) => sum + value, 0n);
    expect([values(0), values(steps.length)]).toEqual([all, all]);
  });

  it("ends with what L' is owed in L', and nothing in L", () => {
    const { start, steps } = holding(all);
    expect(
      statesOf(start, steps)
        .slice(4)
        .map(({ chain }) => printNetwork(chain)),
    ).toEqual(["⟦L:7 ↦ (L':5, A:2)⟧", "⟦L:5 ↦ (L':5), A:2⟧", "⟦L:5 ↦ (L':5)⟧", "⟦L ↦ (), L':5⟧"]);
  });
});

describe('topping up a ledger channel', () => {
  it('is safe for either member, the one of the text and the one of the figure', () => {
    const { start, steps } = named('top-up-ledger').instance({ a: 2n, b: 1n, c: 1n, d: 1n, "a'": 2n });
    const swapped = swap({ start, steps });
    expect(isSafe(check(start, steps))).toBe(true);
    expect(isSafe(check(swapped.start, swapped.steps))).toBe(true);
  });
});

/** The instance with A and B exchanged. */
const swap = (instance: Instance): Instance => {
  const other = (name: string): string => (name === A ? B : name === B ? A : name);
  const exchange = (value: unknown): unknown => {
    if (typeof value === 'string') return other(value);
    if (Array.isArray(value)) return value.map(exchange);
    if (typeof value !== 'object' || value === null) return value;
    return recordOf(Object.entries(value).map(([key, each]) => [other(key), exchange(each)]));
  };
  return exchange(instance) as Instance;
};

describe('cycles', () => {
  it('can be made by A and B alone, who point χ back at J, and I cannot prevent it but does not lose', () => {
    const { start } = named('close-virtual').instance({ a: 2n, b: 1n });
    const back: ConstructionStep = {
      type: 'update',
      channel: channel('χ'),
      outcome: allocation([channel('J'), 3n]),
    };
    const { system } = perform(start, back);
    expect(start.channels[back.channel]!.members).toEqual([A, B]);
    const outcomes = recordOf(entriesOf(system.channels).map(([name, { outcome }]) => [name, outcome]));
    expect(groupsOf(networkOf({ outcomes }))).toMatchObject({ type: 'outOfScope', because: 'cycle' });
    expect(netValue(I, system)).toBe(netValue(I, start));
    expect(netValue(A, system)).toBeLessThan(netValue(A, start));
  });
});

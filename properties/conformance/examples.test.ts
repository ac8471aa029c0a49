/** Random networks for contracts: everything unusual is met alone too, or nobody could tell what it does. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, type Beginning } from '../../conformance/payments/example.js';
import type { Capabilities as Payments } from '../../conformance/payments/terms.js';
import type { Capabilities } from '../../conformance/payouts/terms.js';
import { example } from '../../conformance/payouts/example.js';
import { tidy, untidy } from '../../conformance/payouts/tidy.js';
import { countedEntries, entriesOf, recorded, type ChannelAddress, type Outcome } from '../../spec/index.js';

type Outcomes = Beginning['reached'];

const outcomesIn = (outcomes: Outcomes) => entriesOf<ChannelAddress, Outcome>(outcomes);

const debtsIn = (outcome: Outcome) => (outcome.type === 'allocation' ? outcome.entries : []);

const unusualIn = (outcomes: Outcomes): readonly string[] => {
  const all = outcomesIn(outcomes).map(([, outcome]) => outcome);
  const entries = all.map(debtsIn);
  const unlisted = all.some((outcome) => {
    const debts = outcome.type === 'guarantee' ? outcomes[outcome.target] : undefined;
    return (
      outcome.type === 'guarantee' &&
      debts?.type === 'allocation' &&
      countedEntries(debts.entries).some(([to]) => !outcome.priority.includes(to))
    );
  });
  return [
    ...(entries.some((some) => some.some(([, amount]) => amount === 0n)) ? ['empty entries'] : []),
    ...(entries.some((some) => new Set(some.map(([to]) => to)).size < some.length)
      ? ['repeated entries']
      : []),
    ...(unlisted ? ['unlisted debts'] : []),
  ];
};

const payments: Payments = {
  operations: ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'],
  finalizesUnconditionally: true,
  clock: true,
  specialAddresses: [],
};

const payouts: Capabilities = {
  operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
  finalizesUnconditionally: false,
  finalizesAnyAddress: false,
  callsRecipients: false,
  clock: false,
  specialAddresses: [],
  choosing: { payOut: 'any', payClaims: 'any' },
};

const runs = 1_000;
const timesOf = (texts: readonly string[], text: string) => texts.filter((one) => one === text).length;

describe('random networks', () => {
  it('of payouts have nothing unusual, one thing alone, and everything at once', () => {
    const examples = fc.sample(example(payouts, { channels: 5, length: 4 }), { seed: 1, numRuns: runs });
    const met = examples.map(({ start }) =>
      unusualIn({ ...start.challenged, ...start.finalized }).join(', '),
    );
    for (const text of ['', 'empty entries', 'repeated entries', 'unlisted debts'])
      expect([text, timesOf(met, text) >= 10]).toEqual([text, true]);
    expect(met).toContain('empty entries, repeated entries, unlisted debts');
  });

  it('lose what is unusual in them one by one', () => {
    let changed = 0;
    fc.assert(
      fc.property(beginning(payments, 5), untidy, (network, left) => {
        const plain = tidy(network, left);
        if (!left.emptyEntries) expect(unusualIn(plain.reached)).not.toContain('empty entries');
        if (!left.repeatedEntries) expect(unusualIn(plain.reached)).not.toContain('repeated entries');
        if (!left.unlistedDebts) expect(unusualIn(plain.reached)).not.toContain('unlisted debts');
        expect(Object.keys(plain.start.finalized)).toEqual(Object.keys(network.start.finalized));
        expect(Object.keys(plain.start.challenged)).toEqual(Object.keys(network.start.challenged));
        for (const [channel, outcome] of outcomesIn(network.reached)) {
          const now = plain.reached[channel]!;
          if (outcome.type === 'guarantee')
            expect(now).toMatchObject({ ...outcome, priority: expect.anything() });
          else if (!left.repeatedEntries) expect(recorded(now)).toEqual(recorded(outcome));
          else expect(outcome.entries).toEqual(expect.arrayContaining([...debtsIn(now)]));
          if (!isDeepStrictEqual(outcome, now)) changed += 1;
        }
      }),
      { seed: 2, numRuns: 200 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  it('of payments have challenges running on the targets of guarantees alone', () => {
    const networks = fc.sample(beginning(payments, 5), { seed: 1, numRuns: runs });
    const contested = networks.filter(({ start, reached }) => {
      const targets = outcomesIn(reached).flatMap(([, outcome]) =>
        outcome.type === 'guarantee' && reached[outcome.target] ? [outcome.target] : [],
      );
      const challenged = new Set(Object.keys(start.challenged));
      const paying = outcomesIn(start.finalized).some(
        ([guarantee, outcome]) =>
          outcome.type === 'guarantee' &&
          challenged.has(outcome.target) &&
          (start.balances[guarantee] ?? 0n) > 0n,
      );
      return paying && challenged.size === new Set(targets).size;
    });
    expect(contested.length).toBeGreaterThan(runs / 20);
  });
});

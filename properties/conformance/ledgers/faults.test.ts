import { describe, expect, it } from 'vitest';
import { findingOf, play } from '../../../conformance/index.js';
import { ledgers, type LedgersAction, type LedgersStart } from '../../../conformance/ledgers/index.js';
import { channel, reclaim } from '../../../spec/index.js';
import { A, asked, B, I, L, missing, published, R, startOf, V, versions } from './published.js';

const { guaranteed, simple } = reclaim;

const trace = (start: LedgersStart, ...actions: readonly LedgersAction[]) => ({
  start,
  operations: actions.map((action) => ({ action, seconds: 1 })),
});

/** V ends with all for B: I is owed 2 by its ledger with A, and owes 2 by its ledger with B. */
const allForB = startOf(
  [
    [L, 2n],
    [R, 2n],
  ],
  [
    [L, [simple(A, 0n), simple(I, 0n), guaranteed(V, 2n, A, I)]],
    [R, [simple(I, 0n), simple(B, 0n), guaranteed(V, 2n, I, B)]],
    [V, [simple(A, 0n), simple(B, 2n)]],
  ],
);

const rest: readonly LedgersAction[] = [
  { type: 'reclaim', from: L, index: 2 },
  { type: 'reclaim', from: R, index: 2 },
  { type: 'transfer', from: R, indices: [0] },
  { type: 'transfer', from: R, indices: [1] },
  { type: 'transfer', from: V, indices: [] },
];

for (const name of versions)
  describe.skipIf(missing.get(name))(`a guarantee among the entries of a ledger, in ${name}`, () => {
    it('is paid out to its virtual channel where the place in the list of indices is of a simple entry: I loses', async () => {
      const implementation = await published(name);
      const steal: LedgersAction = { type: 'transfer', from: L, indices: [2] };
      expect(await asked(implementation, allForB, steal, ...rest)).toEqual([
        'applied',
        'totalReclaimed!=guarantee.amount',
        'applied',
        'applied',
        'applied',
        'applied',
      ]);
      const { paid, held } = await implementation.observe([A, I, B]);
      expect([{ ...paid }, held]).toEqual([{ A: 0n, I: 0n, B: 4n }, 0n]);

      const encounter = await play(implementation, trace(allForB, steal));
      expect(findingOf(implementation, encounter!).symptom).toBe(
        'applies a transfer that is not due: NotSimple',
      );
      expect(await ledgers.loss!(implementation, encounter!)).toBe(
        'I is promised 2 and can get no more than 0',
      );
    });

    it('keeps a simple entry from being paid where the place in the list of indices is of a guarantee', async () => {
      const implementation = await published(name);
      const start = startOf([[L, 3n]], [[L, [guaranteed(V, 1n, A, I), simple(A, 1n), simple(I, 1n)]]]);
      const encounter = await play(implementation, trace(start, { type: 'transfer', from: L, indices: [1] }));
      expect(findingOf(implementation, encounter!).symptom).toBe(
        'refuses a transfer that is due: cannot transfer a guarantee',
      );
    });

    it('and once V has another sum than is guaranteed, those entries are locked up for ever', async () => {
      const implementation = await published(name);
      const start = startOf(
        [[L, 3n]],
        [
          [L, [guaranteed(V, 1n, A, I), simple(A, 1n), simple(I, 1n)]],
          [V, [simple(A, 2n), simple(B, 0n)]],
        ],
      );
      const encounter = await play(implementation, trace(start, { type: 'transfer', from: L, indices: [1] }));
      expect(await ledgers.loss!(implementation, encounter!)).toBe(
        'A is promised 1 and can get no more than 0',
      );
    });
  });

describe.skipIf(missing.get(versions.at(-1)!))('a channel that paid everything it owed at once', () => {
  const start = startOf([[L, 3n]], [[L, [simple(A, 1n), simple(I, 2n)]]]);
  const payAll: LedgersAction = { type: 'payAll', from: L };

  it('is forgotten, and can be finalized again, also with another outcome', async () => {
    const implementation = await published();
    const another: LedgersAction = { type: 'finalize', channel: L, outcome: [simple(B, 1n)] };
    const encounter = await play(implementation, trace(start, payAll, another));
    expect(findingOf(implementation, encounter!).symptom).toBe(
      'applies a finalize that is not due: AlreadyFinalized',
    );
    expect(await ledgers.loss!(implementation, encounter!)).toBeUndefined();
  });

  it('is forgotten although a guarantee of nothing is for it, which nobody can reclaim any more', async () => {
    const implementation = await published();
    const ends: LedgersStart = startOf(
      [],
      [
        [L, [simple(A, 1n), simple(I, 1n), guaranteed(V, 0n, A, I)]],
        [V, [simple(A, 0n), simple(B, 0n)]],
      ],
    );
    const late: LedgersAction = { type: 'reclaim', from: L, index: 2 };
    const encounter = await play(implementation, trace(ends, { type: 'payAll', from: V }, late));
    expect(findingOf(implementation, encounter!).symptom).toBe(
      'refuses a reclaim that is due: Channel not finalized.',
    );
  });

  it('is not forgotten when its entries are transferred by their indices', async () => {
    const again: LedgersAction = { type: 'finalize', channel: L, outcome: [simple(B, 1n)] };
    const all = trace(start, { type: 'transfer', from: L, indices: [] }, again);
    expect(await play(await published(), all)).toBeUndefined();
  });
});

describe.skipIf(missing.get(versions.at(-1)!))('a coin that somebody pays into a virtual channel', () => {
  it('keeps everybody from reclaiming, on the contract as by the rules: I loses 2 by 1', async () => {
    const implementation = await published();
    const attack: readonly LedgersAction[] = [
      { type: 'deposit', to: V, amount: 1n },
      { type: 'transfer', from: V, indices: [] },
      { type: 'reclaim', from: L, index: 2 },
      { type: 'reclaim', from: R, index: 2 },
    ];
    expect(await play(implementation, trace(allForB, ...attack))).toBeUndefined();
    const { paid, held } = await implementation.observe([A, I, B]);
    expect([{ ...paid }, held]).toEqual([{ A: 0n, I: 0n, B: 1n }, 4n]);
  });

  it('harms nobody once both guarantees are reclaimed', async () => {
    const implementation = await published();
    const late: readonly LedgersAction[] = [
      ...rest.slice(0, 2),
      { type: 'deposit', to: V, amount: 1n },
      { type: 'transfer', from: V, indices: [1] },
      { type: 'transfer', from: L, indices: [] },
      { type: 'transfer', from: R, indices: [] },
    ];
    expect(await play(implementation, trace(allForB, ...late))).toBeUndefined();
    expect({ ...(await implementation.observe([A, I, B, channel('K')])).paid }).toEqual({
      A: 0n,
      I: 2n,
      B: 3n,
    });
  });
});

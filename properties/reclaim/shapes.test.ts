import { describe, expect, it } from 'vitest';
import {
  channel,
  participant,
  reclaim,
  recordOf,
  type Address,
  type ChannelAddress,
} from '../../spec/index.js';

const { guaranteed, ledgerChainOf, ledgers, printLedgers, simple } = reclaim;

const [A, I, B] = ['A', 'I', 'B'].map(participant) as [Address, Address, Address];
const [L, V, K] = ['L', 'V', 'K'].map(channel) as [ChannelAddress, ChannelAddress, ChannelAddress];

/** L holds so many coins and owes this; V is between A and B, or has another outcome. */
const network = (
  held: bigint,
  outcome: reclaim.LedgerOutcome,
  virtual: reclaim.LedgerOutcome = [simple(A, 2n), simple(B, 3n)],
): reclaim.LedgerChain =>
  ledgerChainOf(['A', 'I', 'B'].map(participant), {
    holdings: recordOf([[L, held]]),
    outcomes: recordOf([
      [L, outcome],
      [V, virtual],
    ]),
  });

const transfer = (...indices: readonly number[]): reclaim.LedgerAction => ({
  type: 'transfer',
  from: L,
  indices,
});
const reclaimAt = (index: number): reclaim.LedgerAction => ({ type: 'reclaim', from: L, index });

/** The chain afterwards, without V if it is as it was, or the code of the first refusal. */
const after = (chain: reclaim.LedgerChain, ...actions: readonly reclaim.LedgerAction[]): string => {
  for (const action of actions) {
    const step = ledgers(chain, action);
    if (step.status === 'rejected') return step.reason.code;
    chain = step.chain;
  }
  return printLedgers(chain).replace(', V ↦ (A:2, B:3)', '');
};

describe('a transfer by indices', () => {
  it('pays each listed entry what the coins suffice for after all entries before it', () => {
    const chain = network(6n, [simple(A, 2n), guaranteed(V, 3n, A, I), simple(I, 4n)]);
    expect(after(chain, transfer(2))).toBe('⟦L:5 ↦ (A:2, V(A|I):3, I:3), I:1⟧');
    expect(after(chain, transfer(0, 2))).toBe('⟦L:3 ↦ (A:0, V(A|I):3, I:3), A:2, I:1⟧');
  });

  it('pays a channel into what it holds', () => {
    expect(after(network(5n, [simple(K, 2n), simple(A, 3n)]), transfer())).toBe('⟦L ↦ (K:0, A:0), K:2, A:3⟧');
  });

  it('keeps emptied entries in their places, so that indices keep their meaning', () => {
    const chain = network(9n, [simple(A, 2n), simple(I, 4n)]);
    expect(after(chain, transfer(0), transfer(0, 1))).toBe('⟦L:3 ↦ (A:0, I:0), A:2, I:4⟧');
  });

  it('refuses all of a ledger that still has a guarantee, even one of zero', () => {
    expect(after(network(9n, [simple(A, 2n), guaranteed(V, 0n, A, I)]), transfer())).toBe('NotSimple');
  });

  it('skips an index beyond the last entry', () => {
    const chain = network(9n, [simple(A, 2n), simple(I, 4n)]);
    expect(after(chain, transfer(1, 2, 99))).toBe('⟦L:5 ↦ (A:2, I:0), I:4⟧');
    expect(after(chain, transfer(7))).toBe('⟦L:9 ↦ (A:2, I:4)⟧');
  });

  it('from a ledger without coins or without entries changes nothing and is not refused', () => {
    expect(after(network(0n, [simple(A, 2n)]), transfer())).toBe('⟦L ↦ (A:2)⟧');
    expect(after(network(4n, []), transfer())).toBe('⟦L:4 ↦ ()⟧');
  });

  it('owes an address that is listed twice both entries', () => {
    const chain = network(3n, [simple(A, 2n), simple(A, 4n)]);
    expect(after(chain, transfer(1))).toBe('⟦L:2 ↦ (A:2, A:3), A:1⟧');
    expect(after(chain, transfer())).toBe('⟦L ↦ (A:0, A:3), A:3⟧');
  });

  it('to the ledger itself forgets the debt, as far as it could be paid, and moves no coins', () => {
    const chain = network(3n, [simple(L, 2n), simple(A, 3n)]);
    expect(after(chain, transfer(0))).toBe('⟦L:3 ↦ (L:0, A:3)⟧');
    expect(after(chain, transfer(0, 1))).toBe('⟦L:2 ↦ (L:0, A:2), A:1⟧');
  });

  it('knows no largest amount', () => {
    const vast = 2n ** 256n;
    expect(after(network(vast, [simple(A, vast - 1n), simple(I, vast)]), transfer())).toBe(
      `⟦L ↦ (A:0, I:${vast - 1n}), A:${vast - 1n}, I:1⟧`,
    );
  });
});

describe('a reclaim', () => {
  const ledger = [simple(A, 1n), simple(I, 1n), guaranteed(V, 5n, A, I)];

  it('turns a guarantee into what the virtual channel owes, without a coin', () => {
    expect(after(network(7n, ledger), reclaimAt(2))).toBe('⟦L:7 ↦ (A:3, I:4)⟧');
    expect(after(network(0n, ledger), reclaimAt(2))).toBe('⟦L ↦ (A:3, I:4)⟧');
  });

  it('leaves the virtual channel as it is', () => {
    const step = ledgers(network(7n, ledger), reclaimAt(2));
    expect(step.status === 'applied' && step.chain.outcomes[V]).toEqual([simple(A, 2n), simple(B, 3n)]);
  });

  it('moves the entries after the guarantee up', () => {
    const chain = network(9n, [
      guaranteed(V, 5n, A, I),
      simple(A, 1n),
      guaranteed(V, 5n, A, I),
      simple(I, 1n),
    ]);
    expect(after(chain, reclaimAt(0))).toBe('⟦L:9 ↦ (A:3, V(A|I):5, I:4)⟧');
    expect(after(chain, reclaimAt(0), reclaimAt(1))).toBe('⟦L:9 ↦ (A:5, I:7)⟧');
    expect(after(chain, reclaimAt(0), reclaimAt(2))).toBe('NotAGuarantee');
  });

  it('is refused for ever when the virtual channel ends with another sum', () => {
    for (const sum of [4n, 6n]) {
      const chain = network(7n, ledger, [simple(A, 2n), simple(B, sum - 2n)]);
      expect(after(chain, reclaimAt(2))).toBe('OtherAmount');
      expect(after(chain, transfer(2))).toBe('NotSimple');
    }
  });

  it('counts the first two entries of the virtual channel and ignores all others', () => {
    expect(after(network(7n, ledger, [simple(A, 2n), simple(B, 3n), simple(I, 9n)]), reclaimAt(2))).toContain(
      '⟦L:7 ↦ (A:3, I:4)',
    );
    expect(after(network(7n, ledger, [simple(A, 2n), simple(I, 1n), simple(B, 2n)]), reclaimAt(2))).toBe(
      'OtherAmount',
    );
  });

  it('does not look at who the virtual channel owes to', () => {
    expect(after(network(7n, ledger, [simple(B, 2n), simple(A, 3n)]), reclaimAt(2))).toContain(
      '⟦L:7 ↦ (A:3, I:4)',
    );
    expect(after(network(7n, ledger, [simple(K, 2n), guaranteed(K, 3n, A, B)]), reclaimAt(2))).toContain(
      '⟦L:7 ↦ (A:3, I:4)',
    );
  });

  it('is refused when a neighbour has no entry besides the guarantee', () => {
    expect(after(network(7n, [simple(A, 1n), guaranteed(V, 5n, A, I)]), reclaimAt(1))).toBe('NotInLedger');
    expect(after(network(7n, [simple(I, 1n), guaranteed(V, 5n, A, I)]), reclaimAt(1))).toBe('NotInLedger');
  });

  it('finds an entry that was paid out already, at zero', () => {
    expect(after(network(7n, ledger), transfer(0, 1), reclaimAt(2))).toBe('⟦L:5 ↦ (A:2, I:3), A:1, I:1⟧');
  });

  it('owes to the first of several entries of a neighbour', () => {
    expect(after(network(9n, [...ledger, simple(A, 7n)]), reclaimAt(2))).toBe('⟦L:9 ↦ (A:3, I:4, A:7)⟧');
  });

  it('owes both amounts to a neighbour that is left and right', () => {
    expect(after(network(7n, [simple(A, 1n), guaranteed(V, 5n, A, A)]), reclaimAt(1))).toBe('⟦L:7 ↦ (A:6)⟧');
  });

  it('owes to a guarantee that comes first for a neighbour, where nobody can be paid', () => {
    const odd = [guaranteed(K, 1n, A, I), simple(I, 1n), guaranteed(V, 5n, K, I)];
    expect(after(network(7n, odd), reclaimAt(2))).toBe('⟦L:7 ↦ (K(A|I):3, I:4)⟧');
  });

  it('of a guarantee that points to its own ledger works with the entries as they are', () => {
    const own = (amount: bigint) => network(9n, [simple(A, 1n), simple(I, 2n), guaranteed(L, amount, A, I)]);
    expect(after(own(3n), reclaimAt(2))).toBe('⟦L:9 ↦ (A:2, I:4)⟧');
    expect(after(own(3n), transfer(0), reclaimAt(2))).toBe('OtherAmount');
  });

  it('is refused once the virtual channel has paid anything itself: its coins would be counted twice', () => {
    const paidIn = after(
      network(7n, ledger),
      { type: 'deposit', to: V, amount: 1n },
      { type: 'transfer', from: V, indices: [0] },
      reclaimAt(2),
    );
    expect(paidIn).toBe('OtherAmount');
  });
});

import { describe, expect, it } from 'vitest';
import { channel, participant, reclaim, recordOf } from '../../spec/index.js';

const { guaranteed, ledgerChainOf, printLedgerAction, printLedgerOutcome, printLedgers, simple } = reclaim;

const [A, I] = [participant('A'), participant('I')];
const [L, V, χ] = [channel('L'), channel('V'), channel('χ')];
const outcome = [simple(A, 3n), guaranteed(V, 5n, A, I)];

describe('the notation of ledgers', () => {
  it('shows a guarantee with what it is for, its parties and its amount', () => {
    expect(printLedgerOutcome(outcome)).toBe('(A:3, V(A|I):5)');
    expect(printLedgerOutcome([])).toBe('()');
  });

  it('shows the channels with an outcome, other channels, and who was paid', () => {
    const chain = ledgerChainOf([A, I], {
      holdings: { [L]: 8n, [χ]: 1n },
      outcomes: { [L]: outcome, [V]: [] },
    });
    expect(printLedgers({ ...chain, paid: recordOf([[A, 4n]]) })).toBe(
      '⟦L:8 ↦ (A:3, V(A|I):5), V ↦ (), χ:1, A:4⟧',
    );
    expect(printLedgers(chain, 'ascii')).toBe('[[L:8 |-> (A:3, V(A|I):5), V |-> (), "\\u03c7":1]]');
  });

  it('shows every operation', () => {
    const actions: readonly reclaim.LedgerAction[] = [
      { type: 'deposit', to: L, amount: 5n },
      { type: 'finalize', channel: L, outcome },
      { type: 'transfer', from: L, indices: [0, 2] },
      { type: 'transfer', from: L, indices: [] },
      { type: 'reclaim', from: L, index: 1 },
    ];
    expect(actions.map((action) => printLedgerAction(action))).toEqual([
      'D_L(5)',
      'F(L, (A:3, V(A|I):5))',
      'T(L, 0, 2)',
      'T(L, all)',
      'R(L, 1)',
    ]);
  });
});

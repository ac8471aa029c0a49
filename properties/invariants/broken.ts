/**
 * Broken: for every invariant a step that makes it false, so that none of them is empty.
 *
 * The step is written in the paper's notation, as no rule would make it: the network before, the operation, the
 * network after, and the totals where they matter.
 */
export interface BrokenStep {
  readonly before: string;
  readonly action: string;
  readonly after: string;
  /** Who has a key after the step, if not A, B and I as before. */
  readonly participants?: readonly string[];
  /** What the totals after the step are, if not what the operation says. */
  readonly totals?: { readonly deposited?: bigint; readonly withdrawn?: bigint };
}

/** By the id of the invariant. */
export const brokenSteps: Readonly<Record<string, readonly BrokenStep[]>> = {
  conservation: [{ before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L ↦ (), A:6⟧' }],
  'no-negative-debts': [{ before: '⟦L:5 ↦ (A:3)⟧', action: 'T(L, A, 4)', after: '⟦L:1 ↦ (A:-1), A:4⟧' }],
  'no-negative-balances': [
    { before: '⟦A:5⟧', action: 'W_A(5)', after: '⟦⟧', totals: { deposited: 0n, withdrawn: -5n } },
  ],
  'balances-fall-only-by-right': [
    { before: '⟦A:5, B:1⟧', action: 'D_B(1)', after: '⟦A:4, B:2⟧' },
    { before: '⟦A:5⟧', action: 'W_A(1) by B', after: '⟦A:4⟧' },
    { before: '⟦A:5⟧', action: 'W_A(1)', after: '⟦A:3⟧' },
    { before: '⟦L:5⟧', action: 'W_L(1)', after: '⟦L:4⟧' },
    { before: '⟦L:5 ↦ (A:5), B:1⟧', action: 'T(L, A, 1)', after: '⟦L:5 ↦ (A:4), A:1⟧' },
    { before: '⟦L:5⟧', action: 'F(L, (A:5))', after: '⟦L ↦ (A:5)⟧' },
  ],
  'totals-are-true': [
    { before: '⟦A:5⟧', action: 'D_A(1)', after: '⟦A:6⟧', totals: { deposited: 5n } },
    { before: '⟦A:5⟧', action: 'D_A(-1)', after: '⟦A:4⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L ↦ (), A:4⟧', totals: { withdrawn: 1n } },
    { before: '⟦A:5⟧', action: 'W_A(-1)', after: '⟦A:6⟧' },
  ],
  'only-channels-have-outcomes': [{ before: '⟦A:5⟧', action: 'F(A, (B:5))', after: '⟦A:5 ↦ (B:5)⟧' }],
  'one-outcome-for-ever': [
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'F(L, (B:5))', after: '⟦L:5 ↦ (B:5)⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦A:5⟧' },
    { before: '⟦L:5 ↦ (A:5, B:1)⟧', action: 'T(L, A, 1)', after: '⟦L:4 ↦ (B:1, A:4), A:1⟧' },
    { before: '⟦G ↦ (L|A)⟧', action: 'D_A(1)', after: '⟦G ↦ (L|B), A:1⟧' },
  ],
  'outcomes-come-from-finalization': [
    { before: '⟦⟧', action: 'D_A(1)', after: '⟦A:1, L ↦ ()⟧' },
    { before: '⟦⟧', action: 'F(L, (A:1))', after: "⟦L' ↦ (A:1)⟧" },
    { before: '⟦⟧', action: 'F(L, (A:1, A:2))', after: '⟦L ↦ (A:2)⟧' },
    { before: '⟦⟧', action: 'F(L, (A:1))', after: '⟦L ↦ (J|A)⟧' },
    { before: '⟦⟧', action: 'F(L, (J|A))', after: '⟦L ↦ (J|)⟧' },
  ],
  'effects-are-whole': [
    { before: '⟦⟧', action: 'D_A(2)', after: '⟦A:1⟧' },
    { before: '⟦A:5⟧', action: 'W_A(2)', after: '⟦A:4⟧' },
    { before: '⟦⟧', action: 'F(L, (A:1))', after: '⟦⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L ↦ ()⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L:5 ↦ (), A:5⟧' },
    { before: '⟦G:5 ↦ (L|), L ↦ (A:5)⟧', action: 'C(G, A, 5)', after: '⟦G:2 ↦ (L|), L ↦ (A:2), A:3⟧' },
    { before: '⟦L:5 ↦ (L:5)⟧', action: 'T(L, L, 5)', after: '⟦L ↦ ()⟧' },
  ],
  'operations-keep-to-what-they-name': [
    { before: '⟦L:1⟧', action: 'D_A(1)', after: '⟦L:2⟧' },
    { before: '⟦⟧', action: 'D_A(1)', after: '⟦A:1⟧', participants: ['A', 'B', 'I', 'L'] },
    { before: '⟦L ↦ (A:1)⟧', action: 'D_A(1)', after: '⟦L ↦ (), A:1⟧' },
    { before: '⟦L:5 ↦ (A:5), χ ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L ↦ (), χ ↦ (), A:5⟧' },
    { before: '⟦G:5 ↦ (L|), L:5 ↦ (A:5)⟧', action: 'C(G, A, 5)', after: '⟦G:5 ↦ (L|), L ↦ (), A:5⟧' },
  ],
  'well-formed-outcomes': [
    { before: '⟦⟧', action: 'F(L, (A:1, A:2))', after: '⟦L ↦ (A:1, A:2)⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 5)', after: '⟦L ↦ (A:0), A:5⟧' },
  ],
  'debts-never-grow': [
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 1)', after: '⟦L:4 ↦ (A:6), A:1⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'D_L(1)', after: '⟦L:6 ↦ (A:5, B:1)⟧' },
  ],
  'debts-fall-as-paid': [
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 2)', after: '⟦L:3 ↦ (A:5), A:2⟧' },
    { before: '⟦L:5 ↦ (A:5)⟧', action: 'T(L, A, 2)', after: '⟦L:3 ↦ (), A:2⟧' },
    { before: '⟦G:5 ↦ (L|), L ↦ (A:5)⟧', action: 'C(G, A, 2)', after: '⟦G:3 ↦ (L|), L ↦ (A:5), A:2⟧' },
    { before: '⟦L:5⟧', action: 'T(L, A, 2)', after: '⟦L:3, A:2⟧' },
  ],
  'priority-is-kept': [
    { before: '⟦L:5 ↦ (B:4, A:3)⟧', action: 'T(L, A, 2)', after: '⟦L:3 ↦ (B:4, A:1), A:2⟧' },
    {
      before: '⟦G:3 ↦ (L|B), L ↦ (A:2, B:3)⟧',
      action: 'C(G, A, 1)',
      after: '⟦G:2 ↦ (L|B), L ↦ (A:1, B:3), A:1⟧',
    },
  ],
};

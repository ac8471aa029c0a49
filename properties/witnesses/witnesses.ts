/** The witnesses of every rejection, one for each premise that can fail with it. */
import type { RejectionCode } from '../../spec/index.js';
import type { Witness } from './witness.js';

const inNitro = (network: string, action: string): Witness => ({ protocol: 'nitro', network, action });
const inTurbo = (network: string, action: string): Witness => ({ protocol: 'turbo', network, action });

export const witnesses: Record<RejectionCode, readonly [Witness, ...Witness[]]> = {
  NegativeAmount: [
    inTurbo('⟦A:5⟧', 'D_A(-1)'),
    inTurbo('⟦A:5⟧', 'W_A(-1)'),
    inTurbo('⟦L:5 ↦ (A:3), A:1⟧', 'T(L, A, -1)'),
    inNitro('⟦G:5 ↦ (L|A), L ↦ (A:3), A:1⟧', 'C(G, A, -1)'),
  ],
  ZeroAmount: [inTurbo('⟦L:5 ↦ (A:3)⟧', 'T(L, A, 0)'), inNitro('⟦G:5 ↦ (L|A), L ↦ (A:3)⟧', 'C(G, A, 0)')],
  NotAParticipant: [inTurbo('⟦L:5⟧', 'W_L(5)')],
  NotSigned: [inTurbo('⟦A:5⟧', 'W_A(5) by B')],
  InsufficientBalance: [inTurbo('⟦A:5⟧', 'W_A(6)')],
  NotAChannel: [inTurbo('⟦A:5⟧', 'F(A, (B:5))')],
  AlreadyFinalized: [
    inTurbo('⟦L:5 ↦ (A:5)⟧', 'F(L, (B:5))'),
    inTurbo('⟦L ↦ ()⟧', 'F(L, (B:5))'),
    inNitro('⟦G ↦ (L|A)⟧', 'F(G, (L|A))'),
  ],
  NegativeDebt: [inTurbo('⟦L:5⟧', 'F(L, (A:5, B:-1))')],
  GuaranteeInTurbo: [inTurbo('⟦L:5 ↦ (A:5)⟧', 'F(G, (L|A))')],
  NotFinalized: [
    inTurbo('⟦L:5⟧', 'T(L, A, 1)'),
    inNitro('⟦G:5, L ↦ (A:5)⟧', 'C(G, A, 1)'),
    inNitro('⟦G:5 ↦ (L|A), L:5⟧', 'C(G, A, 1)'),
  ],
  NotAnAllocation: [
    inNitro('⟦G:5 ↦ (L|A), L ↦ (A:5)⟧', 'T(G, A, 1)'),
    inNitro("⟦G:5 ↦ (G'|A), G':5 ↦ (L|A), L ↦ (A:5)⟧", 'C(G, A, 1)'),
  ],
  NotAGuarantee: [inNitro('⟦L:5 ↦ (A:5)⟧', 'C(L, A, 1)')],
  CannotAfford: [
    inTurbo('⟦L:5 ↦ (B:4, A:3)⟧', 'T(L, A, 2)'),
    inTurbo('⟦L:5 ↦ (A:3)⟧', 'T(L, B, 1)'),
    inNitro('⟦G:3 ↦ (L|B), L:5 ↦ (A:2, B:3)⟧', 'C(G, A, 1)'),
  ],
};

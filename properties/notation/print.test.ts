import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  guarantee,
  networkOf,
  participant,
  printAction,
  printNetwork,
  printOutcome,
  printStanding,
} from '../../spec/index.js';

const [A, B] = [participant('A'), participant('B')];
const [L, G, χ] = [channel('L'), channel('G'), channel('χ')];

describe('the notation', () => {
  it('of a network has channels with outcomes first, and leaves out what is not held', () => {
    const network = networkOf({
      balances: { [A]: 2n, [L]: 10n, [χ]: 1n },
      outcomes: { [L]: allocation([A, 3n], [B, 7n]), [G]: guarantee(L, B) },
    });
    expect(printNetwork(network)).toBe('⟦L:10 ↦ (A:3, B:7), G ↦ (L|B), A:2, χ:1⟧');
    expect(printNetwork(network, 'ascii')).toBe('[[L:10 |-> (A:3, B:7), G |-> (L|B), A:2, "\\u03c7":1]]');
    expect(printNetwork(networkOf({}))).toBe('⟦⟧');
  });

  it('of an outcome is a list of debts, or a target and a list of addresses', () => {
    expect(printOutcome(allocation())).toBe('()');
    expect(printOutcome(allocation([A, 3n], [A, 0n]))).toBe('(A:3, A:0)');
    expect(printOutcome(guarantee(L))).toBe('(L|)');
    expect(printOutcome(guarantee(L, A, B))).toBe('(L|A, B)');
  });

  it('of a standing names who can finalize the outcomes, or for whom they are enabled', () => {
    const outcomes = [allocation([A, 3n]), allocation([B, 3n])];
    expect(printStanding({ type: 'finalizable', channel: L, outcomes, by: [A, B] })).toBe(
      '[L ↦ (A:3), (B:3)]_{A, B}',
    );
    expect(printStanding({ type: 'enabled', channel: L, outcomes, for: A })).toBe('[L ↦ (A:3), (B:3)]_{(A)}');
  });

  it('of an operation is its letter and what it is about', () => {
    expect(printAction({ type: 'deposit', to: L, amount: 5n })).toBe('D_L(5)');
    expect(printAction({ type: 'withdraw', from: A, amount: 3n, signer: A })).toBe('W_A(3)');
    expect(printAction({ type: 'withdraw', from: A, amount: 3n, signer: B })).toBe('W_A(3) by B');
    expect(printAction({ type: 'finalize', channel: G, outcome: guarantee(L, A) })).toBe('F(G, (L|A))');
    expect(printAction({ type: 'transfer', from: L, to: A, amount: 3n })).toBe('T(L, A, 3)');
    expect(printAction({ type: 'claim', guarantee: G, to: A, amount: 3n })).toBe('C(G, A, 3)');
  });

  it('puts quotes around a name that could not be read back otherwise', () => {
    expect(printAction({ type: 'deposit', to: channel('A|B'), amount: 1n })).toBe('D_"A|B"(1)');
    expect(printAction({ type: 'deposit', to: channel('"'), amount: 1n })).toBe('D_"\\""(1)');
  });
});

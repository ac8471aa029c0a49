import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { allocation, chainOf, channel, guarantee, participant, type Outcome } from '../../spec/index.js';
import { settle } from '../../spec/turbo/settle.js';

const [A, B, L] = [participant('A'), participant('B'), channel('L')];

const settled = (outcome: Outcome, to: typeof A, amount: bigint) =>
  produce(chainOf([A, B], { outcomes: { [L]: outcome } }), (draft) => settle(draft, L, to, amount)).outcomes[
    L
  ];

describe('settling a debt', () => {
  it('reduces it in its place', () => {
    expect(settled(allocation([A, 3n], [B, 7n]), A, 2n)).toEqual(allocation([A, 1n], [B, 7n]));
  });

  it('removes it once it is paid in full', () => {
    expect(settled(allocation([A, 3n], [B, 7n]), A, 3n)).toEqual(allocation([B, 7n]));
  });

  it('leaves an outcome that owes nothing when the last debt is paid', () => {
    expect(settled(allocation([A, 3n]), A, 3n)).toEqual(allocation());
  });

  it('of a channel that owes nothing by itself cannot happen, and says so', () => {
    expect(() => settled(guarantee(channel('J'), A), A, 1n)).toThrow('L owes nothing');
  });
});

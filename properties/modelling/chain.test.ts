import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  balanceOf,
  chainOf,
  channel,
  deposit,
  entriesOf,
  isParticipant,
  networkOf,
  nitro,
  participant,
  recordOf,
  type Address,
  type Chain,
} from '../../spec/index.js';
import { history } from '../every-step.js';

const [A, L] = [participant('A'), channel('L')];

describe('a chain', () => {
  it('starts with exactly its balances deposited and nothing withdrawn', () => {
    expect(chainOf([A], { balances: { [A]: 3n, [L]: 4n } })).toMatchObject({ deposited: 7n, withdrawn: 0n });
    expect(chainOf([])).toMatchObject({ deposited: 0n, withdrawn: 0n, participants: [] });
  });

  it('holds nothing for an address that is absent', () => {
    expect(balanceOf(chainOf([A]), A)).toBe(0n);
  });

  it('knows its participants, and takes every other address for a channel', () => {
    expect(isParticipant(chainOf([A]), A)).toBe(true);
    expect(isParticipant(chainOf([A]), L)).toBe(false);
  });

  it('has no zero balances, so that equal states are equal records', () => {
    let seen = 0;
    fc.assert(
      fc.property(history(), (attempts) => {
        for (const { step } of attempts)
          if (step.status === 'applied') {
            seen += 1;
            expect(Object.values(step.chain.balances)).not.toContain(0n);
          }
      }),
    );
    expect(seen).toBeGreaterThan(500);
  });

  it('is plain data that survives being sent elsewhere', () => {
    fc.assert(
      fc.property(history(), (attempts) => {
        const { before } = attempts.at(-1)!;
        expect(structuredClone(before)).toEqual(plain(before));
      }),
    );
  });
});

/** The same data in ordinary objects. */
const plain = (chain: Chain) => ({
  ...chain,
  balances: { ...chain.balances },
  outcomes: { ...chain.outcomes },
});

describe('a network', () => {
  it('drops balances of zero and entries that do not count', () => {
    const B = participant('B');
    const network = networkOf({
      balances: { [A]: 0n, [B]: 2n },
      outcomes: { [L]: allocation([A, 0n], [B, 1n], [A, 5n], [B, 7n]) },
    });
    expect(entriesOf(network.balances)).toEqual([['B', 2n]]);
    expect(network.outcomes[L]).toEqual(allocation([B, 1n]));
  });
});

describe('records by address', () => {
  const awkward = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('inherit nothing', () => {
    for (const name of awkward) expect(name in recordOf<Address, bigint>([])).toBe(false);
  });

  it('take every name as it is, through all rules', () => {
    for (const name of awkward) {
      const [from, to] = [channel(name), participant('A')];
      let chain = chainOf([to]);
      for (const action of [
        { type: 'deposit', to: from, amount: 5n },
        { type: 'finalize', channel: from, outcome: allocation([to, 3n], [channel(`${name}'`), 1n]) },
        { type: 'transfer', from, to, amount: 3n },
      ] as const) {
        const step = nitro(chain, action);
        if (step.status === 'rejected') throw new Error(step.reason.code);
        chain = step.chain;
      }
      expect(entriesOf(chain.balances)).toEqual([
        [name, 2n],
        ['A', 3n],
      ]);
      expect(entriesOf(chain.outcomes)).toEqual([[name, allocation([channel(`${name}'`), 1n])]]);
    }
  });

  it('take a participant of any name', () => {
    const owner = participant('__proto__');
    const step = deposit(chainOf([owner]), { type: 'deposit', to: owner, amount: 2n });
    expect(step.status === 'applied' && balanceOf(step.chain, owner)).toBe(2n);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  claim,
  deposit,
  entriesOf,
  finalize,
  transfer,
  withdraw,
  type Address,
  type NitroAction,
  type Rule,
} from '../../spec/index.js';
import { finalized, situation } from '../arbitraries/index.js';
import { history } from '../every-step.js';
import { choices, complete } from '../turbo/complete.js';

describe('Nitro', () => {
  it('keeps the coins together: a complete redistribution moves all and makes none', () => {
    fc.assert(
      fc.property(situation().map(finalized), choices, (chain, some) => {
        const end = complete(chain, some);
        const total = (of: typeof chain) => Object.values(of.balances).reduce((a, b) => a + b, 0n);
        expect(total(end)).toBe(total(chain));
      }),
      { numRuns: 100 },
    );
  });

  it('never takes a coin from a participant by redistribution', () => {
    fc.assert(
      fc.property(situation().map(finalized), choices, (chain, some) => {
        const end = complete(chain, some);
        for (const address of chain.participants)
          expect(balanceOf(end, address)).toBeGreaterThanOrEqual(balanceOf(chain, address));
      }),
      { numRuns: 100 },
    );
  });

  it('does not always end in the same balances: with guarantees the order can matter', () => {
    let differs = 0;
    fc.assert(
      fc.property(situation({ vast: false }).map(finalized), choices, choices, (chain, some, others) => {
        const [one, other] = [complete(chain, some), complete(chain, others)];
        const same = entriesOf<Address, bigint>(one.balances).every(
          ([address, amount]) => balanceOf(other, address) === amount,
        );
        if (!same) differs += 1;
      }),
      { numRuns: 400 },
    );
    expect(differs).toBeGreaterThan(30);
  });

  it('gives every action to the rule of its name', () => {
    const rules = { deposit, withdraw, finalize, transfer, claim } as Record<
      NitroAction['type'],
      Rule<never>
    >;
    const seen = new Set<string>();
    fc.assert(
      fc.property(history(), (attempts) => {
        for (const { before, action, step } of attempts) {
          seen.add(action.type);
          expect(rules[action.type](before, action as never)).toEqual(step);
        }
      }),
    );
    expect(seen.size).toBe(5);
  });
});

/** Complete: payments in a random order and of random amounts, until nothing is payable any more. */
import fc from 'fast-check';
import { nitro, payable, type Chain, type NitroAction } from '../../spec/index.js';

export interface Choice {
  readonly which: number;
  readonly amount: number;
}

export const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({ which: fc.nat({ max: 63 }), amount: fc.nat({ max: 255 }) }),
  { minLength: 40, maxLength: 40 },
);

/** The chain after a complete redistribution: as chosen, and in the order of `payable` when choices run out. */
export const complete = (start: Chain, choices: readonly Choice[]): Chain => {
  let chain = start;
  for (let i = 0; ; i++) {
    const possible = payable(chain);
    if (possible.length === 0) return chain;
    const { which, amount } = choices[i] ?? { which: 0, amount: 0 };
    const payment = possible[which % possible.length]!;
    const part = amount % 3 === 0 ? payment.amount : 1n + (payment.amount * BigInt(amount)) / 512n;
    chain = after(chain, { ...payment, amount: part });
  }
};

const after = (chain: Chain, action: NitroAction): Chain => {
  const step = nitro(chain, action);
  if (step.status === 'rejected') throw new Error(`what is payable was refused: ${step.reason.code}`);
  return step.chain;
};

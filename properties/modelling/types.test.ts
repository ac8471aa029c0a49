import { match } from 'ts-pattern';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  chainOf,
  channel,
  channelAddress,
  guarantee,
  nitro,
  participant,
  turbo,
  type Address,
  type Chain,
  type NitroAction,
  type Outcome,
  type Rejection,
  type Step,
} from '../../spec/index.js';

const [A, L] = [participant('A'), channel('L')];

const matchAllocation = (outcome: Outcome) => match(outcome).with({ type: 'allocation' }, () => 1);
const matchDeposit = (action: NitroAction) => match(action).with({ type: 'deposit' }, () => 1);

/** Never called: each of these is an error to the compiler, and `npm run types` fails if one is not. */
const mustNotCompile = (
  chain: Chain,
  step: Step,
  outcome: Outcome,
  action: NitroAction,
  reason: Rejection,
) => [
  // @ts-expect-error nobody holds a key for a channel, so nothing can be withdrawn from it
  turbo(chain, { type: 'withdraw', from: L, amount: 1n, signer: A }),
  // @ts-expect-error a channel signs nothing
  turbo(chain, { type: 'withdraw', from: A, amount: 1n, signer: L }),
  // @ts-expect-error a withdrawal is signed
  turbo(chain, { type: 'withdraw', from: A, amount: 1n }),
  // @ts-expect-error a participant has no outcome
  turbo(chain, { type: 'finalize', channel: A, outcome: allocation() }),
  // @ts-expect-error a participant owes nothing, so nothing is transferred from it
  turbo(chain, { type: 'transfer', from: A, to: L, amount: 1n }),
  // @ts-expect-error a participant guarantees nothing
  nitro(chain, { type: 'claim', guarantee: A, to: A, amount: 1n }),
  // @ts-expect-error Turbo has no claims
  turbo(chain, { type: 'claim', guarantee: L, to: A, amount: 1n }),
  // @ts-expect-error an amount is not a number: it would be rounded
  turbo(chain, { type: 'deposit', to: A, amount: 1 }),
  // @ts-expect-error an amount is not a text either
  turbo(chain, { type: 'deposit', to: A, amount: '1' }),
  // @ts-expect-error an address is not just any text
  turbo(chain, { type: 'deposit', to: 'A', amount: 1n }),
  // @ts-expect-error an entry owes an amount
  allocation([A]),
  // @ts-expect-error an entry owes coins, not a number
  allocation([A, 1]),
  // @ts-expect-error a guarantee targets a channel
  guarantee(A, A),
  // @ts-expect-error a channel is made by participants
  channelAddress([L], 0n),
  // @ts-expect-error a nonce is exact too
  channelAddress([A], 0),
  // @ts-expect-error only participants hold keys
  chainOf([L]),
  // @ts-expect-error a refused action has no chain
  step.chain,
  // @ts-expect-error an outcome may be a guarantee, which owes nothing by itself
  outcome.entries,
  // @ts-expect-error not every rejection is about an amount
  reason.amount,
  // @ts-expect-error a balance can be changed by rules only
  (chain.balances[A] = 1n),
  // @ts-expect-error the debts of an outcome are not for changing either
  allocation([A, 1n]).entries.push([A, 1n]),
  // @ts-expect-error a match that forgets the guarantee
  matchAllocation(outcome).exhaustive(),
  // @ts-expect-error a match that forgets all operations but the deposit
  matchDeposit(action).exhaustive(),
];

describe('what the types forbid', () => {
  it('is an error to the compiler, which npm run types checks line by line', () => {
    expect(mustNotCompile).toBeTypeOf('function');
  });

  it('is refused by the rules as well, if a caller forces it on them', () => {
    const forced = (address: Address): never => address as never;
    const chain = chainOf([A], { balances: { [A]: 5n, [L]: 5n } });
    const reasons = (
      [
        { type: 'withdraw', from: forced(L), amount: 1n, signer: forced(L) },
        { type: 'finalize', channel: forced(A), outcome: allocation() },
        { type: 'transfer', from: forced(A), to: L, amount: 1n },
        { type: 'claim', guarantee: forced(A), to: A, amount: 1n },
      ] as const
    ).map((action) => {
      const step = nitro(chain, action);
      return step.status === 'rejected' ? step.reason.code : 'applied';
    });
    expect(reasons).toEqual(['NotAParticipant', 'NotAChannel', 'NotFinalized', 'NotFinalized']);
  });
});

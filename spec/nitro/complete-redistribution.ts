/**
 * Complete redistributions, by definition: every sequence of transfers and claims, of any amounts and in any
 * order, until nothing is payable any more; and what each address receives in the worst of them.
 *
 * Exhaustive and slow, without a limit, to compare everything faster with: for a handful of coins only.
 *
 * @paper §6.2 Redistributing
 */
import type { Address } from '../modelling/address.js';
import { balanceOf, chainOf, type Chain, type Network } from '../modelling/chain.js';
import { lesser, type Coins } from '../modelling/coins.js';
import { payable, type Payment } from './payable.js';
import { nitro } from './rules.js';

/** Every payment that can be made right now, of every amount. */
export const everyPayment = (chain: Chain): readonly Payment[] =>
  payable(chain).flatMap((payment) =>
    Array.from({ length: Number(payment.amount) }, (_, less) => ({
      ...payment,
      amount: payment.amount - BigInt(less),
    })),
  );

/**
 * The least that each of the addresses receives over all complete redistributions, its balance included.
 *
 * For an address without an outcome this is its least final balance. The coins of a channel with an outcome
 * move on; for it all coins count that ever reach it.
 */
export const leastByDefinition = (
  network: Partial<Network>,
  addresses: readonly Address[],
): ReadonlyMap<Address, Coins> => {
  const known = new Map<string, readonly Coins[]>();

  const leastFrom = (chain: Chain): readonly Coins[] => {
    const key = JSON.stringify([sorted(chain.balances), sorted(chain.outcomes)], printed);
    const before = known.get(key);
    if (before) return before;
    const worst = everyPayment(chain).map((payment) => {
      const step = nitro(chain, payment);
      if (step.status === 'rejected') throw new Error('a payable payment was refused');
      const later = leastFrom(step.chain);
      return addresses.map((address, i) => (payment.to === address ? payment.amount : 0n) + later[i]!);
    });
    const least = addresses.map((_, i) =>
      worst.length === 0 ? 0n : worst.map((received) => received[i]!).reduce(lesser),
    );
    known.set(key, least);
    return least;
  };

  const chain = chainOf([], network);
  const received = leastFrom(chain);
  return new Map(addresses.map((address, i) => [address, balanceOf(chain, address) + received[i]!]));
};

const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

const printed = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

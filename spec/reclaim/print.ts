/**
 * Print: the ledgers' chain and operations in the paper's notation, as far as it goes.
 *
 * The paper has no sign for a guarantee that is an entry: `V(A|I):5` sets 5 aside for V, left A, right I. Nor
 * has it one for a transfer by indices, `T(L, 0, 2)` or `T(L, all)`, nor for a reclaim, `R(L, 2)`. What
 * participants were paid is written `A:3` after the channels.
 *
 * @paper §3.1 A System of Balances
 */
import { match } from 'ts-pattern';
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { spellName, symbols, type Spelling } from '../notation/symbols.js';
import { heldBy, type LedgerChain } from './chain.js';
import type { LedgerOutcome } from './outcome.js';
import type { LedgerAction } from './rules.js';

const list = (parts: readonly unknown[]): string => parts.join(', ');

/** `(A:3, V(A|I):5)`. */
export const printLedgerOutcome = (outcome: LedgerOutcome, spelling: Spelling = 'paper'): string => {
  const name = (address: Address) => spellName(address, spelling);
  const entries = outcome.map((entry) =>
    match(entry)
      .with({ type: 'simple' }, ({ destination, amount }) => `${name(destination)}:${amount}`)
      .with(
        { type: 'guarantee' },
        ({ destination, amount, left, right }) =>
          `${name(destination)}(${name(left)}|${name(right)}):${amount}`,
      )
      .exhaustive(),
  );
  return `(${list(entries)})`;
};

/** `⟦L:8 ↦ (A:3, V(A|I):5), V ↦ (A:2, B:3), A:4⟧`: channels with an outcome, other channels, who was paid. */
export const printLedgers = (
  chain: Pick<LedgerChain, 'holdings' | 'outcomes' | 'paid'>,
  spelling: Spelling = 'paper',
): string => {
  const finalized = entriesOf<ChannelAddress, LedgerOutcome>(chain.outcomes).map(([channel, outcome]) => {
    const held = heldBy(chain, channel);
    const owes = ` ${symbols.mapsTo[spelling]} ${printLedgerOutcome(outcome, spelling)}`;
    return spellName(channel, spelling) + (held === 0n ? '' : `:${held}`) + owes;
  });
  const amounts = [
    ...entriesOf<ChannelAddress, bigint>(chain.holdings).filter(([channel]) => !chain.outcomes[channel]),
    ...entriesOf<Address, bigint>(chain.paid),
  ].map(([address, amount]) => `${spellName(address, spelling)}:${amount}`);
  return symbols.opening[spelling] + list([...finalized, ...amounts]) + symbols.closing[spelling];
};

/** `D_L(5)`, `F(L, (A:3))`, `T(L, 0, 2)`, `T(L, all)` or `R(L, 2)`. */
export const printLedgerAction = (action: LedgerAction, spelling: Spelling = 'paper'): string => {
  const name = (address: Address) => spellName(address, spelling);
  return match(action)
    .with({ type: 'deposit' }, ({ to, amount }) => `D_${name(to)}(${amount})`)
    .with(
      { type: 'finalize' },
      ({ channel, outcome }) => `F(${name(channel)}, ${printLedgerOutcome(outcome, spelling)})`,
    )
    .with(
      { type: 'transfer' },
      ({ from, indices }) => `T(${name(from)}, ${indices.length === 0 ? 'all' : list(indices)})`,
    )
    .with({ type: 'reclaim' }, ({ from, index }) => `R(${name(from)}, ${index})`)
    .exhaustive();
};

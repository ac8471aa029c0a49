/**
 * Print: chains, outcomes, standings and operations in the paper's notation, or in its ASCII spelling.
 *
 * The paper has no sign for finalizing an outcome: it is written `F(L, (A:3))`. A withdrawal that somebody
 * other than its owner signed says so: `W_A(3) by B`.
 *
 * @paper §3.1 A System of Balances
 */
import { match } from 'ts-pattern';
import type { Address } from '../modelling/address.js';
import { balanceOf, entriesOf, type Network } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import type { NitroAction } from '../nitro/rules.js';
import type { Standing } from '../reasoning/standing.js';
import { spellName, symbols, type Spelling } from './symbols.js';

const list = (parts: readonly string[]): string => parts.join(', ');

/** `(A:3, B:7)` or `(L|A, B)`. */
export const printOutcome = (outcome: Outcome, spelling: Spelling = 'paper'): string => {
  const name = (address: Address) => spellName(address, spelling);
  return match(outcome)
    .with(
      { type: 'allocation' },
      ({ entries }) => `(${list(entries.map(([to, owed]) => `${name(to)}:${owed}`))})`,
    )
    .with({ type: 'guarantee' }, ({ target, priority }) => `(${name(target)}|${list(priority.map(name))})`)
    .exhaustive();
};

/** `⟦L:10 ↦ (A:3, B:7), A:2⟧`: the channels with an outcome first, then the other balances. */
export const printNetwork = (network: Network, spelling: Spelling = 'paper'): string => {
  const addresses = new Set<Address>([
    ...entriesOf(network.outcomes).map(([channel]) => channel),
    ...entriesOf(network.balances).map(([address]) => address),
  ]);
  const items = [...addresses].map((address) => {
    const balance = balanceOf(network, address);
    const outcome = network.outcomes[address as keyof typeof network.outcomes];
    const held = balance === 0n && outcome ? '' : `:${balance}`;
    const owes = outcome ? ` ${symbols.mapsTo[spelling]} ${printOutcome(outcome, spelling)}` : '';
    return spellName(address, spelling) + held + owes;
  });
  return symbols.opening[spelling] + list(items) + symbols.closing[spelling];
};

/** `[L ↦ (A:3)]_{A, B}` or `[L ↦ (A:3), (B:3)]_{(A)}`. */
export const printStanding = (standing: Standing, spelling: Spelling = 'paper'): string => {
  const whom = match(standing)
    .with({ type: 'finalizable' }, ({ by }) => list(by.map((p) => spellName(p, spelling))))
    .with({ type: 'enabled' }, ({ for: p }) => `(${spellName(p, spelling)})`)
    .exhaustive();
  const outcomes = list(standing.outcomes.map((outcome) => printOutcome(outcome, spelling)));
  return `[${spellName(standing.channel, spelling)} ${symbols.mapsTo[spelling]} ${outcomes}]_{${whom}}`;
};

/** `D_A(5)`, `W_A(3)`, `F(L, (A:3))`, `T(L, A, 3)` or `C(G, A, 3)`. */
export const printAction = (action: NitroAction, spelling: Spelling = 'paper'): string => {
  const name = (address: Address) => spellName(address, spelling);
  return match(action)
    .with({ type: 'deposit' }, ({ to, amount }) => `D_${name(to)}(${amount})`)
    .with(
      { type: 'withdraw' },
      ({ from, amount, signer }) =>
        `W_${name(from)}(${amount})${signer === from ? '' : ` by ${name(signer)}`}`,
    )
    .with(
      { type: 'finalize' },
      ({ channel, outcome }) => `F(${name(channel)}, ${printOutcome(outcome, spelling)})`,
    )
    .with({ type: 'transfer' }, ({ from, to, amount }) => `T(${name(from)}, ${name(to)}, ${amount})`)
    .with({ type: 'claim' }, ({ guarantee, to, amount }) => `C(${name(guarantee)}, ${name(to)}, ${amount})`)
    .exhaustive();
};

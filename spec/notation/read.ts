/**
 * Read: the paper's notation, or its ASCII spelling, back into the data it was printed from.
 *
 * What is read is what was written: entries that do not count are kept, as somebody may have signed them. An
 * amount may be negative where the rules, and not the notation, have to refuse it.
 */
import { channel, participant, type Address } from '../modelling/address.js';
import { recordOf, type Network } from '../modelling/chain.js';
import { allocation, guarantee, type Entry, type Outcome } from '../modelling/outcome.js';
import type { NitroAction } from '../nitro/rules.js';
import { reading, type Reading, type Scanner } from './scanner.js';
import type { Standing } from '../reasoning/standing.js';
import { symbols } from './symbols.js';

const opening = Object.values(symbols.opening);
const closing = Object.values(symbols.closing);
const mapsTo = Object.values(symbols.mapsTo);

const address = (scan: Scanner): Address => scan.name() as Address;

const many = <T>(scan: Scanner, read: (scan: Scanner) => T): T[] => {
  const items = [read(scan)];
  while (scan.takes(',')) items.push(read(scan));
  return items;
};

const outcome = (scan: Scanner): Outcome => {
  scan.needs('(');
  if (scan.takes(')')) return allocation();
  const first = address(scan);
  if (scan.takes('|')) {
    const priority = scan.sees(')') ? [] : many(scan, address);
    scan.needs(')');
    return guarantee(channel(first), ...priority);
  }
  if (!scan.takes(':')) scan.fail("':' or '|'");
  const entries: Entry[] = [[first, scan.amount()]];
  while (scan.takes(',')) {
    const to = address(scan);
    scan.needs(':');
    entries.push([to, scan.amount()]);
  }
  scan.needs(')');
  return allocation(...entries);
};

const balance = (scan: Scanner): bigint => {
  const at = scan.here();
  const amount = scan.amount();
  return amount < 0n ? scan.fail('a balance, which is never negative', at) : amount;
};

const network = (scan: Scanner): Network => {
  const balances = new Map<Address, bigint>();
  const outcomes = new Map<Address, Outcome>();
  const item = () => {
    const at = scan.here();
    const name = address(scan);
    if (balances.has(name) || outcomes.has(name)) scan.fail('every address once', at);
    if (scan.takes(':')) balances.set(name, balance(scan));
    if (scan.takes(...mapsTo)) outcomes.set(name, outcome(scan));
    else if (!balances.has(name)) scan.fail("':' and a balance, or '↦' and an outcome");
  };
  scan.needs(...opening);
  if (!scan.takes(...closing)) {
    many(scan, item);
    scan.needs(...closing);
  }
  return { balances: recordOf(balances), outcomes: recordOf(outcomes) };
};

const standing = (scan: Scanner): Standing => {
  scan.needs('[');
  const of = channel(scan.name());
  scan.needs(...mapsTo);
  const at = scan.here();
  const outcomes = many(scan, outcome);
  scan.needs(']');
  scan.needs('_');
  scan.needs('{');
  const enabled = scan.takes('(');
  const whom = enabled ? [scan.name()] : many(scan, (scan) => scan.name());
  if (enabled) scan.needs(')');
  scan.needs('}');
  if (whom.length > 1 && outcomes.length > 1)
    scan.fail('a single outcome, as it is finalizable by several participants', at);
  return enabled
    ? { type: 'enabled', channel: of, outcomes, for: participant(whom[0]!) }
    : { type: 'finalizable', channel: of, outcomes, by: whom.map(participant) };
};

const action = (scan: Scanner): NitroAction => {
  const pays = (): [string, Address, bigint] => {
    const from = scan.name();
    scan.needs(',');
    const to = address(scan);
    scan.needs(',');
    const amount = scan.amount();
    scan.needs(')');
    return [from, to, amount];
  };
  const inBrackets = (): bigint => {
    scan.needs('(');
    const amount = scan.amount();
    scan.needs(')');
    return amount;
  };
  if (scan.takes('D_')) return { type: 'deposit', to: address(scan), amount: inBrackets() };
  if (scan.takes('W_')) {
    const from = participant(scan.name());
    const amount = inBrackets();
    return { type: 'withdraw', from, amount, signer: scan.takes('by ') ? participant(scan.name()) : from };
  }
  if (scan.takes('F(')) {
    const of = channel(scan.name());
    scan.needs(',');
    const finalized = outcome(scan);
    scan.needs(')');
    return { type: 'finalize', channel: of, outcome: finalized };
  }
  if (scan.takes('T(')) {
    const [from, to, amount] = pays();
    return { type: 'transfer', from: channel(from), to, amount };
  }
  if (scan.takes('C(')) {
    const [from, to, amount] = pays();
    return { type: 'claim', guarantee: channel(from), to, amount };
  }
  return scan.fail("an operation: 'D_', 'W_', 'F(', 'T(' or 'C('");
};

/** `(A:3, B:7)` or `(L|A, B)`. */
export const readOutcome = (text: string): Reading<Outcome> => reading(text, outcome);

/** `⟦L:10 ↦ (A:3, B:7), A:2⟧`. */
export const readNetwork = (text: string): Reading<Network> => reading(text, network);

/** `[L ↦ (A:3)]_{A, B}` or `[L ↦ (A:3), (B:3)]_{(A)}`. */
export const readStanding = (text: string): Reading<Standing> => reading(text, standing);

/** `D_A(5)`, `W_A(3)`, `F(L, (A:3))`, `T(L, A, 3)` or `C(G, A, 3)`. */
export const readAction = (text: string): Reading<NitroAction> => reading(text, action);

/** A network and the standings of its other channels, separated by commas or white space. */
export interface NetworkState {
  readonly network: Network;
  readonly standings: readonly Standing[];
}

export const readNetworkState = (text: string): Reading<NetworkState> =>
  reading(text, (scan) => {
    const first = network(scan);
    const standings: Standing[] = [];
    while (scan.takes(',', ';') || scan.sees('[')) standings.push(standing(scan));
    return { network: first, standings };
  });

/**
 * Probes: operations where an implementation may differ from the specification, aimed by the state and by what
 * the channels have reached off-chain.
 */
import type { Intent } from '../../properties/arbitraries/index.js';
import type { LedgerSituation } from '../../properties/arbitraries/ledgers.js';
import { entriesOf, keysOf, type ChannelAddress, type reclaim } from '../../spec/index.js';
import type { LedgersAction } from './terms.js';

export interface Sight extends LedgerSituation {
  readonly last?: LedgersAction;
}

type Probe = (sight: Sight, intent: Intent) => LedgersAction | undefined;

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

/** A finalized channel, of those with a guarantee if there are any, three times out of four. */
const finalizedOne = ({ chain }: Sight, { place, to }: Intent): ChannelAddress | undefined => {
  const all = entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes);
  const guaranteeing = all.filter(([, outcome]) => outcome.some(({ type }) => type === 'guarantee'));
  return pick(to % 4 === 0 || guaranteeing.length === 0 ? all : guaranteeing, place)?.[0];
};

/** Any subset of the indices, guarantees among them, and now and then something out of order or out of range. */
const anyIndices: Probe = (sight, intent) => {
  const from = finalizedOne(sight, intent);
  if (from === undefined) return undefined;
  const { length } = sight.chain.outcomes[from]!;
  const chosen = Array.from({ length }, (_, index) => index).filter(
    (index) => (intent.amount >> index) % 2 === 1,
  );
  const spoiled = [
    chosen,
    chosen,
    chosen,
    [...chosen, length],
    [...chosen, length, length + 7],
    [...chosen, Number.MAX_SAFE_INTEGER],
    chosen.toReversed(),
    [...chosen, ...chosen.slice(-1)],
  ];
  return { type: 'transfer', from, indices: pick(spoiled, intent.to)! };
};

/** One entry by itself, whatever it is. */
const oneIndex: Probe = (sight, intent) => {
  const from = finalizedOne(sight, intent);
  return (
    from && { type: 'transfer', from, indices: [intent.amount % (sight.chain.outcomes[from]!.length + 1)] }
  );
};

const anyReclaim: Probe = (sight, intent) => {
  const from = finalizedOne(sight, intent);
  return from && { type: 'reclaim', from, index: intent.amount % (sight.chain.outcomes[from]!.length + 1) };
};

/** Mostly where it is possible: in a ledger without guarantees that holds something. */
const payAll: Probe = ({ chain, reached }, { place, to }) => {
  const finalized = entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes);
  const possible = finalized
    .filter(([from, outcome]) => chain.holdings[from] && outcome.every(({ type }) => type === 'simple'))
    .map(([from]) => from);
  const from = pick(to % 4 === 0 || possible.length === 0 ? keysOf(reached) : possible, place);
  return from && { type: 'payAll', from };
};

/** Coins for a channel that has paid what it owed, or for any other. */
const anotherDeposit: Probe = ({ chain, reached }, { place, amount }) => {
  const paidUp = entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes)
    .filter(([, outcome]) => outcome.every(({ amount }) => amount === 0n))
    .map(([channel]) => channel);
  const to = pick(paidUp.length > 0 ? paidUp : keysOf(reached), place);
  return to && { type: 'deposit', to, amount: BigInt(1 + (amount % 4)) };
};

/** The outcome that was signed, or that of another channel; of a channel that has just paid everything, if there is one. */
const finalizeAgain: Probe = ({ chain, reached, last }, { place, to, amount }) => {
  const channel = last?.type === 'payAll' ? last.from : pick(keysOf(chain.outcomes), place);
  const outcomes = Object.values(reached);
  const outcome = amount % 2 === 0 ? channel && reached[channel] : pick(outcomes, to);
  return channel && outcome && { type: 'finalize', channel, outcome };
};

const again: Probe = ({ last }) => last;

const probes: readonly Probe[] = [
  anyIndices,
  anyIndices,
  anyIndices,
  oneIndex,
  oneIndex,
  anyReclaim,
  anyReclaim,
  payAll,
  payAll,
  anotherDeposit,
  finalizeAgain,
  again,
];

/** The probe that this intent means, if the situation has what it needs. */
export const probed: Probe = (sight, intent) => {
  const probe =
    sight.last?.type === 'payAll' && intent.rule % 2 === 0 ? finalizeAgain : pick(probes, intent.rule)!;
  return probe(sight, intent);
};

/**
 * Examples: random networks of ledgers as an implementation meets them, and what is then tried.
 *
 * Amounts are small, and now and then as large as the implementation can express. In one of six a participant is
 * a contract that calls back when it is paid, where that is possible.
 */
import fc from 'fast-check';
import { intent } from '../../properties/arbitraries/index.js';
import { resolveLedger } from '../../properties/arbitraries/ledger-intents.js';
import {
  ledgerSituation,
  type LedgerOptions,
  type LedgerSituation,
} from '../../properties/arbitraries/ledgers.js';
import {
  entriesOf,
  lesser,
  recordOf,
  sum,
  type ChannelAddress,
  type Coins,
  type reclaim,
} from '../../spec/index.js';
import type { Example, ExampleOptions, Move } from '../subject.js';
import { probed } from './probes.js';
import type { CallBack, Ledgers, LedgersCapabilities, LedgersStart } from './terms.js';

type Scale = (amount: Coins) => Coins;

const scaled = (outcomes: LedgerSituation['reached'], scale: Scale): LedgerSituation['reached'] =>
  recordOf(
    entriesOf<ChannelAddress, reclaim.LedgerOutcome>(outcomes).map(([channel, outcome]) => [
      channel,
      outcome.map((entry) => ({ ...entry, amount: scale(entry.amount) })),
    ]),
  );

/** What is on chain, and the outcome that each channel has reached off-chain. */
export interface Beginning {
  readonly start: LedgersStart;
  readonly reached: LedgerSituation['reached'];
}

const as = ({ chain, reached }: LedgerSituation): Beginning => ({
  start: { participants: chain.participants, holdings: chain.holdings, outcomes: chain.outcomes },
  reached,
});

/** All holdings together are the most that can be deposited, and large debts the largest amount. */
const largest = (situation: LedgerSituation, most: Coins): Beginning => {
  const { start, reached } = as(situation);
  const units = sum(Object.values<Coins>(start.holdings));
  const unit = units === 0n ? most : most / units;
  const debt: Scale = (amount) => (amount > 5n ? most : lesser(amount * unit, most));
  return {
    start: {
      ...start,
      holdings: recordOf(
        entriesOf<ChannelAddress, Coins>(start.holdings).map(([channel, held]) => [channel, held * unit]),
      ),
      outcomes: scaled(start.outcomes, debt),
    },
    reached: scaled(reached, debt),
  };
};

export const beginning = (
  { maximumAmount, callsRecipients }: LedgersCapabilities,
  options: LedgerOptions,
): fc.Arbitrary<Beginning> =>
  fc
    .record({
      situation: ledgerSituation(options),
      vast: fc.nat({ max: 15 }),
      callsBack: fc.record({
        whether: fc.nat({ max: 5 }),
        who: fc.nat({ max: 3 }),
        indices: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 2 }),
      }),
    })
    .map(({ situation, vast, callsBack: { whether, who, indices } }) => {
      const begun =
        vast === 0 && maximumAmount !== undefined ? largest(situation, maximumAmount) : as(situation);
      const { participants } = begun.start;
      const callsBack: CallBack = {
        by: participants[who % participants.length]!,
        indices: indices.toSorted((a, b) => a - b),
      };
      return whether === 0 && callsRecipients ? { ...begun, start: { ...begun.start, callsBack } } : begun;
    });

/** What is tried, by what is on chain then, and by what each channel has reached. */
export const moves = (
  length: number,
): fc.Arbitrary<(reached: LedgerSituation['reached']) => readonly Move<Ledgers>[]> => {
  const one = fc.record({
    intent,
    probe: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 2, arbitrary: fc.constant(true) },
    ),
    seconds: fc.constantFrom(1, 1, 1, 0),
  });
  return fc.array(one, { minLength: 1, maxLength: length, size: 'max' }).map(
    (list) => (reached) =>
      list.map(({ intent, probe, seconds }): Move<Ledgers> => (chain, last) => {
        const sight = { chain, reached, ...(last && { last }) };
        return {
          action: (probe ? probed(sight, intent) : undefined) ?? resolveLedger(sight, intent),
          seconds,
        };
      }),
  );
};

/** So many hops fit into a network of so many channels, two of them virtual. */
export const hopsOf = (channels: number): number => Math.max(1, Math.min(3, channels - 2));

export const example = (
  capabilities: LedgersCapabilities,
  { channels, length }: ExampleOptions,
): fc.Arbitrary<Example<Ledgers>> =>
  fc
    .record({ beginning: beginning(capabilities, { hops: hopsOf(channels) }), moves: moves(length) })
    .map(({ beginning: { start, reached }, moves }) => ({ start, moves: moves(reached) }));

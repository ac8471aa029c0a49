/**
 * Intents read against ledgers: most become an operation that is effective, one in eight a mistake, aimed at one
 * of the rejections.
 */
import { channel, entriesOf, keysOf, reclaim, type Address, type ChannelAddress } from '../../spec/index.js';
import type { Intent } from './intents.js';
import type { LedgerSituation } from './ledgers.js';

const { effectiveReclaims, effectiveTransfers, simple } = reclaim;
type Action = reclaim.LedgerAction;
type Intended = (situation: LedgerSituation, intent: Intent) => Action | undefined;

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

const channelsOf = ({ reached }: LedgerSituation): readonly ChannelAddress[] => keysOf(reached);

const someDeposit = (situation: LedgerSituation, { place, amount }: Intent): Action => ({
  type: 'deposit',
  to: pick(channelsOf(situation), place)!,
  amount: BigInt(amount % 5),
});

const someFinalization: Intended = ({ chain, reached }, { place }) => {
  const open = entriesOf(reached).filter(([address]) => chain.outcomes[address] === undefined);
  const next = pick(open, place);
  return next && { type: 'finalize', channel: next[0], outcome: next[1] };
};

/** Of one entry, of several that are chosen by the bits of a number, or of all. */
const someTransfer: Intended = ({ chain }, { place, to, amount }) => {
  const one = pick(effectiveTransfers(chain), place);
  if (!one || amount % 4 === 0) return one;
  const outcome = chain.outcomes[one.from]!;
  if (amount % 4 === 1 && outcome.every(({ type }) => type === 'simple')) return { ...one, indices: [] };
  const chosen = [...outcome.keys()].filter(
    (index) =>
      one.indices.includes(index) || (outcome[index]!.type === 'simple' && (to >> (index % 8)) % 2 === 1),
  );
  return { ...one, indices: amount % 4 === 2 ? [...chosen, outcome.length + (to % 3)] : chosen };
};

const someReclaim: Intended = ({ chain }, { place }) => pick(effectiveReclaims(chain), place);

const kinds: readonly Intended[] = [
  someDeposit,
  someFinalization,
  someFinalization,
  someFinalization,
  someTransfer,
  someTransfer,
  someTransfer,
  someReclaim,
  someReclaim,
  someReclaim,
];

const otherwise: readonly Intended[] = [someTransfer, someReclaim, someFinalization];

/** The action that the intent means in this situation. */
export const resolveLedger = (situation: LedgerSituation, intent: Intent): Action => {
  const tried = intent.rule >= 224 ? [mistake] : [pick(kinds, intent.rule)!, ...otherwise];
  for (const kind of tried) {
    const action = kind(situation, intent);
    if (action) return action;
  }
  return someDeposit(situation, intent);
};

/** An entry of a finalized channel, by what it is; an index too far if there is none. */
const placeOf = (
  { chain, reached }: LedgerSituation,
  type: reclaim.LedgerEntry['type'],
  { place }: Intent,
): { readonly from: ChannelAddress; readonly index: number } => {
  const places = entriesOf<ChannelAddress, reclaim.LedgerOutcome>(chain.outcomes).flatMap(([from, outcome]) =>
    [...outcome.keys()].filter((index) => outcome[index]!.type === type).map((index) => ({ from, index })),
  );
  return pick(places, place) ?? { from: pick(keysOf(reached), place)!, index: 9 };
};

const finalizedOne = ({ chain, reached }: LedgerSituation, { place }: Intent): ChannelAddress =>
  pick(keysOf(chain.outcomes), place) ?? pick(keysOf(reached), place)!;

/** A participant's address where a channel's is needed: what the types forbid and a caller may still send. */
const asChannel = (address: Address): ChannelAddress => address as ChannelAddress;

const mistakes: readonly Intended[] = [
  (situation, { place }) => ({ type: 'deposit', to: pick(channelsOf(situation), place)!, amount: -1n }),
  ({ chain }, { place }) => ({ type: 'deposit', to: pick(chain.participants, place)!, amount: 2n }),
  ({ chain }, { place }) => ({
    type: 'finalize',
    channel: asChannel(pick(chain.participants, place)!),
    outcome: [],
  }),
  (situation, intent) => {
    const address = finalizedOne(situation, intent);
    return { type: 'finalize', channel: address, outcome: situation.reached[address] ?? [] };
  },
  ({ chain }, { place }) => ({
    type: 'finalize',
    channel: channel('K'),
    outcome: [simple(pick(chain.participants, place)!, -1n)],
  }),
  (situation, { place, to }) => ({
    type: 'transfer',
    from: pick([...channelsOf(situation), channel('K')], place)!,
    indices: [to % 4],
  }),
  (situation, intent) => {
    const from = finalizedOne(situation, intent);
    return { type: 'transfer', from, indices: intent.to % 2 === 0 ? [1, 0] : [0, 0] };
  },
  (situation, intent) => {
    const { from, index } = placeOf(situation, 'guarantee', intent);
    const before = intent.amount % 3 === 0 ? [...Array(index).keys()] : [];
    return { type: 'transfer', from, indices: intent.amount % 3 === 1 ? [] : [...before, index] };
  },
  (situation, intent) => ({ type: 'reclaim', ...placeOf(situation, 'guarantee', intent) }),
  (situation, intent) => ({ type: 'reclaim', ...placeOf(situation, 'guarantee', intent) }),
  (situation, intent) => ({ type: 'reclaim', ...placeOf(situation, 'simple', intent) }),
  (situation, { place, to }) => ({
    type: 'reclaim',
    from: pick(channelsOf(situation), place)!,
    index: to % 8,
  }),
];

const mistake: Intended = (situation, intent) => pick(mistakes, intent.place + intent.to)!(situation, intent);

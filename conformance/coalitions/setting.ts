/**
 * Settings: random networks as one participant sees them, on chain and off; if anybody is promised coins, as
 * one who is.
 *
 * Mostly plain ones, in which no address is listed twice, nothing owes nothing and guarantees list everybody
 * whom their targets owe; now and then as odd as members can sign them. The others always have a channel of
 * their own, in which they can finalize anything. Where time passes, a channel may have an older state in a
 * challenge that is still running.
 */
import fc from 'fast-check';
import { situation, type Situation } from '../../properties/arbitraries/index.js';
import {
  allocation,
  channel,
  entriesOf,
  guarantee,
  leastOf,
  promised,
  recordOf,
  recorded,
  type Address,
  type ChannelAddress,
  type Outcome,
  type Outcomes,
  type Status,
} from '../../spec/index.js';
import type { Capabilities } from '../payments/index.js';
import { viewIn, type Setting } from './attack.js';
import { virtualSetting } from './virtual.js';

/** The others' own channel. */
export const theirs = channel('M');

const plain = (outcome: Outcome, reached: Outcomes): Outcome => {
  if (outcome.type === 'allocation') return recorded(outcome);
  const target = reached[outcome.target];
  const owed = target?.type === 'allocation' ? target.entries.map(([to]) => to) : [];
  return guarantee(outcome.target, ...new Set<Address>([...outcome.priority, ...owed]));
};

/** What the members could be about to agree on instead: the same backwards. */
const alternative = (outcome: Outcome): Outcome =>
  outcome.type === 'allocation'
    ? allocation(...outcome.entries.toReversed())
    : guarantee(outcome.target, ...outcome.priority.toReversed());

/** Where a channel stands that is not on chain: mostly so that everybody can finalize it. */
const standing = (outcome: Outcome, number: number): Status | undefined => {
  const both = [outcome, alternative(outcome)];
  const standings: readonly (Status | undefined)[] = [
    undefined,
    { type: 'notMine' },
    { type: 'sentNotReceived', outcomes: [outcome] },
    { type: 'enabled', outcomes: both },
    { type: 'finalizable', outcomes: both, challengeable: true },
    { type: 'finalizable', outcomes: [outcome] },
    { type: 'finalizable', outcomes: both },
  ];
  return number < standings.length ? standings[number] : { type: 'universal', outcome };
};

interface Drawn {
  readonly network: Situation;
  readonly isPlain: boolean;
  readonly player: number;
  readonly standings: readonly number[];
  readonly challenges: readonly boolean[];
}

const settingOf = ({ network, isPlain, player, standings, challenges }: Drawn): Setting => {
  const { participants, balances, outcomes } = network.chain;
  const reached = entriesOf<ChannelAddress, Outcome>(network.reached).map(
    ([address, outcome]) => [address, isPlain ? plain(outcome, network.reached) : outcome] as const,
  );
  const isFinal = (address: ChannelAddress) => outcomes[address] !== undefined;
  const open = reached.filter(([address]) => !isFinal(address));
  const statuses = open.flatMap(([address, outcome], i) => {
    const status = standing(outcome, standings[i]!);
    return status ? [[address, status] as const] : [];
  });
  const challenged = open
    .filter((_, i) => challenges[i])
    .map(([address, outcome]) => [address, alternative(outcome)] as const);
  const setting = {
    start: {
      participants,
      balances,
      finalized: recordOf(reached.filter(([address]) => isFinal(address))),
      challenged: recordOf(challenged),
    },
    statuses: recordOf<ChannelAddress, Status>([...statuses, [theirs, { type: 'notMine' }]]),
  };
  const everybody = participants.map((player) => ({ ...setting, player }));
  const promising = everybody.filter((one) => leastOf(promised(viewIn(one), one.player)) > 0n);
  return (promising.length > 0 ? promising : everybody)[player % (promising.length || everybody.length)]!;
};

const anySetting = (capabilities: Capabilities, channels: number, plain: boolean): fc.Arbitrary<Setting> =>
  fc
    .record({
      network: situation({ channels, vast: false }),
      isPlain: fc.nat({ max: 3 }).map((number) => plain || number > 0),
      player: fc.nat({ max: 11 }),
      standings: fc.array(fc.nat({ max: 13 }), { minLength: channels, maxLength: channels }),
      challenges: fc.array(
        capabilities.clock && !plain ? fc.nat({ max: 5 }).map((number) => number === 0) : fc.constant(false),
        { minLength: channels, maxLength: channels },
      ),
    })
    .map(settingOf);

/** Any network, or the paper's virtual channel. */
export const settings = (
  capabilities: Capabilities,
  channels: number,
  plain = false,
): fc.Arbitrary<Setting> =>
  fc.oneof(
    { weight: 2, arbitrary: anySetting(capabilities, channels, plain) },
    { weight: 1, arbitrary: virtualSetting(capabilities, theirs, plain) },
  );

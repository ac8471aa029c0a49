/** What values cost: with the number of channels, with the size of a group, and against the definition. */
import fc from 'fast-check';
import {
  allocation,
  channel,
  doubt,
  exactValues,
  leastByDefinition,
  lowerBoundValues,
  minimumPayouts,
  networkOf,
  participant,
  recordOf,
  turboValues,
  type Address,
  type ChannelAddress,
  type Entry,
  type FundedSource,
  type Network,
  type Outcome,
} from '../../spec/index.js';
import { matchingNetwork, preferences } from '../nitro/matchings.js';
import { paired, ratioText } from './paired.js';

const A = participant('A');
const vast = 2n ** 256n;
const milliseconds = (seconds: number): string => `${(1000 * seconds).toFixed(1)} ms`;

/** Channels that each keep a coin for a participant and pass the rest on to the next. */
const chainOfChannels = (channels: number): Network => {
  const names = Array.from({ length: channels + 1 }, (_, i) => channel(`L${i}`));
  const outcome = (i: number): Outcome => allocation([participant(`P${i}`), 1n], [names[i + 1]!, vast]);
  return {
    balances: recordOf<Address, bigint>([[names[0]!, vast]]),
    outcomes: recordOf<ChannelAddress, Outcome>(
      names.slice(0, channels).map((name, i) => [name, outcome(i)]),
    ),
  };
};

const times = (runs: number, work: () => unknown) => (): void => {
  for (let run = 0; run < runs; run++) work();
};

/** Both sides go through 100,000 channels in all, so that neither is too short to be timed. */
const growth = (name: string, algorithm: (network: Network) => unknown): void => {
  for (const channels of [100, 1000, 10_000]) {
    const [less, more] = [chainOfChannels(channels), chainOfChannels(10 * channels)];
    const runs = 10_000 / channels;
    const { a, ratio } = paired(
      times(runs, () => algorithm(more)),
      times(10 * runs, () => algorithm(less)),
      5,
    );
    const [least, middle, most] = ratio.map((each) => (10 * each).toFixed(1));
    console.log(
      `  ${name}: ${channels} to ${10 * channels} channels takes ${middle} times (${least} to ${most}) as long, ` +
        `then ${milliseconds(a / runs)}`,
    );
  }
};

/** A group of so many sources and destinations, all ranked at random, with too few coins. */
const groupOf = (size: number): { readonly debts: Entry[]; readonly sources: FundedSource[] } => {
  const [numbers] = fc.sample(
    fc.array(fc.nat({ max: 10 ** 9 }), { minLength: size * (size + 2), maxLength: size * (size + 2) }),
    { seed: 3, numRuns: 1 },
  );
  const amount = (which: number): bigint => vast - BigInt(numbers![which]!);
  const debts = Array.from({ length: size }, (_, i): Entry => [participant(`D${i}`), amount(i)]);
  const sources = Array.from({ length: size }, (_, source): FundedSource => ({
    funds: (amount(size + source) * 2n) / 3n,
    order: debts
      .map((debt, i) => [numbers![size * (source + 2) + i]!, debt] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, debt]) => debt),
  }));
  return { debts, sources };
};

const bySizeOfGroup = (): void => {
  for (const size of [10, 20, 40]) {
    const [{ debts, sources }, half] = [groupOf(size), groupOf(size / 2)];
    const cost = paired(
      () => void minimumPayouts(debts, sources),
      () => void minimumPayouts(half.debts, half.sources),
      5,
    );
    console.log(
      `  minimum payouts, ${size} × ${size} / ${size / 2} × ${size / 2}, near 2^256: ${ratioText(cost)}, ${milliseconds(cost.a)}`,
    );
  }
};

const matching = (agents: number): Network =>
  fc
    .sample(preferences(agents, agents, 3), { seed: 4, numRuns: 1 })
    .map((chosen) => matchingNetwork(chosen, vast))[0]!;

const againstTheDefinition = (): void => {
  for (const agents of [2, 3, 4]) {
    const network = fc
      .sample(preferences(agents, 4, 3), { seed: 4, numRuns: 1 })
      .map((chosen) => matchingNetwork(chosen))[0]!;
    const cost = paired(
      () => void leastByDefinition(network, [A]),
      () => void exactValues(network, [A]),
      3,
    );
    console.log(
      `  ${agents} guarantees of one coin, 4 items: definition / search: ${ratioText(cost)}, search ${milliseconds(cost.b)}`,
    );
  }
};

const hardGroups = (): void => {
  for (const agents of [6, 12, 24, 40]) {
    const network = matching(agents);
    const search = performance.now();
    const found = exactValues(network, [A]);
    const check = performance.now();
    const value = found.type === 'values' ? found.values[A]! : undefined;
    if (!value) throw new Error('a cycle');
    const bounds = value.type === 'exact' ? { least: value.value, most: value.value } : value;
    const verified = doubt(network, A, bounds, value.certificate) === undefined;
    const lower = lowerBoundValues(network);
    const bound = lower.type === 'values' ? lower.values[A]! : 0n;
    console.log(
      `  matching of ${agents} guarantees and ${agents} items: ${value.type}, ${bounds.least / vast} to ${bounds.most / vast}, ` +
        `lower bound ${bound / vast}; search ${(check - search).toFixed(0)} ms, ` +
        `${verified ? 'verified' : 'REFUSED'} in ${(performance.now() - check).toFixed(0)} ms`,
    );
  }
};

export const benchValues = (): void => {
  console.log('Values');
  growth('reading the network alone', networkOf); // grows more than tenfold too, once caches are too small
  growth('Turbo value', turboValues);
  growth('lower bound', lowerBoundValues);
  growth('exact value of the last', (network) =>
    exactValues(network, [channel(`L${Object.keys(network.outcomes).length}`)]),
  );
  bySizeOfGroup();
  againstTheDefinition();
  hardGroups();
};

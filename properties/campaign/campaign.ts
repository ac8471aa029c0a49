/**
 * Campaign: random networks and schedules, with every invariant checked after every step, and the laws now
 * and then where a schedule ends.
 *
 * A run is generated from the seed and its number alone, so that a campaign can be continued or repeated.
 * What a run did is kept as a concrete trace only if it violates something.
 */
import fc from 'fast-check';
import {
  printNetwork,
  survives,
  type Chain,
  type Invariant,
  type NitroAction,
  type Rule,
} from '../../spec/index.js';
import {
  resolve,
  schedule,
  situation,
  type Intent,
  type NetworkOptions,
  type Situation,
} from '../arbitraries/index.js';
import { brokenPromise, type Law } from '../laws/index.js';
import { batchSeed } from './seeds.js';
import { count, emptyTally, type Tally } from './tally.js';
import { violatedAtStart, type Trace, type Violation } from './trace.js';

export interface CampaignOptions extends NetworkOptions {
  readonly rules: Rule<NitroAction>;
  readonly invariants: readonly Invariant[];
  readonly laws?: readonly Law[];
  readonly seed: number;
  readonly runs: number;
  /** The longest schedule. */
  readonly length?: number;
}

/** An action that a law promises and the rules refuse. */
export interface Refused {
  readonly law: Law;
  readonly chain: Chain;
  readonly action: NitroAction;
}

export type Found =
  | { readonly type: 'violation'; readonly trace: Trace; readonly violation: Violation }
  | ({ readonly type: 'refusal' } & Refused);

export interface Progress {
  readonly tally: Tally;
  readonly found?: Found;
}

/** Runs generated together; fast enough to answer an interruption after each batch. */
const batch = 32;

/** Laws try a dozen actions at once: after every run they would cost more than the runs. */
const lawsEvery = 8;

const refused = (rules: Rule<NitroAction>, laws: readonly Law[], situation: Situation): Found | undefined => {
  for (const law of laws) {
    const action = brokenPromise(law, rules, situation);
    if (action) return { type: 'refusal', law, chain: situation.chain, action };
  }
  return undefined;
};

/** Plays one schedule; the steps are counted in place. */
export const play = (
  { rules, invariants, laws = [] }: Pick<CampaignOptions, 'rules' | 'invariants' | 'laws'>,
  { chain: start, reached }: Situation,
  intents: readonly Intent[],
  tally: Tally,
): Found | undefined => {
  const actions: NitroAction[] = [];
  const atStart = violatedAtStart(start, invariants);
  if (atStart) return { type: 'violation', trace: { start, actions }, violation: atStart };
  let before: Chain = start;
  for (const intent of intents) {
    const action = resolve({ chain: before, reached }, intent);
    const step = rules(before, action);
    count(tally, action, step);
    actions.push(action);
    if (step.status === 'rejected') continue;
    const transition = { before, action, after: step.chain };
    const invariant = invariants.find((sentence) => !survives(sentence, transition));
    if (invariant)
      return {
        type: 'violation',
        trace: { start, actions },
        violation: { invariant, at: actions.length - 1, before, after: step.chain },
      };
    before = step.chain;
  }
  return tally.runs % lawsEvery === 0 ? refused(rules, laws, { chain: before, reached }) : undefined;
};

/** A small fingerprint of a network: different ones rarely share it, and a million of them fit in memory. */
const fingerprint = ({ chain, reached }: Situation): number => {
  let hash = 0;
  for (const character of printNetwork(chain) + printNetwork({ balances: chain.balances, outcomes: reached }))
    hash = (Math.imul(hash, 31) + character.codePointAt(0)!) | 0;
  return hash;
};

/** Yields after every batch, and ends after the last run or the first violation. */
export function* campaign(options: CampaignOptions): Generator<Progress, Progress> {
  const tally = emptyTally();
  const run = fc.tuple(situation(options), schedule(options.length));
  for (let first = 0; first < options.runs; first += batch) {
    const numRuns = Math.min(batch, options.runs - first);
    for (const [network, intents] of fc.sample(run, { seed: batchSeed(options.seed, first), numRuns })) {
      tally.runs += 1;
      tally.networks.add(fingerprint(network));
      const found = play(options, network, intents, tally);
      if (found) return { tally, found };
    }
    yield { tally };
  }
  return { tally };
}

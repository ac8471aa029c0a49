/** Smaller: every trace that is one step simpler than this one, the largest steps first. */
import {
  entriesOf,
  recordOf,
  type Address,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import {
  callsIn,
  withCalls,
  withEntries,
  withOutcomes,
  withShows,
  withStates,
  withTerms,
} from './changed.js';
import type { ChallengeTrace } from './changed.js';
import type { CallAction } from './profile.js';
import type { Challenges, ChannelTerms, Shows, Signature } from './terms.js';
import type { Subject } from '../subject.js';

const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

const channelsIn = (trace: ChallengeTrace): ReadonlySet<string> =>
  new Set(
    callsIn(trace).flatMap(({ channel, shows }) => [
      channel,
      ...shows.states.flatMap((state) => (state.channel === undefined ? [] : [state.channel])),
    ]),
  );

/** Without the channels that nothing is said about. */
export const nearby = (trace: ChallengeTrace): ChallengeTrace => {
  const named = channelsIn(trace);
  const channels = entriesOf<string, ChannelTerms>(trace.start.channels).filter(([name]) => named.has(name));
  return { start: { channels: recordOf(channels) }, operations: trace.operations };
};

/** The channels' last participants leave; who moves in their place signs instead of them. */
function* fewerParticipants(trace: ChallengeTrace): Generator<ChallengeTrace> {
  const most = Math.max(
    0,
    ...Object.values(trace.start.channels).map(({ participants }) => participants.length),
  );
  if (most <= 2) return;
  const fewer = withTerms(trace, (terms) => ({
    ...terms,
    participants: terms.participants.slice(0, most - 1),
  }));
  const gone: ReadonlySet<Address> = new Set(
    Object.values(trace.start.channels).flatMap(({ participants }) => participants.slice(most - 1)),
  );
  yield withCalls(fewer, (action) => {
    const [before, after] = [trace, fewer].map(({ start }) => start.channels[action.channel]!.participants);
    const signatures = action.shows.signatures
      .map((one): Signature => {
        const turn = action.shows.states[one.of]?.turn ?? 0;
        return one.by === before![turn % before!.length]
          ? { ...one, by: after![turn % after!.length]! }
          : one;
      })
      .filter(({ by }) => !before!.includes(by) || after!.includes(by));
    const states = action.shows.states.map((state) => ({
      ...state,
      outcome: withEntries(state.outcome, (entries) =>
        entries.filter(([to]) => !gone.has(to) || after!.includes(to as ParticipantAddress)),
      ),
    }));
    return withShows(action, { states, signatures });
  });
}

/** Turns beyond this are not lowered one by one. */
const far = 64;

/** All turns of all calls lower by a number that keeps everybody's turn. */
function* lowerTurns(trace: ChallengeTrace): Generator<ChallengeTrace> {
  const sizes = Object.values(trace.start.channels).map(({ participants }) => participants.length);
  const round = sizes.reduce((product, size) => product * size, 1);
  const turns = callsIn(trace).flatMap(({ shows }) => shows.states.map(({ turn }) => turn));
  const least = Math.min(...turns);
  /** To the set-up, to the first moves, half as far; and one by one where that comes to an end. */
  const steps = [least, least - 2 * Math.max(...sizes), least / 2, ...(least <= far ? [round] : [])];
  for (const by of steps.map((step) => Math.floor(step / round) * round))
    if (by > 0 && by <= least) yield withStates(trace, (state) => ({ ...state, turn: state.turn - by }));
}

const lengthOf = (outcome: Outcome): number => (outcome.type === 'allocation' ? outcome.entries.length : 3);

/** Something stays something, so that it can be seen who loses it. */
const lower = (amount: bigint): bigint[] =>
  [1n, amount / 2n].filter((less, i, all) => less > 0n && less < amount && all.indexOf(less) === i);

/** Every outcome pays the participants in order, something to each, and nobody else. */
const inOrder = (trace: ChallengeTrace): ChallengeTrace =>
  withCalls(trace, (action) => {
    const { participants } = trace.start.channels[action.channel]!;
    const states = action.shows.states.map((state) => ({
      ...state,
      outcome: withEntries(state.outcome, (entries) =>
        participants.map((who, i) => [who, entries[i]?.[1] || 1n] as const),
      ),
    }));
    return withShows(action, { states });
  });

function* simplerOutcomes(trace: ChallengeTrace): Generator<ChallengeTrace> {
  const each = (change: (outcome: Outcome) => Outcome) => withOutcomes(trace, change);
  yield inOrder(trace);
  const longest = Math.max(
    0,
    ...callsIn(trace).flatMap(({ shows }) =>
      shows.states.map(({ outcome }) => (outcome.type === 'allocation' ? outcome.entries.length : 0)),
    ),
  );
  for (let at = longest - 1; at >= 0; at--)
    yield each((outcome) => withEntries(outcome, (entries) => without(entries, at)));
  for (let at = 0; at < longest; at++)
    yield each((outcome) =>
      withEntries(outcome, (entries) =>
        entries.map(([to, amount], i) => [to, i === at && amount > 1n ? 1n : amount] as const),
      ),
    );
}

function* simplerShows({ states, signatures }: Shows): Generator<Partial<Shows>> {
  for (const at of states.keys())
    yield {
      states: without(states, at),
      signatures: signatures
        .filter(({ of }) => of !== at)
        .map((one) => ({ ...one, of: one.of > at ? one.of - 1 : one.of })),
    };
  for (const at of signatures.keys()) yield { signatures: without(signatures, at) };
  for (const [at, { by, of, flaw }] of signatures.entries())
    if (flaw) yield { signatures: signatures.with(at, { by, of }) };
  for (const [at, state] of states.entries()) {
    const { channel, ...own } = state;
    if (channel !== undefined) yield { states: states.with(at, own) };
    if (state.data !== null) yield { states: states.with(at, { ...state, data: null }) };
    if (state.isFinal) yield { states: states.with(at, { ...state, isFinal: false }) };
    if (state.turn > 0) {
      yield { states: states.with(at, { ...state, turn: 0 }) };
      if (state.turn <= far) yield { states: states.with(at, { ...state, turn: state.turn - 1 }) };
    }
    if (at > 0 && lengthOf(states[0]!.outcome) <= lengthOf(state.outcome))
      yield { states: states.with(at, { ...state, outcome: states[0]!.outcome }) };
    if (state.outcome.type === 'guarantee') continue;
    const { entries } = state.outcome;
    for (const entry of entries.keys())
      yield {
        states: states.with(at, {
          ...state,
          outcome: withEntries(state.outcome, () => without(entries, entry)),
        }),
      };
    for (const [entry, [to, amount]] of entries.entries())
      for (const less of lower(amount))
        yield {
          states: states.with(at, {
            ...state,
            outcome: withEntries(state.outcome, () => entries.with(entry, [to, less])),
          }),
        };
  }
}

function* simplerCalls(action: CallAction): Generator<CallAction> {
  for (const shows of simplerShows(action.shows)) yield withShows(action, shows);
  if (action.type === 'forceMove' && action.challenger.flaw)
    yield { ...action, challenger: { by: action.challenger.by, of: 0 } };
}

function* simplerTerms(trace: ChallengeTrace): Generator<ChallengeTrace> {
  const differs = (change: (terms: ChannelTerms) => Partial<ChannelTerms>) =>
    withTerms(trace, (terms) => ({ ...terms, ...change(terms) }));
  const terms = Object.values(trace.start.channels);
  if (terms.some(({ challengeDuration }) => challengeDuration !== 10n))
    yield differs(() => ({ challengeDuration: 10n }));
  if (terms.length === 1 && terms[0]!.nonce !== 0n) yield differs(() => ({ nonce: 0n }));
  if (terms.some(({ app }) => app !== 'any-move')) yield differs(() => ({ app: 'any-move' }));
  if (terms.some(({ app }) => app !== 'consensus' && app !== 'any-move'))
    yield differs(() => ({ app: 'consensus' }));
}

export const smaller: Subject<Challenges>['smaller'] = function* (trace) {
  const { start, operations } = trace;
  yield nearby(trace);
  for (const kept of [1, 2, 3])
    if (kept < operations.length) yield { start, operations: operations.slice(-kept) };
  for (let i = operations.length - 2; i >= 0; i--) yield { start, operations: without(operations, i) };
  yield* fewerParticipants(trace);
  yield* simplerTerms(trace);
  yield* lowerTurns(trace);
  yield* simplerOutcomes(trace);
  for (const [i, { action, seconds }] of operations.entries()) {
    if (action.type === 'wait') {
      for (const less of [1, Math.floor(seconds / 2)])
        if (less > 0 && less < seconds)
          yield { start, operations: operations.with(i, { action, seconds: less }) };
    } else
      for (const simpler of simplerCalls(action))
        yield { start, operations: operations.with(i, { action: simpler, seconds }) };
  }
};

/** How much there is to read. */
export const sizeOf = (trace: ChallengeTrace): number =>
  20 * trace.operations.length +
  10 * Object.keys(trace.start.channels).length +
  Object.values(trace.start.channels).reduce((sum, { participants }) => sum + participants.length, 0) +
  callsIn(trace).reduce(
    (sum, { shows: { states, signatures } }) =>
      sum +
      signatures.reduce((all, { flaw }) => all + (flaw ? 3 : 2), 0) +
      states.reduce(
        (all, { outcome, data, turn, isFinal }) =>
          all + 5 + Math.min(turn, 50) / 50 + (data === null ? 0 : 1) + (isFinal ? 1 : 0) + lengthOf(outcome),
        0,
      ),
    0,
  );

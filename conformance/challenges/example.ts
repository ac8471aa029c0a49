/**
 * Examples: a few channels, a line of play in each, and calls to the adjudicator at good and at bad moments.
 *
 * Half of the calls are as an honest participant makes them, the others are spoilt. Time passes by itself only
 * up to, onto and over a deadline.
 */
import fc from 'fast-check';
import {
  allocation,
  entriesOf,
  participant,
  recordOf,
  type Address,
  type Outcome,
} from '../../spec/index.js';
import { expired, finalized, type OnChain } from '../../spec/force-move/adjudicator.js';
import type { Operation } from '../implementation.js';
import type { Example, ExampleOptions } from '../subject.js';
import { honest, type Line } from './honest.js';
import { lineOf, type Plan } from './lines.js';
import { callsOf, type CallAction } from './profile.js';
import { spoilt } from './spoiling.js';
import type {
  AppName,
  ChallengeAction,
  ChallengeCapabilities,
  Challenges,
  ChallengeState,
  ChannelTerms,
} from './terms.js';

const members = ['A', 'B', 'C', 'D'].map(participant);

const channelNames = ['L', 'χ', 'J', 'G', 'H'];

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!;

const outcomeFor = (participants: readonly Address[], amounts: readonly number[], kind: number): Outcome => {
  if (kind === 0) return allocation();
  const entries = participants.map((to, i) => [to, BigInt(amounts[i] ?? 0)] as const);
  if (kind <= 41) return allocation(...entries);
  if (kind <= 44) return allocation(...entries.toReversed());
  return allocation(...entries.slice(1), ['K' as Address, BigInt(amounts[0] ?? 0)]);
};

interface Played {
  readonly terms: ChannelTerms;
  readonly line: Line;
}

/** Short and long ones, and now and then one that is over at once or cannot be counted. */
const durations = ({ challengeDuration, longestChallenge }: ChallengeCapabilities): fc.Arbitrary<bigint> =>
  challengeDuration === undefined
    ? fc.nat({ max: 39 }).map((n) => (n === 0 ? 0n : n === 1 ? longestChallenge : n < 20 ? 10n : 1_000n))
    : fc.constant(challengeDuration);

const played = (capabilities: ChallengeCapabilities, nonce: bigint): fc.Arbitrary<Played> =>
  fc
    .record({
      size: fc.constantFrom(2, 2, 2, 3, 3, 4),
      order: fc.nat({ max: 3 }),
      app: fc.constantFrom<AppName>(...capabilities.apps),
      challengeDuration: durations(capabilities),
      amounts: fc.array(fc.nat({ max: 4 }), { minLength: 12, maxLength: 12 }),
      kinds: fc.array(fc.nat({ max: 47 }), { minLength: 3, maxLength: 3 }),
      choices: fc.array(fc.nat({ max: 47 }), { minLength: 18, maxLength: 18 }),
      finalAt: fc.nat({ max: 17 }),
      far: fc.nat({ max: 11 }),
    })
    .map(({ size, order, app, challengeDuration, amounts, kinds, choices, finalAt, far }) => {
      const participants = [...members.slice(order), ...members.slice(0, order)].slice(0, size);
      const terms: ChannelTerms = { participants, nonce, app, challengeDuration };
      const outcomes = kinds.map((kind, i) => outcomeFor(participants, amounts.slice(4 * i), kind));
      const most = Math.floor((capabilities.greatestTurn - choices.length) / size) * size;
      const plan: Plan = {
        outcomes: outcomes as [Outcome, ...Outcome[]],
        choices,
        finalAt: Math.max(finalAt, 1),
        skipped: far === 0 && app !== 'payments' ? most : 0,
      };
      return { terms, line: lineOf(terms, plan) };
    });

const move = fc.record({
  channel: fc.nat({ max: 35 }),
  call: fc.nat({ max: 59 }),
  turn: fc.nat({ max: 15 }),
  spare: fc.nat({ max: 7 }),
  spoil: fc.nat({ max: 9 }),
  kind: fc.nat({ max: 1_000 }),
  where: fc.nat({ max: 5 }),
  what: fc.nat({ max: 1_000 }),
});

type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** How far from the recorded turn, most often in the way in which the call is meant. */
const steps: Readonly<Record<Exclude<CallAction['type'], 'conclude'>, readonly number[]>> = {
  forceMove: [1, 1, 1, 0, 2, -1, 3, 1],
  respond: [1, 1, 1, 1, 1, 1, 2, 0],
  refute: [2, 2, 3, 3, 4, 6, 1, 0],
  alternativeRespond: [1, 1, 1, 1, 1, 1, 2, 0],
  checkpoint: [1, 1, 1, 2, 3, 4, 0, -1],
};

const challenging = Array<'forceMove'>(16).fill('forceMove');

/** Mostly a turn about which something can be said just now. */
const placeIn = (
  line: Line,
  { record, challenge }: OnChain,
  call: CallAction['type'],
  turn: number,
): number => {
  const at = (wanted: number): number => line.findIndex((state) => state.turn === wanted);
  const recorded = Math.max(0, at(challenge?.state.turn ?? record));
  const final = Math.max(
    0,
    line.findIndex(({ isFinal }) => isFinal),
  );
  const near = call === 'conclude' ? final + pick([1, 1, 2, 0], turn) : recorded + pick(steps[call], turn);
  const place = turn < 12 ? near : turn * 3;
  return Math.min(Math.max(place, 0), line.length - 1);
};

/** How long to wait: to the last second, to the deadline, beyond it, or for just one second. */
const waiting = ({ now, channels }: ChallengeState, { turn }: Move): Operation<Challenges> => {
  const deadlines = Object.values(channels).flatMap(({ challenge }) =>
    challenge && challenge.finalizesAt > now ? [Number(challenge.finalizesAt - now)] : [],
  );
  const [first] = deadlines.filter((seconds) => seconds < 100_000).toSorted((a, b) => a - b);
  const seconds = first === undefined ? 1 : Math.max(1, first + pick([-1, 0, 1, -first], turn));
  return { action: { type: 'wait' }, seconds };
};

const isChallenged = ({ channels, now }: ChallengeState, name: string): boolean => {
  const challenge = channels[name]?.challenge;
  return challenge !== undefined && !expired(challenge, now);
};

const isUnfinished = ({ channels, now }: ChallengeState, name: string): boolean =>
  finalized(channels[name]!, now) === undefined;

/** Every other call is about a channel that is challenged, if there is one, and few about one that is finished. */
const callOf = (
  capabilities: ChallengeCapabilities,
  channels: Readonly<Record<string, Played>>,
  state: ChallengeState,
  { channel: which, call, turn, spare, spoil, kind, where, what }: Move,
): ChallengeAction => {
  const names = Object.keys(channels);
  const about = [isChallenged, isUnfinished].map((is) => names.filter((name) => is(state, name)));
  const channel = pick([...about, names][[0, 0, 1, 0, 1, 2][which % 6]!]!, which >> 2) ?? pick(names, which);
  const { terms, line } = channels[channel]!;
  const onChain = state.channels[channel]!;
  const calls = callsOf(capabilities);
  const answers = calls.filter((type) => type !== 'forceMove');
  const challenge = calls.includes('forceMove') ? challenging : [];
  const type = pick(onChain.challenge ? [...answers, ...answers, ...calls] : [...calls, ...challenge], call);
  const place = placeIn(line, onChain, type, turn);
  const shows = honest(capabilities.generation, terms, line, type, place, spare);
  const action: CallAction =
    type === 'forceMove'
      ? { type, channel, shows, challenger: { by: pick(terms.participants, spare), of: 0 } }
      : { type, channel, shows };
  const others = names.filter((name) => name !== channel);
  return spoil < 6 ? action : spoilt(action, terms, { kind, where, what }, others);
};

const resolved =
  (capabilities: ChallengeCapabilities, channels: Readonly<Record<string, Played>>, move: Move) =>
  (state: ChallengeState, last: ChallengeAction | undefined): Operation<Challenges> => {
    const lull = last?.type === 'conclude' && move.kind % 4 !== 0;
    if (lull || (move.spoil === 0 && move.kind % 2 === 0)) return waiting(state, move);
    const again = last && last.type !== 'wait' && move.kind % 17 === 0;
    return { action: again ? last : callOf(capabilities, channels, state, move), seconds: 0 };
  };

export const example = (
  capabilities: ChallengeCapabilities,
  { channels, length }: ExampleOptions,
): fc.Arbitrary<Example<Challenges>> =>
  fc
    .record({
      played: fc
        .integer({ min: 1, max: Math.max(1, Math.min(channels, 3)) })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, i) => played(capabilities, BigInt(i)))),
        ),
      moves: fc.array(move, { minLength: 1, maxLength: length, size: 'max' }),
    })
    .map(({ played, moves }) => {
      const byName = recordOf(played.map((one, i) => [channelNames[i]!, one] as const));
      return {
        start: {
          channels: recordOf(entriesOf<string, Played>(byName).map(([name, { terms }]) => [name, terms])),
        },
        moves: moves.map((move) => resolved(capabilities, byName, move)),
      };
    });

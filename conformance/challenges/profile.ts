/**
 * Profile: what each published generation can be asked, and what it does in its own way by design.
 *
 * Everything else in which a contract differs from the rules of its generation is a disagreement.
 *
 * | | v1 | 0.x | v2 |
 * |---|---|---|---|
 * | calls | force-move, respond, refute, alternative respond, conclude | force-move, respond, checkpoint, conclude | force-move, checkpoint, conclude |
 * | states shown | two, each with its own channel | a row of consecutive turns, the final ones last | any, of one channel |
 * | signatures | one for each state, in order | one for each participant, each with the place of a state | any number for each state |
 * | challenger | the mover of the challenged state | signs the challenge | signs the challenge |
 * | a signature of nobody's | is not the mover's | is no participant's | makes the call fail |
 * | data of a final state | may be there, and nothing reads it | the same | the same |
 * | the greatest turn number recorded | none | kept | kept |
 * | outcomes that differ only in entries that do not count | are the same by the rules, others by their bytes: not asked | the same | the same |
 */
import { isDeepStrictEqual } from 'node:util';
import { match } from 'ts-pattern';
import { mover, sameOutcome, type AppData, type CallType } from '../../spec/force-move/index.js';
import type { Outcome } from '../../spec/index.js';
import { channelOf, termsOf } from './channels.js';
import { unrecoverable } from './signers.js';
import type {
  ChallengeAction,
  ChallengeCapabilities,
  ChallengeStart,
  ChallengeState,
  ChannelTerms,
  Flaw,
  GenerationName,
  Shown,
  Shows,
  Signature,
} from './terms.js';
import { voucherIn } from './vouchers.js';

export type CallAction = Exclude<ChallengeAction, { type: 'wait' }>;

/**
 * The rules take such outcomes for the same, and no member signs them for two states in a row: of those shown, or of
 * the one that is challenged and the response to it.
 */
const differInNothing = (
  challenged: Outcome | undefined,
  { type, shows: { states } }: CallAction,
): boolean => {
  const shown = states.map(({ outcome }) => outcome);
  const outcomes = challenged && type === 'respond' ? [challenged, ...shown] : shown;
  return outcomes
    .slice(1)
    .some((outcome, i) => sameOutcome(outcomes[i]!, outcome) && !isDeepStrictEqual(outcomes[i], outcome));
};

export interface Profile {
  readonly calls: readonly CallType[];
  /** What cannot be handed over, if so. */
  readonly inexpressible: (action: CallAction, channels: ChallengeStart['channels']) => string | undefined;
  /** Whether the challenger is a signer of its own, or the mover of the challenged state. */
  readonly challengerSigns: boolean;
  /** Whether a single signature from which nobody can be recovered makes the call fail. */
  readonly spoilt: boolean;
}

const notInOrder = 'the signatures are not one for each state, in order';

const inPairs: Profile['inexpressible'] = ({ type, shows: { states, signatures } }) => {
  const needed = type === 'respond' || type === 'refute' ? 1 : 2;
  if (states.length !== needed) return `not ${needed} states`;
  if (states.some(({ outcome }) => outcome.type === 'guarantee')) return 'a guarantee';
  if (type !== 'forceMove' && signatures.length !== needed) return notInOrder;
  return signatures.slice(0, needed).every(({ of }, i) => of === i) ? undefined : notInOrder;
};

const sameChannel = (channel: string, { states }: Shows): boolean =>
  states.every((state) => (state.channel ?? channel) === channel);

const sameVariables = (a: Shown, b: Shown): boolean => a.outcome === b.outcome && a.data === b.data;

const inARow: Profile['inexpressible'] = ({ type, channel, shows }) => {
  const { states, signatures } = shows;
  if (!sameChannel(channel, shows)) return 'a state of another channel';
  if (type === 'respond') return states.length === 1 && signatures.length === 1 ? undefined : 'not one state';
  const [first] = states;
  if (first && first.turn < 0) return 'a negative turn';
  for (const [i, state] of states.slice(1).entries()) {
    if (state.turn !== states[i]!.turn + 1) return 'turns that are not consecutive';
    if (states[i]!.isFinal && !state.isFinal) return 'a running state after a final one';
    if (type === 'conclude' && !sameVariables(states[i]!, state)) return 'final states that differ';
  }
  if (type === 'conclude' && states.some(({ isFinal }) => !isFinal)) return 'a conclusion that is not final';
  return signatures.every(({ of }) => of >= 0 && of < 256) ? undefined : 'a place beyond 255';
};

const inOneChannel: Profile['inexpressible'] = ({ type, channel, shows }) => {
  const { states, signatures } = shows;
  if (!sameChannel(channel, shows)) return 'a state of another channel';
  if (states.length === 0) return 'no state at all';
  if (type === 'conclude' && states.length > 1) return 'a conclusion with several states';
  return signatures.every(({ of }) => of in states) ? undefined : 'a signature on no state';
};

export const profiles: Readonly<Record<GenerationName, Profile>> = {
  v1: {
    calls: ['forceMove', 'respond', 'refute', 'alternativeRespond', 'conclude'],
    inexpressible: inPairs,
    challengerSigns: false,
    spoilt: false,
  },
  '0.x': {
    calls: ['forceMove', 'respond', 'checkpoint', 'conclude'],
    inexpressible: inARow,
    challengerSigns: true,
    spoilt: true,
  },
  v2: {
    calls: ['forceMove', 'checkpoint', 'conclude'],
    inexpressible: inOneChannel,
    challengerSigns: true,
    spoilt: true,
  },
};

const signaturesIn = (action: CallAction): readonly Signature[] =>
  action.type === 'forceMove' ? [...action.shows.signatures, action.challenger] : action.shows.signatures;

const flawsIn = (action: CallAction): readonly Flaw[] =>
  [...signaturesIn(action), ...action.shows.states.map(({ data }) => voucherIn(data))].flatMap(
    (signature) => signature?.flaw ?? [],
  );

/** The calls that can be made. */
export const callsOf = ({ generation, calls }: ChallengeCapabilities): readonly CallType[] =>
  profiles[generation].calls.filter((call) => calls?.includes(call) ?? true);

/** Whether a signature from which nobody can be recovered makes the call fail, whatever else it shows. */
export const isSpoilt = (generation: GenerationName, action: CallAction): boolean =>
  profiles[generation].spoilt &&
  signaturesIn(action).some(({ flaw }) => flaw !== undefined && unrecoverable.includes(flaw));

/** Who challenges. */
export const challengerOf = (
  generation: GenerationName,
  terms: ChannelTerms,
  { shows, challenger }: Extract<CallAction, { type: 'forceMove' }>,
): Signature => {
  const last = shows.states.at(-1);
  return profiles[generation].challengerSigns || !last
    ? challenger
    : { by: mover(channelOf(terms), last.turn), of: 0 };
};

/** Whether the app's data can be written down at all. */
const isData = ({ app, participants }: ChannelTerms, data: AppData): boolean =>
  match(app)
    .with('any-move', 'counting', () => data === null || (typeof data === 'number' && data >= 0))
    .with('consensus', () => {
      if (data === null) return true;
      if (typeof data !== 'object' || !('approvals' in data)) return false;
      const approvals = Number(data.approvals);
      return approvals > 0 && approvals <= participants.length - 1;
    })
    .with('payments', () => data === null || voucherIn(data) !== undefined)
    .exhaustive();

/** Why this is not asked, if so. */
export const notAsked = (
  capabilities: ChallengeCapabilities,
  { terms: known, channels }: ChallengeState,
  action: ChallengeAction,
): string | undefined => {
  if (action.type === 'wait') return undefined;
  const { inexpressible } = profiles[capabilities.generation];
  if (!callsOf(capabilities).includes(action.type)) return `it has no ${action.type}`;
  const { flaws } = capabilities;
  if (flaws && flawsIn(action).some((flaw) => !flaws.includes(flaw))) return 'a flaw that it cannot make';
  const { channel, shows } = action;
  if (known[channel] === undefined) return 'the channel is not known';
  if (shows.states.some(({ turn }) => turn < 0 || turn > capabilities.greatestTurn))
    return 'a turn beyond the greatest';
  if (shows.states.some((state) => !isData(termsOf(known, channel, state), state.data)))
    return 'data that the app cannot express';
  if (differInNothing(channels[channel]?.challenge?.state.outcome, action))
    return 'outcomes that differ only in entries that do not count';
  return inexpressible(action, known);
};

const termsNotAsked = (
  { apps, challengeDuration, longestChallenge }: ChallengeCapabilities,
  terms: ChannelTerms,
): string | undefined => {
  if (!apps.includes(terms.app)) return `it has no app ${terms.app}`;
  if (terms.participants.length === 0) return 'a channel has no participants';
  if (terms.challengeDuration > longestChallenge) return 'a challenge is longer than the longest';
  return challengeDuration === undefined || terms.challengeDuration === challengeDuration
    ? undefined
    : `its challenges last ${challengeDuration} s`;
};

/** Why the implementation is not asked to begin here, if so. */
export const startNotAsked = (
  capabilities: ChallengeCapabilities,
  { channels }: ChallengeStart,
): string | undefined =>
  Object.values(channels)
    .map((terms) => termsNotAsked(capabilities, terms))
    .find((reason) => reason !== undefined);

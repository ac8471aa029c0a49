/**
 * Ingredients: what is unusual in an example of the challenge game. Of one made as small as possible, they are
 * what the disagreement cannot do without.
 */
import { finalized, sameOutcome } from '../../spec/force-move/index.js';
import type { Outcome, ParticipantAddress } from '../../spec/index.js';
import type { Ingredient } from '../subject.js';
import type { CallAction } from './profile.js';
import { momentsOf, type Moment } from './replay.js';
import { counts } from './signers.js';
import type { Challenges, ChannelTerms, Flaw, Signature } from './terms.js';
import { voucherIn } from './vouchers.js';

interface Called extends Moment {
  readonly action: CallAction;
  readonly terms: ChannelTerms;
}

const calledIn = (moments: readonly Moment[]): readonly Called[] =>
  moments.flatMap((moment) => {
    const { action } = moment.operation;
    if (action.type === 'wait') return [];
    const terms = moment.before.terms[action.channel];
    return terms ? [{ ...moment, action, terms }] : [];
  });

/** Something about one of the calls. */
const inCall = (
  words: string,
  is: (called: Called, moments: readonly Moment[]) => boolean,
): Ingredient<Challenges> => ({
  words,
  isIn: (trace, capabilities) => {
    const moments = momentsOf(trace, capabilities);
    return calledIn(moments).some((called) => is(called, moments));
  },
});

const signaturesIn = ({ shows, ...action }: CallAction): readonly Signature[] => [
  ...shows.signatures,
  ...(action.type === 'forceMove' ? [action.challenger] : []),
  ...shows.states.flatMap(({ data }) => {
    const voucher = voucherIn(data);
    return voucher ? [{ by: voucher.by, of: 0, ...(voucher.flaw && { flaw: voucher.flaw }) }] : [];
  }),
];

const flawed = (words: string, ...flaws: readonly Flaw[]): Ingredient<Challenges> =>
  inCall(words, ({ action }) =>
    signaturesIn(action).some(({ flaw }) => flaw !== undefined && flaws.includes(flaw)),
  );

const lastTurn = ({ shows }: CallAction): number | undefined => shows.states.at(-1)?.turn;

const onChainAt = ({ before, action }: Called) => before.channels[action.channel]!;

const isFinalAt = (called: Called): boolean => finalized(onChainAt(called), called.before.now) !== undefined;

/** The second in which the outcome that is final became so: by a conclusion, or at a deadline. */
const becameFinalIn = (called: Called, moments: readonly Moment[]): bigint => {
  const { challenge } = onChainAt(called);
  if (challenge) return challenge.finalizesAt;
  const { channel } = called.action;
  const open = moments.findLast(
    ({ before }) => finalized(before.channels[channel]!, before.now) === undefined,
  );
  return open!.before.now;
};

const paysInOrder = ({ participants }: ChannelTerms, outcome: Outcome): boolean =>
  outcome.type === 'allocation' &&
  outcome.entries.length === participants.length &&
  outcome.entries.every(([to], i) => (to as string) === participants[i]);

const unsigned = ({ shows: { states, signatures } }: CallAction): boolean =>
  states.some((_, i) => !signatures.some((one) => one.of === i));

/** What the state in this place has to follow: the one before it, or the one that it answers. */
const followed = ({ action, ...called }: Called, place: number) =>
  place > 0
    ? action.shows.states[place - 1]
    : action.type === 'respond'
      ? onChainAt({ ...called, action }).challenge?.state
      : undefined;

/** Whether it matters that the payee is the last participant and not the third, or the other way round. */
const redeemedByThirdOrLast = ({ action: { shows }, terms, refused }: Called): boolean => {
  if (terms.app !== 'payments' || shows.states.length !== 2) return false;
  const signedBy = (who: ParticipantAddress | undefined) =>
    shows.signatures.some((one) => one.of === 1 && one.by === who && counts(one));
  const [third, last] = [signedBy(terms.participants[2]), signedBy(terms.participants.at(-1))];
  return refused === undefined ? last && !third : refused === 'NotSignedBy' && third && !last;
};

const unproven = new Set([
  'NotSignedBy',
  'NotFinal',
  'NotTheNextTurn',
  'WrongNumberOfStates',
  'OtherChannel',
  'OutcomeChangedByFinal',
  'ChangedDuringSetUp',
  'AppRefuses',
]);

/** By the name that a saved example has. */
export const ingredients: Readonly<Record<string, Ingredient<Challenges>>> = {
  'unproven-conclusion': inCall(
    'a conclusion whose states prove nothing',
    ({ action, refused }) => action.type === 'conclude' && refused !== undefined && unproven.has(refused),
  ),
  'repeated-signature': inCall('a signature handed over twice', ({ action }) => {
    const keys = action.shows.signatures.map(({ by, of, flaw }) => `${by} ${of} ${flaw ?? ''}`);
    return new Set(keys).size < keys.length;
  }),
  stranger: inCall('a signature of somebody who is no participant', ({ action, terms }) =>
    signaturesIn(action).some((one) => counts(one) && !terms.participants.includes(one.by)),
  ),
  'other-chain': flawed('a signature made for another chain', 'other-chain'),
  'replayed-signature': flawed(
    'a signature made for another channel or state',
    ...(['other-nonce', 'other-participants', 'other-app', 'other-turn'] as const),
    ...(['other-outcome', 'other-data', 'other-finality', 'not-a-challenge'] as const),
  ),
  'malformed-signature': flawed('a malformed signature', 'zero', 'wrong-v', 'flipped-s', 'unprefixed'),
  'second-form': flawed('a signature in its second form', 'other-form'),
  'unsigned-state': inCall('a state that nobody has signed', ({ action }) => unsigned(action)),
  'foreign-state': inCall('a state of another channel', ({ action }) =>
    action.shows.states.some(({ channel }) => channel !== undefined && channel !== action.channel),
  ),
  'stale-turn': inCall('a turn older than the record', (called) => {
    const turn = lastTurn(called.action);
    return turn !== undefined && turn < onChainAt(called).record;
  }),
  'over-a-challenge': inCall(
    'a force-move while a challenge stands',
    (called) => called.action.type === 'forceMove' && onChainAt(called).challenge !== undefined,
  ),
  'no-challenge': inCall(
    'an answer where there is no challenge',
    (called) =>
      ['respond', 'refute', 'alternativeRespond'].includes(called.action.type) &&
      onChainAt(called).challenge === undefined,
  ),
  'at-the-deadline': inCall(
    'a call in the very second in which the outcome becomes final',
    (called, moments) => isFinalAt(called) && becameFinalIn(called, moments) === called.before.now,
  ),
  'after-the-end': inCall(
    'a call after the outcome is final',
    (called, moments) => isFinalAt(called) && becameFinalIn(called, moments) < called.before.now,
  ),
  'no-entries': inCall('an outcome without entries', ({ action }) =>
    action.shows.states.some(({ outcome }) => outcome.type === 'allocation' && outcome.entries.length === 0),
  ),
  'other-destinations': inCall(
    'an outcome that pays others than the participants in order',
    ({ action, terms }) => action.shows.states.some(({ outcome }) => !paysInOrder(terms, outcome)),
  ),
  'not-as-vouched': inCall(
    'a redemption that changes more than what is paid',
    ({ refused }) => refused === 'NotAsVouched',
  ),
  'adopted-early': inCall(
    'an outcome that is adopted before everybody has approved it',
    ({ terms, refused }) => terms.app === 'consensus' && refused === 'AppRefuses',
  ),
  'agreed-end': inCall(
    'a final state that takes the place of a redemption',
    ({ action, terms, refused }) =>
      terms.app === 'payments' && refused === 'NotTheNextTurn' && action.shows.states.at(-1)!.isFinal,
  ),
  'last-turn': {
    words: 'the last turn that can be written down',
    isIn: ({ operations }, { greatestTurn }) =>
      operations.some(
        ({ action }) =>
          action.type !== 'wait' && action.shows.states.some(({ turn }) => turn === greatestTurn),
      ),
  },
  'after-the-last-turn': inCall(
    'turn 0 after a larger one',
    ({ action }) => action.shows.states.at(-1)?.turn === 0 && action.shows.states.length > 1,
  ),
  'final-in-set-up': inCall('a final state before everybody has signed the first of the set-up', (called) =>
    called.action.shows.states.some(
      ({ turn, isFinal }, place) =>
        isFinal && turn < called.terms.participants.length && followed(called, place)?.isFinal === false,
    ),
  ),
  'first-move': inCall('a first move after the set-up that changes the outcome', (called) =>
    called.action.shows.states.some(({ turn, outcome }, place) => {
      const before = followed(called, place);
      return (
        turn === 2 * called.terms.participants.length &&
        before !== undefined &&
        !sameOutcome(before.outcome, outcome)
      );
    }),
  ),
  'payee-not-third': inCall('a redemption whose payee is not the third participant', redeemedByThirdOrLast),
  'endless-challenge': {
    words: 'a challenge whose end cannot be written down',
    isIn: ({ start }) =>
      Object.values(start.channels).some(({ challengeDuration }) => challengeDuration > 2n ** 47n),
  },
  'instant-challenge': {
    words: 'a challenge that is over at once',
    isIn: ({ start }) =>
      Object.values(start.channels).some(({ challengeDuration }) => challengeDuration === 0n),
  },
};

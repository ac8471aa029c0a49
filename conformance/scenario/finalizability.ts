/**
 * Kind `finalizability`: which outcomes of a consensus channel each member can finalize, and which it cannot
 * prevent.
 *
 * A member with one finalizable outcome has that one enabled, even if it could also leave it as it is; with two or
 * more to choose from nothing is enabled. What cannot be is `invalid`, with the reason.
 */
import {
  allocation,
  entriesOf,
  forceMove,
  participant,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import {
  finalizabilityQuestion,
  type FinalizabilityQuestion,
  type LastStateAsked,
  type SignedStateAsked,
} from './finalizability-question.js';
import type { Json } from './json.js';
import { kind } from './kind.js';

/** The outcomes of a scenario. Only their names matter: each stands for a payment to a name of its own. */
const outcomesNamed = (names: Readonly<Record<string, string>>) => {
  const numbers = Object.keys(names);
  const all = numbers.map((number) => allocation([participant(`outcome-${number}`), 1n]));
  return {
    all,
    referredTo: (reference: string): Outcome => {
      const byNumber = numbers.indexOf(reference);
      return all[byNumber >= 0 ? byNumber : Object.values(names).indexOf(reference)]!;
    },
    namesOf: (outcomes: readonly Outcome[]): readonly string[] =>
      all.flatMap((one, i) =>
        outcomes.some((outcome) => forceMove.sameOutcome(one, outcome)) ? [names[numbers[i]!]!] : [],
      ),
  };
};

export type Outcomes = ReturnType<typeof outcomesNamed>;

const invalid = (reason: string): Json => ({ invalid: reason });

const memberJson = (outcomes: Outcomes, { finalizable, enabled }: forceMove.Finality): Json => {
  const open = finalizable.length === 0 ? enabled : finalizable.length === 1 ? finalizable : [];
  return { finalizable: outcomes.namesOf(finalizable), enabled: outcomes.namesOf(open) };
};

const membersJson = (
  members: readonly ParticipantAddress[],
  outcomes: Outcomes,
  of: (member: ParticipantAddress) => forceMove.Finality,
): { members: Json } => ({
  members: Object.fromEntries(members.map((member) => [member, memberJson(outcomes, of(member))])),
});

/** What is asked, ready to be solved: the channel, the position in it, and the names of the outcomes. */
export interface FinalityAsked {
  readonly question: forceMove.Question;
  readonly outcomes: Outcomes;
}

/** What a last state says, or why nobody can have signed it. */
const lastStateOf = (
  { current, approvals = 0, proposed }: LastStateAsked,
  outcomes: Outcomes,
): forceMove.LastState | string => {
  const state = { current: outcomes.referredTo(current) };
  if (approvals === 0) return state;
  if (proposed === undefined || proposed === null)
    return `${approvals} approvals of nothing that is proposed`;
  return { ...state, pending: { approvals, proposed: outcomes.referredTo(proposed) } };
};

/** The last states of the members that say what theirs are, or why one cannot be. */
const lastStatesOf = (
  ownLast: FinalizabilityQuestion['ownLast'],
  outcomes: Outcomes,
): ReadonlyMap<ParticipantAddress, forceMove.LastState> | string => {
  const lastStates = new Map<ParticipantAddress, forceMove.LastState>();
  for (const [member, written] of entriesOf<ParticipantAddress, LastStateAsked>(ownLast ?? {})) {
    const own = lastStateOf(written, outcomes);
    if (typeof own === 'string') return `the last state of ${member}: ${own}`;
    lastStates.set(member, own);
  }
  return lastStates;
};

const consensusPosition = (
  { nextMover, finalStates, ...latest }: NonNullable<FinalizabilityQuestion['position']>,
  ownLast: FinalizabilityQuestion['ownLast'],
  channel: forceMove.Channel,
  outcomes: Outcomes,
): forceMove.Position | string => {
  const state = lastStateOf(latest, outcomes);
  if (typeof state === 'string') return state;
  const lastStates = lastStatesOf(ownLast, outcomes);
  if (typeof lastStates === 'string') return lastStates;
  const position = { ...state, nextMover, finalStates, lastStates };
  return (
    forceMove.impossiblePosition(channel, position) ??
    forceMove.broadcast(channel, forceMove.statesBefore(channel, position), forceMove.unheardOf)
  );
};

const situationPosition = (
  situation: NonNullable<FinalizabilityQuestion['situation']>,
  channel: forceMove.Channel,
  outcomes: Outcomes,
): forceMove.Position | string => {
  if ('finalized' in situation) {
    const concluded = outcomes.referredTo(situation.finalized);
    return { onChain: { record: 0, concluded }, held: new Map() };
  }
  const { signedBy, heldBy } = situation;
  const held = new Map(entriesOf<ParticipantAddress, readonly ParticipantAddress[]>(heldBy));
  const preFund = { outcome: outcomes.referredTo('1'), data: null, signedBy, heldBy: held };
  return forceMove.impossiblePreFund(channel, preFund) ?? forceMove.preFundPosition(channel, preFund);
};

/** The position in which each member holds the states that are said to be held by it. */
const heldStates = (
  states: readonly SignedStateAsked[],
  app: forceMove.App,
  channel: forceMove.Channel,
  outcomes: Outcomes,
): forceMove.Position | string => {
  const signed = states.map(({ turn, outcome, data, isFinal }) =>
    forceMove.signed(forceMove.mover(channel, turn), {
      channel,
      turn,
      outcome: outcomes.referredTo(outcome),
      data: data as forceMove.AppData,
      isFinal,
    }),
  );
  const holds = (member: ParticipantAddress, { turn, heldBy }: SignedStateAsked): boolean =>
    heldBy === undefined || heldBy.includes(member) || forceMove.mover(channel, turn) === member;
  const stranger = states
    .flatMap(({ heldBy }) => heldBy ?? [])
    .find((name) => !channel.participants.includes(name));
  if (stranger !== undefined) return `${stranger} is no member of the channel`;
  const reason = forceMove.impossibleStates(app, channel, signed);
  if (reason !== undefined) return reason;
  return {
    onChain: forceMove.unheardOf,
    held: new Map(
      channel.participants.map((member) => [member, signed.filter((_, i) => holds(member, states[i]!))]),
    ),
  };
};

/** What the scenario asks of a channel with this app, or why it cannot be so. */
export const finalityAsked = (
  asked: FinalizabilityQuestion,
  app: forceMove.App = forceMove.consensusGame,
  game: forceMove.ChallengeGame = forceMove.generations.v3,
): FinalityAsked | string => {
  const outcomes = outcomesNamed(asked.outcomes);
  const channel = { participants: asked.members, nonce: 0n, app: app.name, challengeDuration: 1n };
  const { position: consensus, situation, states = [], ownLast } = asked;
  const position = consensus
    ? consensusPosition(consensus, ownLast, channel, outcomes)
    : situation
      ? situationPosition(situation, channel, outcomes)
      : heldStates(states, app, channel, outcomes);
  if (typeof position === 'string') return position;
  return {
    outcomes,
    question: {
      setting: { game, support: forceMove.byTurns, app, channel },
      position,
      reading: asked.equivocation ? 'equivocating' : 'committed',
      outcomes: outcomes.all,
    },
  };
};

/** Whether what is claimed can be so, and what it says of those who can finalize nothing. */
const claimAnswer = (
  { members, outcomes: names }: FinalizabilityQuestion,
  claimed: NonNullable<FinalizabilityQuestion['claimed']>,
): Json => {
  const outcomes = outcomesNamed(names);
  const said = entriesOf<ParticipantAddress, { finalizable: readonly string[] }>(claimed);
  const stranger = said.find(([who]) => !members.includes(who));
  if (stranger) return invalid(`${stranger[0]} is no member of the channel`);
  const claims = new Map(said.map(([who, { finalizable }]) => [who, finalizable.map(outcomes.referredTo)]));
  const conflict = forceMove.conflictIn(claims);
  if (conflict) {
    const { first, firstOutcome, second, secondOutcome } = conflict;
    const [one, other] = [firstOutcome, secondOutcome].map((outcome) => outcomes.namesOf([outcome])[0]!);
    return invalid(`${first} cannot make sure of ${one} while ${second} can make sure of ${other}`);
  }
  const enabled = forceMove.enabledBy(claims);
  return membersJson(members, outcomes, (member) => ({ finalizable: claims.get(member) ?? [], enabled }));
};

/** The answer, also under an app or a challenge game that is wrong on purpose. */
export const answerFinality = (
  asked: FinalizabilityQuestion,
  app?: forceMove.App,
  game?: forceMove.ChallengeGame,
): Json => {
  if (asked.claimed) return claimAnswer(asked, asked.claimed);
  const ready = finalityAsked(asked, app, game);
  if (typeof ready === 'string') return invalid(ready);
  const { question, outcomes } = ready;
  const members = membersJson(asked.members, outcomes, (member) => forceMove.finality(question, member));
  const { concluded } = question.position.onChain;
  return concluded === undefined ? members : { finalized: outcomes.namesOf([concluded])[0]!, ...members };
};

export const finalizabilityKind = kind(finalizabilityQuestion, (asked) => answerFinality(asked));

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
} from './finalizability-question.js';
import type { Json } from './json.js';
import { kind } from './kind.js';

const { consensusGame } = forceMove;

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

type Outcomes = ReturnType<typeof outcomesNamed>;

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

/** What is so in this position, by solving it. */
const solved = (
  { members, equivocation }: FinalizabilityQuestion,
  channel: forceMove.Channel,
  outcomes: Outcomes,
  position: forceMove.Position,
): Json => {
  const question: forceMove.Question = {
    setting: { game: forceMove.generations.v3, support: forceMove.byTurns, app: consensusGame, channel },
    position,
    reading: equivocation ? 'equivocating' : 'committed',
    outcomes: outcomes.all,
  };
  return membersJson(members, outcomes, (member) => forceMove.finality(question, member));
};

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

const consensusAnswer = (
  asked: FinalizabilityQuestion,
  channel: forceMove.Channel,
  outcomes: Outcomes,
): Json => {
  const { nextMover, finalStates, ...latest } = asked.position!;
  const state = lastStateOf(latest, outcomes);
  if (typeof state === 'string') return invalid(state);
  const lastStates = new Map<ParticipantAddress, forceMove.LastState>();
  for (const [member, written] of entriesOf<ParticipantAddress, LastStateAsked>(asked.ownLast ?? {})) {
    const own = lastStateOf(written, outcomes);
    if (typeof own === 'string') return invalid(`the last state of ${member}: ${own}`);
    lastStates.set(member, own);
  }
  const position = { ...state, nextMover, finalStates, lastStates };
  const reason = forceMove.impossiblePosition(channel, position);
  if (reason !== undefined) return invalid(reason);
  const states = forceMove.statesBefore(channel, position);
  return solved(asked, channel, outcomes, forceMove.broadcast(channel, states, forceMove.unheardOf));
};

const situationAnswer = (
  asked: FinalizabilityQuestion,
  channel: forceMove.Channel,
  outcomes: Outcomes,
): Json => {
  const situation = asked.situation!;
  if ('finalized' in situation) {
    const name = outcomes.namesOf([outcomes.referredTo(situation.finalized)])[0]!;
    const nothing = { finalizable: [], enabled: [] };
    return { finalized: name, ...membersJson(asked.members, outcomes, () => nothing) };
  }
  const { signedBy, heldBy } = situation;
  const held = new Map(entriesOf<ParticipantAddress, readonly ParticipantAddress[]>(heldBy));
  const preFund = { outcome: outcomes.referredTo('1'), data: null, signedBy, heldBy: held };
  const reason = forceMove.impossiblePreFund(channel, preFund);
  return reason === undefined
    ? solved(asked, channel, outcomes, forceMove.preFundPosition(channel, preFund))
    : invalid(reason);
};

/** Whether what is claimed can be so, and what it says of those who can finalize nothing. */
const claimAnswer = ({ members, claimed = {} }: FinalizabilityQuestion, outcomes: Outcomes): Json => {
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

export const finalizabilityKind = kind(finalizabilityQuestion, (asked): Json => {
  const outcomes = outcomesNamed(asked.outcomes);
  const channel: forceMove.Channel = {
    participants: asked.members,
    nonce: 0n,
    app: consensusGame.name,
    challengeDuration: 1n,
  };
  if (asked.position) return consensusAnswer(asked, channel, outcomes);
  if (asked.situation) return situationAnswer(asked, channel, outcomes);
  return claimAnswer(asked, outcomes);
});

/** What a scenario of kind `finalizability` asks: of a position, a situation, or statuses that somebody claims. */
import * as v from 'valibot';
import type { ParticipantAddress } from '../../spec/index.js';
import { array, byAddress, expected, object, participantAddress, show } from './schema.js';

const count = (what: string) =>
  v.pipe(
    v.number(expected(what)),
    v.check((value) => Number.isSafeInteger(value) && value >= 0, expected(what)),
  );

/** An outcome by its number or its name. */
const reference = v.pipe(
  v.union([v.string(), v.number()], expected('the number or the name of an outcome')),
  v.transform(String),
);

const lastState = object({
  current: reference,
  approvals: v.optional(count('how many members have approved')),
  proposed: v.optional(v.nullable(reference)),
});

const position = object({
  ...lastState.entries,
  nextMover: count('the place of the next mover among the members, counted from 0'),
  finalStates: v.optional(count('how many final states there are in a row'), 0),
});

const members = array(participantAddress);

const preFund = object({
  stage: v.literal('prefund'),
  signedBy: members,
  heldBy: byAddress<ParticipantAddress, typeof members>(members),
});

const claim = object({ finalizable: v.optional(array(reference), []) });

/** A signed state, held by everybody unless it says by whom. */
const signedState = object({
  turn: count('a turn number'),
  outcome: reference,
  data: v.optional(v.unknown(), null),
  isFinal: v.optional(v.boolean(expected('true or false')), false),
  heldBy: v.optional(members),
});

const written = object({
  members: v.pipe(
    members,
    v.check(
      (list) => list.length > 1 && new Set(list).size === list.length,
      expected('two or more different members'),
    ),
  ),
  outcomes: v.record(v.string(), v.string(expected('the name of an outcome')), expected('an object')),
  position: v.optional(position),
  situation: v.optional(
    v.union([object({ finalized: reference }), preFund], expected('a situation: "prefund" or "finalized"')),
  ),
  states: v.optional(array(signedState)),
  claimed: v.optional(byAddress<ParticipantAddress, typeof claim>(claim)),
  equivocation: v.optional(v.boolean(expected('true or false')), false),
  ownLast: v.optional(byAddress<ParticipantAddress, typeof lastState>(lastState)),
});

export type FinalizabilityQuestion = v.InferOutput<typeof written>;

export type SignedStateAsked = v.InferOutput<typeof signedState>;

export type LastStateAsked = v.InferOutput<typeof lastState>;

export const finalizabilityQuestion = v.pipe(
  written,
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): FinalizabilityQuestion => {
    const parts = [value.position, value.situation, value.states, value.claimed];
    const asked = parts.filter((part) => part !== undefined);
    if (asked.length !== 1)
      addIssue({
        message: `expected one of "position", "situation", "states" and "claimed", found ${asked.length}`,
      });
    const known = new Set([...Object.keys(value.outcomes), ...Object.values(value.outcomes)]);
    const stranger = references(value).find((name) => !known.has(name));
    if (stranger !== undefined) addIssue({ message: `there is no outcome ${show(stranger)}` });
    return asked.length === 1 && stranger === undefined ? value : NEVER;
  }),
);

const references = ({
  position,
  situation,
  states,
  claimed,
  ownLast,
}: FinalizabilityQuestion): readonly string[] => {
  const last = [...(position ? [position] : []), ...Object.values(ownLast ?? {})];
  return [
    ...last.flatMap(({ current, proposed }) => [current, ...(proposed ? [proposed] : [])]),
    ...(situation && 'finalized' in situation ? [situation.finalized] : []),
    ...(states ?? []).map(({ outcome }) => outcome),
    ...Object.values(claimed ?? {}).flatMap(({ finalizable }) => finalizable),
    ...(situation && 'stage' in situation ? ['1'] : []),
  ];
};

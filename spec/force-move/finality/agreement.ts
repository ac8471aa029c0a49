/**
 * Agreement: what participants can say of one channel at the same time, and which of the four cases it is.
 *
 * An unbeatable strategy for one outcome beats every strategy for another. So whoever can finalize several
 * outcomes is alone with that, and whoever shares a finalizable outcome has no other.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import { outcomeText, sameOutcome } from '../state.js';

export type FinalityCase = 'one participant' | 'shared outcome' | 'nobody';

/** What each participant says it can finalize. */
export type Claims = ReadonlyMap<ParticipantAddress, readonly Outcome[]>;

export interface Conflict {
  readonly first: ParticipantAddress;
  readonly firstOutcome: Outcome;
  readonly second: ParticipantAddress;
  readonly secondOutcome: Outcome;
}

/** Two participants, each with an outcome that it could only finalize by beating the other. */
export const conflictIn = (claims: Claims): Conflict | undefined => {
  const said = [...claims].flatMap(([who, outcomes]) => outcomes.map((outcome) => ({ who, outcome })));
  for (const first of said)
    for (const second of said)
      if (first.who !== second.who && !sameOutcome(first.outcome, second.outcome))
        return {
          first: first.who,
          firstOutcome: first.outcome,
          second: second.who,
          secondOutcome: second.outcome,
        };
  return undefined;
};

/** Which case it is, of a channel whose outcome is not on chain yet; nothing if the claims exclude each other. */
export const caseOf = (claims: Claims): FinalityCase | undefined => {
  if (conflictIn(claims)) return undefined;
  const able = [...claims.values()].filter((outcomes) => outcomes.length > 0);
  if (able.length === 0) return 'nobody';
  return able.length === 1 ? 'one participant' : 'shared outcome';
};

/** What those who can finalize nothing cannot prevent, by the claims of the others alone. */
export const enabledBy = (claims: Claims): readonly Outcome[] => [
  ...new Map([...claims.values()].flat().map((outcome) => [outcomeText(outcome), outcome])).values(),
];

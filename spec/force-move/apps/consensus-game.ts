/**
 * The consensus game: moves a channel from one outcome to another if all n participants agree.
 *
 * `Ω1 → (Ω1,Ω2,1) → … → (Ω1,Ω2,n−1) → Ω2`: the counter says how many have approved, the proposer among them. On
 * its turn a participant may also leave things as they are, drop what was proposed, or propose something else
 * instead. The figure's count is taken: an agreement takes n moves. The appendix counts from 0 and needs one more.
 *
 * @paper §A.2 The Consensus Game
 * @paper §4.5 Consensus Game
 */
import type { Outcome } from '../../modelling/outcome.js';
import type { App } from '../app.js';
import { sameOutcome, type AppData } from '../state.js';

/** What is being voted on, and how many have approved it. */
export interface Proposal {
  readonly approvals: number;
  readonly proposed: Outcome;
}

/** The proposal as app data; no proposal is `null`. */
export const proposal = ({ approvals, proposed }: Proposal): AppData => ({
  approvals,
  proposed: proposed as unknown as AppData,
});

const proposalIn = (data: AppData): Proposal | undefined =>
  data === null ? undefined : (data as unknown as Proposal);

export const consensusGame: App = {
  name: 'consensus',

  allows: ({ participants, from, to }) => {
    const before = proposalIn(from.data);
    const after = proposalIn(to.data);
    if (
      after === undefined &&
      before?.approvals === participants - 1 &&
      sameOutcome(to.outcome, before.proposed)
    )
      return true; // conclude
    if (!sameOutcome(from.outcome, to.outcome)) return false;
    if (after === undefined) return true; // leave things as they are, or reject
    if (after.approvals === 1) return true; // propose
    return (
      before !== undefined &&
      after.approvals < participants &&
      after.approvals === before.approvals + 1 &&
      sameOutcome(after.proposed, before.proposed)
    ); // accept
  },

  data: (participants, outcomes) => [
    null,
    ...outcomes.flatMap((proposed) =>
      Array.from({ length: participants - 1 }, (_, i) => proposal({ approvals: i + 1, proposed })),
    ),
  ],
};

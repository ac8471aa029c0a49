/** Tally: what a campaign has exercised so far, so that "nothing was violated" can be weighed. */
import type { NitroAction, RejectionCode, Step } from '../../spec/index.js';

export interface Tally {
  runs: number;
  steps: number;
  /** The networks met at the start of a run that were never met before, by their fingerprints. */
  readonly networks: Set<number>;
  /** How often each rule was applied. */
  readonly applied: Record<NitroAction['type'], number>;
  /** How often each rejection occurred. */
  readonly rejected: Record<Exclude<RejectionCode, 'GuaranteeInTurbo'>, number>;
}

export const emptyTally = (): Tally => ({
  runs: 0,
  steps: 0,
  networks: new Set(),
  applied: { deposit: 0, withdraw: 0, finalize: 0, transfer: 0, claim: 0 },
  rejected: {
    NegativeAmount: 0,
    ZeroAmount: 0,
    NotAParticipant: 0,
    NotSigned: 0,
    InsufficientBalance: 0,
    NotAChannel: 0,
    AlreadyFinalized: 0,
    NegativeDebt: 0,
    NotFinalized: 0,
    NotAnAllocation: 0,
    NotAGuarantee: 0,
    CannotAfford: 0,
  },
});

/** Counts one step in place: a campaign makes millions of them. */
export const count = (tally: Tally, action: NitroAction, step: Step): void => {
  tally.steps += 1;
  if (step.status === 'applied') tally.applied[action.type] += 1;
  else if (step.reason.code !== 'GuaranteeInTurbo') tally.rejected[step.reason.code] += 1;
};

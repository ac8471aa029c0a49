/** Pushing: how a finalized outcome gets from the adjudicator to the holders of the coins, and is paid out. */
import { createContract } from 'micro-eth-signer/abi.js';
import type { Hex } from '../machine.js';
import { pushing } from './force-move-abi.js';
import { concluding, type Conclusion } from './force-move-contract.js';
import type { Generation } from './force-move-generation.js';

/** What the adjudicator has kept of a finalized channel, said again so that it can be compared. */
export interface Finalized {
  readonly channelId: Uint8Array;
  readonly turnNumRecord: bigint;
  readonly finalizesAt: bigint;
  readonly stateHash: Uint8Array;
  readonly challenger: Hex;
  readonly outcome: Uint8Array;
}

export const pushingOf = ({ number }: Generation) => {
  const contract = createContract(pushing(number));
  const saidAgain = ({ challenger, outcome, ...rest }: Finalized) => ({
    ...rest,
    challengerAddress: challenger,
    outcomeBytes: outcome,
  });
  return {
    pushOutcome: (finalized: Finalized) => contract.pushOutcome.encodeInput(saidAgain(finalized)),
    pushOutcomeAndTransferAll: (finalized: Finalized) =>
      contract.pushOutcomeAndTransferAll.encodeInput(saidAgain(finalized)),
    concludePushOutcomeAndTransferAll: (conclusion: Conclusion, outcome: Uint8Array) =>
      contract.concludePushOutcomeAndTransferAll.encodeInput({
        ...concluding(conclusion),
        outcomeBytes: outcome,
      }),
  };
};

/**
 * Memory: what was ever shown of a channel, as the adjudicator itself keeps only a fingerprint of it.
 *
 * The record and the time of finalization can be read. For the rest everything that was shown is tried, and what
 * fits is what is on chain; nothing is assumed, and if nothing fits, that is the answer.
 */
import { bytesToHex } from '@noble/curves/utils.js';
import type { Outcome, ParticipantAddress } from '../../../spec/index.js';
import type { Hex } from '../machine.js';
import { nobody, nothing, unpacked, type hashesOf, type State } from './force-move-hashes.js';

/** A state that was shown, with its hashes. */
export interface Known {
  readonly state: State;
  readonly outcome: Outcome;
  readonly stateHash: Uint8Array;
  readonly outcomeHash: Uint8Array;
}

/** Somebody who may have challenged. */
export interface Challenger {
  readonly name: ParticipantAddress;
  readonly address: Hex;
}

export interface Challenged {
  readonly known: Known;
  readonly challenger: Challenger;
}

export interface Memory {
  remember(known: Known): void;
  rememberChallenger(challenger: Challenger): void;
  /** The challenge, running or expired, that this word is kept of. */
  challenged(status: bigint): Challenged | undefined;
  /** The outcome of the conclusion that this word is kept of. */
  concluded(status: bigint): Outcome | undefined;
  /** Whether this word is kept of an open channel. */
  isOpen(status: bigint): boolean;
}

export const memoryFor = ({ statusOf }: ReturnType<typeof hashesOf>): Memory => {
  const states = new Map<string, Known>();
  const challengers = new Map<Hex, Challenger>();

  return {
    remember: (known) => states.set(bytesToHex(known.stateHash), known),
    rememberChallenger: (challenger) => challengers.set(challenger.address, challenger),
    challenged: (status) => {
      const read = unpacked(status);
      for (const known of states.values())
        if (known.state.turn === read.turnNumRecord)
          for (const challenger of challengers.values())
            if (statusOf({ ...read, ...known, challenger: challenger.address }) === status)
              return { known, challenger };
      return undefined;
    },
    concluded: (status) => {
      const kept = { ...unpacked(status), turnNumRecord: 0n, stateHash: nothing, challenger: nobody };
      return [...states.values()].find(({ outcomeHash }) => statusOf({ ...kept, outcomeHash }) === status)
        ?.outcome;
    },
    isOpen: (status) => {
      const kept = { ...unpacked(status), finalizesAt: 0n, stateHash: nothing, challenger: nobody };
      return status === 0n || status === statusOf({ ...kept, outcomeHash: nothing });
    },
  };
};

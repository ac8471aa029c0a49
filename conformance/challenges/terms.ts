/**
 * Terms: what is said about the challenge game, when a specification and an implementation play it side by side.
 *
 * States are shown with real signatures, good and bad. Signatures are listed apart from the states they are on,
 * so that any of them can be missing, repeated, out of order, or on something else than what is shown.
 *
 * Time passes only in the action `wait`: its operation's `seconds` are how long. Everything else has 0 seconds,
 * and so happens in the same second as what came before it. Times are seconds since the start.
 */
import type { AppData, CallType, OnChain } from '../../spec/force-move/index.js';
import type { Outcome, ParticipantAddress } from '../../spec/index.js';

/** The apps that examples run; each is a contract on one side and a predicate on the other. */
export type AppName = 'any-move' | 'counting' | 'consensus' | 'payments';

/** A channel of an example. Two with the same participants have different nonces. */
export interface ChannelTerms {
  readonly participants: readonly ParticipantAddress[];
  readonly nonce: bigint;
  readonly app: AppName;
  /** In seconds. */
  readonly challengeDuration: bigint;
}

/** What is on chain at first: nothing. These channels are known to their participants. */
export interface ChallengeStart {
  readonly channels: Readonly<Record<string, ChannelTerms>>;
}

/** A state as it is shown, of the channel that the call names unless it says otherwise. */
export interface Shown {
  /** The name of the channel that it is really a state of. */
  readonly channel?: string;
  readonly turn: number;
  readonly outcome: Outcome;
  readonly data: AppData;
  readonly isFinal: boolean;
}

/** What is wrong with a signature. */
export type Flaw =
  /** All zeros: nobody's. */
  | 'zero'
  /** With a `v` that is none. */
  | 'wrong-v'
  /** With n − s for s, and the old `v`: of some other, unknown address. */
  | 'flipped-s'
  /** With n − s for s and the other `v`: as good as the original, and of the same signer. */
  | 'other-form'
  /** Without the prefix that marks messages signed for Ethereum. */
  | 'unprefixed'
  /** Made for the same state of a channel that differs in one thing. */
  | 'other-nonce'
  | 'other-participants'
  | 'other-app'
  /** Made for the same contract on another chain. */
  | 'other-chain'
  /** Made for a state of the same channel that differs in one thing. */
  | 'other-turn'
  | 'other-outcome'
  | 'other-data'
  | 'other-finality'
  /** Of a challenger: on the state alone, and not on the challenge. */
  | 'not-a-challenge';

export interface Signature {
  /** Whose key made it; strangers have keys too. */
  readonly by: ParticipantAddress;
  /** The place of the state, among those shown, that it is said to be on. There may be none at that place. */
  readonly of: number;
  readonly flaw?: Flaw;
}

/** What a call is based on: states, oldest first, and signatures in the order in which they are handed over. */
export interface Shows {
  readonly states: readonly Shown[];
  readonly signatures: readonly Signature[];
}

export type ChallengeAction =
  | {
      readonly type: 'forceMove';
      readonly channel: string;
      readonly shows: Shows;
      /** Whose signature is on the challenge itself; its `of` does not count. Ignored where there is none. */
      readonly challenger: Signature;
    }
  /** `respond` and `refute` show one state. */
  | { readonly type: Exclude<CallType, 'forceMove'>; readonly channel: string; readonly shows: Shows }
  | { readonly type: 'wait' };

export interface ChallengeState {
  readonly terms: ChallengeStart['channels'];
  /** Seconds since the start. */
  readonly now: bigint;
  readonly channels: Readonly<Record<string, OnChain>>;
}

/** A challenge that stands, as far as it can be made out. */
export interface ObservedChallenge {
  readonly turn: number;
  /** Absent if what is stored is the hash of nothing that was ever shown. */
  readonly outcome?: Outcome;
  /** Absent where it is not recorded. */
  readonly challenger?: ParticipantAddress;
  /** In seconds since the start. */
  readonly finalizesAt: bigint;
}

export interface ObservedChannel {
  /** Absent where none is kept. */
  readonly record?: number;
  readonly challenge?: ObservedChallenge;
  /** What redistribution takes for the finalized outcome; `unknown` is the hash of nothing ever shown. */
  readonly final?: Outcome | 'unknown';
}

export interface ObservedChallenges {
  readonly channels: Readonly<Record<string, ObservedChannel>>;
}

/** Which published rules an implementation follows; see `generations.ts`. */
export type GenerationName = 'v1' | '0.x' | 'v2';

export interface ChallengeCapabilities {
  readonly generation: GenerationName;
  /** Those of its generation's calls that it has; all of them, if that is not said. */
  readonly calls?: readonly CallType[];
  readonly apps: readonly AppName[];
  /** What can be wrong with the signatures that it makes; everything, if that is not said. */
  readonly flaws?: readonly Flaw[];
  /** The only challenge duration there is, where a channel cannot choose its own. */
  readonly challengeDuration?: bigint;
  /** The longest challenge that it can express. */
  readonly longestChallenge: bigint;
  /** The greatest turn number that it can express. */
  readonly greatestTurn: number;
}

/** The types of the subject `challenges`. */
export interface Challenges {
  readonly capabilities: ChallengeCapabilities;
  readonly start: ChallengeStart;
  readonly action: ChallengeAction;
  readonly state: ChallengeState;
  readonly observed: ObservedChallenges;
}

/**
 * States: what the participants of a channel sign in turn, and the signatures on them.
 *
 * Turn numbers start at 0, so with n participants the pre-fund states are 0 … n−1 and the post-fund states
 * n … 2n−1; the participant at `turn mod n` moves. Signatures are modelled, not computed: only the holder of a
 * key makes its signature, anybody can pass on one that it has seen, and nothing stops a dishonest participant
 * from signing two different states of the same turn.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { recorded, type Outcome } from '../modelling/outcome.js';

/** What never changes in a channel. */
export interface Channel {
  readonly participants: readonly ParticipantAddress[];
  readonly nonce: bigint;
  /** The name of the app that says which moves are allowed. */
  readonly app: string;
  /** How long a challenge can be answered. */
  readonly challengeDuration: bigint;
}

/** Plain data that only the app can read; `null` where there is none. */
export type AppData =
  null | boolean | number | bigint | string | readonly AppData[] | { readonly [key: string]: AppData };

/** The part of a state that an app rules on. */
export interface Variables {
  readonly outcome: Outcome;
  readonly data: AppData;
}

export interface State extends Variables {
  readonly channel: Channel;
  readonly turn: number;
  readonly isFinal: boolean;
}

export interface SignedState {
  readonly state: State;
  readonly signer: ParticipantAddress;
}

export const signed = (signer: ParticipantAddress, state: State): SignedState => ({ state, signer });

/** The participant whose turn this is. */
export const mover = ({ participants }: Channel, turn: number): ParticipantAddress =>
  participants[turn % participants.length]!;

const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? { bigint: String(value) } : value;

/** Equal texts for equal plain data. */
const textOf = (value: unknown): string => JSON.stringify(value, plain);

export const outcomeText = (outcome: Outcome): string => textOf(recorded(outcome));

export const sameOutcome = (a: Outcome, b: Outcome): boolean => outcomeText(a) === outcomeText(b);

export const sameData = (a: AppData, b: AppData): boolean => textOf(a) === textOf(b);

export const sameChannel = (a: Channel, b: Channel): boolean => a === b || textOf(a) === textOf(b);

/** Two states of one channel with the same text are the same state. */
export const stateText = ({ turn, outcome, isFinal, data }: State): string =>
  textOf([turn, outcome, isFinal, data]);

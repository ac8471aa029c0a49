/**
 * Apps: which moves are allowed while a channel is running.
 *
 * An app is one predicate on the variables of two successive states. So that a channel can be analysed, it also
 * names the data that can occur with a given set of outcomes; which of them can follow a state is left to the
 * predicate.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { Outcome } from '../modelling/outcome.js';
import type { AppData, Variables } from './state.js';

export interface AppMove {
  /** How many participants the channel has. */
  readonly participants: number;
  /** The turn of the second state. */
  readonly turn: number;
  readonly from: Variables;
  readonly to: Variables;
}

export interface App {
  readonly name: string;
  readonly allows: (move: AppMove) => boolean;
  /** Every datum that can occur in a channel with so many participants and these outcomes. */
  readonly data: (participants: number, outcomes: readonly Outcome[]) => readonly AppData[];
}

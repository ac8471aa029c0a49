/**
 * The arena: what one player and the coalition of all others can do about the finality of a channel.
 *
 * The player chooses a transaction, or waits. Before the transaction counts the others may do as much as they
 * like, seeing what the player is about to submit; then it is applied to whatever is there. While the player
 * waits the others may act too; if they do not, a standing challenge expires. A transaction that changes nothing
 * is no better than waiting. Nobody can be kept from acting for as long as a challenge lasts, so a challenge never
 * expires on a player that acts.
 *
 * In the committed reading the others sign one state for each turn, and are bound to those they have sent. In the
 * equivocating reading they sign as many as they like. The player never signs two.
 *
 * Left out, unless the game is unabridged: `respond`. The answer is supported by the challenge's proof and itself, so it can also be given as an
 * alternative response or a checkpoint.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import type { OnChain } from '../adjudicator.js';
import type { Call } from '../challenge-game.js';
import type { Supported } from './known.js';

export type Reading = 'committed' | 'equivocating';

/** A state of affairs between two decisions of the player. */
export interface Node {
  readonly onChain: OnChain;
  /** The supported state that was challenged with. */
  readonly challenged: Supported | undefined;
  /** What the player can show. */
  readonly mine: readonly Supported[];
  /** What the others can show; they can show, too, whatever they can sign on top of it. */
  readonly theirs: readonly Supported[];
  /** The last turn that the player has signed. */
  readonly signedTurn: number;
  /** How many more states the player will sign at most. */
  readonly signaturesLeft: number;
}

/** A call to the adjudicator, and what is shown for it. */
export interface Showing {
  readonly call: Call;
  readonly shown?: Supported;
}

/** The player waits, or makes a call, perhaps with a state that it signs for it. */
export type Decision =
  { readonly type: 'wait' } | (Showing & { readonly type: 'call'; readonly signs: boolean });

/** What the channel ended with, and at which turn. */
export interface Ending {
  readonly outcome: Outcome;
  readonly turn: number;
}

export type Result =
  { readonly type: 'node'; readonly node: Node } | { readonly type: 'ending'; readonly ending: Ending };

export interface CoalitionMove extends Showing {
  readonly result: Result;
}

export interface Arena {
  readonly start: Node;
  /** Equal texts for nodes that need not be told apart. */
  readonly key: (node: Node) => string;
  readonly decisions: (node: Node) => readonly Decision[];
  readonly coalitionMoves: (node: Node) => readonly CoalitionMove[];
  /** The node once the others have seen what the player is about to submit. */
  readonly revealed: (node: Node, decision: Decision) => Node;
  /** What becomes of the decision when nobody acts before it any more; nothing if it changes nothing. */
  readonly released: (node: Node, decision: Decision) => Result | undefined;
  /** What happens when nobody does anything. */
  readonly idle: (node: Node) => Result;
}

export interface Players {
  readonly player: ParticipantAddress;
  readonly reading: Reading;
  /** The outcomes that anybody would think of. */
  readonly outcomes: readonly Outcome[];
  /** How many states the player signs at most. */
  readonly signatures: number;
  /** With `respond`, and without taking like for like: much slower, and what these shortcuts are measured by. */
  readonly unabridged?: boolean;
}

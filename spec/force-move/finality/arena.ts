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
 * Left out: `respond`. The answer is supported by the challenge's proof and itself, so it can also be given as an
 * alternative response or a checkpoint.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import type { OnChain } from '../adjudicator.js';
import { call, type Call } from '../challenge-game.js';
import { mover } from '../state.js';
import { byTurns } from '../support.js';
import { callsShowing, refutation } from './calls.js';
import { futuresOf } from './futures.js';
import { knowledgeOf, topTurn } from './knowledge.js';
import type { Supported } from './known.js';
import type { Position, Setting } from './position.js';

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
}

export const arenaOf = (setting: Setting, position: Position, players: Players): Arena => {
  const { player, reading, outcomes, signatures } = players;
  const { game, support, app, channel } = setting;
  const others = channel.participants.filter((participant) => participant !== player);
  const challengers = game.rules.refute ? others : others.slice(0, 1); // only a refutation asks who challenged
  const moment = { app, channel, now: 0n };
  const futures = futuresOf(setting, player, outcomes);
  const { following, standIn, idOf } = futures;
  const known = knowledgeOf(setting, position, players, futures);

  /** The node without what cannot matter any more: the record never falls. */
  const normal = (node: Node): Node => {
    const { signaturesLeft, challenged } = node;
    const { record } = node.onChain;
    return {
      ...node,
      challenged: challenged && standIn(challenged, signaturesLeft),
      mine: known.mineAt(record, node.mine, signaturesLeft),
      theirs: known.theirsAt(record, node.theirs, signaturesLeft),
    };
  };

  /** The node after a call, if the game allows it. */
  const after = (node: Node, { call: made, shown }: Showing): Result | undefined => {
    const verdict = call(game, moment, node.onChain, made);
    if (verdict.status === 'refused') return undefined;
    const { concluded, challenge, record } = verdict.value;
    if (concluded !== undefined) return { type: 'ending', ending: { outcome: concluded, turn: record } };
    return {
      type: 'node',
      node: normal({ ...node, onChain: verdict.value, challenged: challenge && shown }),
    };
  };

  const coalitionMoves = (node: Node): readonly CoalitionMove[] => {
    const showings = known
      .withSigned(node.theirs, node.signaturesLeft)
      .flatMap((shown) => callsShowing(game, shown, challengers));
    const refuting = refutation(game, node.onChain, (challenger) =>
      challenger === player ? node.signedTurn : node.onChain.record + channel.participants.length,
    ); // to refute itself one of the others just signs a later state
    return [...showings, ...refuting].flatMap((showing) => {
      const { shown } = showing;
      const mine = shown ? [...node.mine, shown] : node.mine;
      const theirs = shown && reading === 'committed' ? [...node.theirs, shown] : node.theirs;
      const result = after({ ...node, mine, theirs }, showing);
      return result ? [{ ...showing, result }] : [];
    });
  };

  const decisions = (node: Node): readonly Decision[] => {
    const { mine, signedTurn, signaturesLeft } = node;
    const signable =
      signaturesLeft > 0 && support === byTurns
        ? mine.filter(({ state: { turn } }) => mover(channel, turn + 1) === player && turn + 1 > signedTurn)
        : [];
    const fresh = signable.flatMap(following).map((shown) => standIn(shown, signaturesLeft - 1));
    const calls = (shown: readonly Supported[], signs: boolean): Decision[] =>
      [...new Set(shown)]
        .flatMap((one) => callsShowing(game, one, [player]))
        .map((showing) => ({ type: 'call', ...showing, signs }));
    const refuting = refutation(game, node.onChain, (challenger) =>
      lastTurnOf(setting, challenger, topTurn(mine)),
    ).map((showing): Decision => ({ type: 'call', ...showing, signs: false }));
    return [{ type: 'wait' }, ...calls(mine, false), ...calls(fresh, true), ...refuting];
  };

  const revealed = (node: Node, decision: Decision): Node => {
    if (decision.type === 'wait' || !decision.shown) return node;
    const { shown, signs } = decision;
    const { turn } = shown.state;
    return normal({
      ...node,
      mine: signs ? [...node.mine, shown] : node.mine,
      theirs: [...node.theirs, shown],
      signedTurn: signs ? turn : node.signedTurn,
      signaturesLeft: node.signaturesLeft - (signs ? 1 : 0),
    });
  };

  const idle = (node: Node): Result => {
    const { challenge, record } = node.onChain;
    return challenge
      ? { type: 'ending', ending: { outcome: challenge.state.outcome, turn: record } }
      : { type: 'node', node };
  };

  const key = ({ onChain, challenged, mine, theirs, signedTurn, signaturesLeft }: Node): string =>
    [
      onChain.record,
      challenged ? idOf(challenged) : '',
      game.rules.refute ? (onChain.challenge?.challenger ?? '') : '',
      mine.map(idOf).join(),
      theirs.map(idOf).join(),
      signedTurn,
      signaturesLeft,
    ].join('/');

  const { challenge } = position.onChain;
  const start = normal({
    onChain: position.onChain,
    challenged: challenge && { state: challenge.state, finals: 0, byAll: false },
    mine: known.mine.map((one) => standIn(one, signatures)),
    theirs: known.theirs.map((one) => standIn(one, signatures)),
    signedTurn: known.signedTurn,
    signaturesLeft: signatures,
  });

  return {
    start,
    key,
    decisions,
    coalitionMoves,
    revealed,
    released: (node, decision) => (decision.type === 'call' ? after(node, decision) : undefined),
    idle,
  };
};

/** The last turn up to this one that the participant signs. */
const lastTurnOf = ({ channel }: Setting, participant: ParticipantAddress, upTo: number): number => {
  let turn = upTo;
  while (turn >= 0 && mover(channel, turn) !== participant) turn--;
  return turn;
};

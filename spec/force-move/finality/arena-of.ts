/**
 * The arena of a channel in some position: what the player and the others can do about it, computed.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import { call } from '../challenge-game.js';
import { mover } from '../state.js';
import { byTurns } from '../support.js';
import type { Node, Showing, Decision, Result, CoalitionMove, Arena, Players } from './arena.js';
import { callsShowing, refutation } from './calls.js';
import { futuresOf } from './futures.js';
import { knowledgeOf, topTurn } from './knowledge.js';
import type { Supported } from './known.js';
import type { Position, Setting } from './position.js';

export const arenaOf = (setting: Setting, position: Position, players: Players): Arena => {
  const { player, reading, signatures } = players;
  const { game, support, app, channel } = setting;
  const others = channel.participants.filter((participant) => participant !== player);
  const challengers = game.rules.refute ? others : others.slice(0, 1); // only a refutation asks who challenged
  const moment = { app, channel, now: 0n };
  const futures = futuresOf(setting, players);
  const { following, standIn, idOf } = futures;
  const known = knowledgeOf(setting, position, players, futures);

  const texts = new WeakMap<readonly Supported[], string>();
  const textOf = (shown: readonly Supported[]): string => {
    const text = texts.get(shown) ?? shown.map(idOf).join();
    texts.set(shown, text);
    return text;
  };

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
      .flatMap((shown) => callsShowing(game, shown, challengers, players));
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
        .flatMap((one) => callsShowing(game, one, [player], players))
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
      textOf(mine),
      textOf(theirs),
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

/**
 * Futures: what can be signed on top of a supported state, and which supported states need not be told apart.
 *
 * Two states of the same turn with the same outcome are as good as each other if whatever can be signed on top of
 * one has its like on top of the other, as far as the player still signs. One of them stands for all.
 */
import { mover, outcomeText, stateText, type State } from '../state.js';
import { transition } from '../transition.js';
import type { Players } from './arena.js';
import { isConclusion, type Supported } from './known.js';
import type { Setting } from './position.js';

export interface Futures {
  /** Everything that is supported once the next mover has signed on top of this. */
  readonly following: (supported: Supported) => readonly Supported[];
  /** The one that stands for all that are as good, while the player signs so many more states. */
  readonly standIn: (supported: Supported, signaturesLeft: number) => Supported;
  /** A number for each of them. */
  readonly idOf: (supported: Supported) => number;
}

export const futuresOf = (
  { game, app, channel }: Setting,
  { player, outcomes, unabridged }: Players,
): Futures => {
  const n = channel.participants.length;

  const byText = new Map<string, Supported>();
  const ids = new Map<Supported, number>();
  const only = (supported: Supported): Supported => {
    if (ids.has(supported)) return supported;
    const text = `${stateText(supported.state)} ${supported.finals} ${supported.byAll}`;
    const known = byText.get(text);
    if (known) return known;
    byText.set(text, supported);
    ids.set(supported, ids.size);
    return supported;
  };

  const followers = new Map<Supported, readonly Supported[]>();
  const following = (supported: Supported): readonly Supported[] => {
    const one = only(supported);
    const known = followers.get(one) ?? [...new Set(signable(one).map(only))];
    followers.set(one, known);
    return known;
  };

  const signable = ({ state, finals }: Supported): readonly Supported[] => {
    const turn = state.turn + 1;
    const running = turn >= 2 * n && !state.isFinal;
    const candidates: State[] = [
      { channel, turn, outcome: state.outcome, data: null, isFinal: true },
      ...(running
        ? outcomes.flatMap((outcome) =>
            app.data(n, outcomes).map((data) => ({ channel, turn, outcome, data, isFinal: false })),
          )
        : [{ ...state, turn }]),
    ];
    return candidates
      .filter((candidate) => transition(app, state, candidate).status === 'accepted')
      .map((next) => ({ state: next, finals: next.isFinal ? finals + 1 : 0, byAll: false }));
  };

  const kinds = new Map<string, number>();
  const representatives: Supported[] = [];
  const known = new Map<number, Map<Supported, number>>();
  const kind = (supported: Supported, signaturesLeft: number): number => {
    const one = only(supported);
    const atThis = known.get(signaturesLeft) ?? new Map<Supported, number>();
    known.set(signaturesLeft, atThis);
    const found = atThis.get(one);
    if (found !== undefined) return found;
    const { state, byAll } = one;
    const left = mover(channel, state.turn + 1) === player ? signaturesLeft - 1 : signaturesLeft;
    const next = left < 0 ? [] : following(one).map((follower) => kind(follower, left));
    const text = JSON.stringify([
      signaturesLeft,
      state.turn,
      outcomeText(state.outcome),
      byAll,
      isConclusion(one, game.conclusion),
      [...new Set(next)].sort((a, b) => a - b),
    ]);
    const number = kinds.get(text) ?? kinds.size;
    if (number === kinds.size) {
      kinds.set(text, number);
      representatives.push(one);
    }
    atThis.set(one, number);
    return number;
  };

  return {
    following,
    standIn: (supported, signaturesLeft) =>
      unabridged ? only(supported) : representatives[kind(supported, signaturesLeft)]!,
    idOf: (supported) => ids.get(supported) ?? ids.get(only(supported))!,
  };
};

/**
 * Knowledge: what each side can show, and how much of it still matters.
 *
 * What the others hold is kept as the states that they can build on. On top of them they sign for all turns up to
 * the player's next one: in the committed reading once for each turn, on top of the latest state; in the
 * equivocating reading on top of any.
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import { mover } from '../state.js';
import { byTurns } from '../support.js';
import type { Players } from './arena.js';
import type { Futures } from './futures.js';
import { showable, type Supported } from './known.js';
import { heldBy, type Position, type Setting } from './position.js';
import { remembered } from './remembered.js';

export interface Knowledge {
  /** What the player can show at first. */
  readonly mine: readonly Supported[];
  /** What the others can show at first, without signing anything. */
  readonly theirs: readonly Supported[];
  /** The last turn that the player has signed, or −1. */
  readonly signedTurn: number;
  /** What the others can show if they sign what they can. */
  readonly withSigned: (theirs: readonly Supported[], signaturesLeft: number) => readonly Supported[];
  /** What the player can still show once the record is at this turn. */
  readonly mineAt: (
    record: number,
    mine: readonly Supported[],
    signaturesLeft: number,
  ) => readonly Supported[];
  /** What the others can still build on. */
  readonly theirsAt: (
    record: number,
    theirs: readonly Supported[],
    signaturesLeft: number,
  ) => readonly Supported[];
}

export const topTurn = (shown: readonly Supported[]): number =>
  shown.reduce((top, { state }) => Math.max(top, state.turn), -1);

export const knowledgeOf = (
  setting: Setting,
  position: Position,
  { player, reading, unabridged }: Players,
  { following, standIn, idOf }: Futures,
): Knowledge => {
  const { support, app, channel } = setting;
  const others = channel.participants.filter((participant) => participant !== player);
  const poolOfOthers = others.flatMap((other) => heldBy(position, other));
  const poolOfPlayer = heldBy(position, player);
  const turnsOf = (signs: (signer: ParticipantAddress) => boolean): readonly number[] =>
    [...poolOfOthers, ...poolOfPlayer].filter(({ signer }) => signs(signer)).map(({ state }) => state.turn);
  const sent = new Set(turnsOf((signer) => signer !== player));

  const text = (record: number, shown: readonly Supported[], signaturesLeft: number): string =>
    `${record}/${shown.map(idOf).join()}/${signaturesLeft}`;

  const withSigned = remembered(
    (theirs: readonly Supported[], signaturesLeft: number) => text(0, theirs, signaturesLeft),
    (theirs, signaturesLeft) => {
      const latest = topTurn(theirs);
      const found = new Set(theirs);
      for (const supported of support === byTurns ? found : []) {
        const turn = supported.state.turn + 1;
        const bound = reading === 'committed' && (turn <= latest || sent.has(turn));
        if (bound || mover(channel, turn) === player) continue;
        for (const next of following(supported)) found.add(standIn(next, signaturesLeft));
      }
      return [...found];
    },
  );

  const sorted = (shown: readonly Supported[], signaturesLeft: number): readonly Supported[] =>
    [...new Set(shown.map((one) => standIn(one, signaturesLeft)))].sort((a, b) => idOf(a) - idOf(b));

  const mineAt = remembered(text, (record, mine, signaturesLeft) =>
    sorted(
      mine.filter(({ state }) => state.turn >= record),
      signaturesLeft,
    ),
  );

  /** The last turn that the others can sign after this one without the player. */
  const reach = (turn: number): number => {
    let last = turn;
    while (mover(channel, last + 1) !== player) last++;
    return last;
  };

  const theirsAt = remembered(text, (record, shown, signaturesLeft) => {
    const theirs = sorted(shown, signaturesLeft);
    if (reading === 'committed') {
      const latest = topTurn(theirs);
      return theirs.filter(({ state: { turn } }) => turn >= record || turn === latest);
    }
    const fresh = theirs.filter(({ state }) => reach(state.turn) >= record);
    if (unabridged) return fresh;
    const signable = fresh.map((base) => ({ base, reached: withSigned([base], signaturesLeft) }));
    return fresh.filter(
      (one) => !signable.some(({ base, reached }) => base !== one && reached.includes(one)),
    );
  });

  return {
    mine: showable(support, app, channel, poolOfPlayer, [player]),
    theirs: showable(support, app, channel, poolOfOthers, others),
    signedTurn: Math.max(-1, ...turnsOf((signer) => signer === player)),
    withSigned,
    mineAt,
    theirsAt,
  };
};

/**
 * Disputes: a channel in which a number of states has been exchanged, and nobody answers any more.
 *
 * All states have the same outcome, and no move is refused: what is asked is only which turn the channel ends with,
 * and what that costs.
 *
 * @paper §3.2 State Channel Outcomes
 */
import { participant, type ParticipantAddress } from '../../modelling/address.js';
import { allocation } from '../../modelling/outcome.js';
import { unheardOf } from '../adjudicator.js';
import { anyMove } from '../apps/any-move.js';
import type { ChallengeGame } from '../challenge-game.js';
import { mover, signed, type Channel } from '../state.js';
import { byTurns, type SupportRule } from '../support.js';
import type { Arena, Reading } from './arena.js';
import { arenaOf } from './arena-of.js';
import { costs, type Aim, type Price } from './cost.js';
import { graphOf } from './graph.js';
import { broadcast } from './position.js';

export interface Dispute {
  readonly game: ChallengeGame;
  readonly support: SupportRule;
  readonly participants: number;
  /** How many states have been exchanged. */
  readonly states: number;
  /** The place of the honest participant in the order of turns. */
  readonly player: number;
  readonly reading?: Reading;
}

export const disputed = ({ game, support, participants, states, player, reading }: Dispute): Arena => {
  const outcome = allocation([participant('everybody'), 1n]);
  const channel: Channel = {
    participants: Array.from({ length: participants }, (_, i) => participant(`P${i}`)),
    nonce: 0n,
    app: anyMove.name,
    challengeDuration: 1n,
  };
  const signers = (turn: number): readonly ParticipantAddress[] =>
    support === byTurns ? [mover(channel, turn)] : channel.participants;
  const exchanged = Array.from({ length: states }, (_, turn) =>
    signers(turn).map((signer) => signed(signer, { channel, turn, outcome, data: null, isFinal: false })),
  ).flat();
  return arenaOf({ game, support, app: anyMove, channel }, broadcast(channel, exchanged, unheardOf), {
    player: channel.participants[player]!,
    reading: reading ?? 'committed',
    outcomes: [outcome],
    signatures: 1,
  });
};

export type Bill = Readonly<Record<Aim, Readonly<Record<Price, number>>>>;

/** What the honest participant has to pay for each aim. */
export const bill = (dispute: Dispute): Bill => {
  const graph = graphOf(disputed(dispute));
  const least = (aim: Aim, price: Price) => costs(graph, aim, price, dispute.states - 1)[0]!;
  const prices = (aim: Aim) => ({ transactions: least(aim, 'transactions'), periods: least(aim, 'periods') });
  return { progress: prices('progress'), exit: prices('exit'), defence: prices('defence') };
};

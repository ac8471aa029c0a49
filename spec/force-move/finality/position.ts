/**
 * Positions: what the chain has recorded of a channel, and which signed states each participant holds.
 *
 * Sending and receiving are two things. Whoever holds a state can show it; whoever signed a state that somebody
 * else holds has sent it.
 *
 * @paper §4.1 Channel Funding and Value
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { OnChain } from '../adjudicator.js';
import type { App } from '../app.js';
import type { ChallengeGame } from '../challenge-game.js';
import { explainRefusal } from '../refusal.js';
import type { Channel, SignedState } from '../state.js';
import { signedByItsMover, type SupportRule } from '../support.js';
import { transition } from '../transition.js';

/** A channel and the rules that it lives under. */
export interface Setting {
  readonly game: ChallengeGame;
  readonly support: SupportRule;
  readonly app: App;
  readonly channel: Channel;
}

export interface Position {
  readonly onChain: OnChain;
  readonly held: ReadonlyMap<ParticipantAddress, readonly SignedState[]>;
}

/** The states that this participant holds. */
export const heldBy = ({ held }: Position, participant: ParticipantAddress): readonly SignedState[] =>
  held.get(participant) ?? [];

/** The position in which everybody holds all of these. */
export const broadcast = (
  { participants }: Channel,
  states: readonly SignedState[],
  onChain: OnChain,
): Position => ({ onChain, held: new Map(participants.map((participant) => [participant, states])) });

/** Why these states cannot all have been signed by those who follow the rules, in words. */
export const impossibleStates = (
  app: App,
  channel: Channel,
  states: readonly SignedState[],
): string | undefined => {
  for (const entry of states) {
    const own = signedByItsMover(channel, entry);
    if (own.status === 'refused') return explainRefusal(own.reason);
    const before = states.filter(({ state }) => state.turn === entry.state.turn - 1);
    const verdicts = before.map(({ state }) => transition(app, state, entry.state));
    const [first] = verdicts;
    if (first?.status === 'refused' && verdicts.every(({ status }) => status === 'refused'))
      return explainRefusal(first.reason);
  }
  return undefined;
};

/**
 * What can be shown: the supported states that a pool of signed states proves, with the pool's owners adding
 * signatures of their own to the set-up.
 *
 * A pre-fund state says nothing that the others of the channel do not say, so who sees one knows what its own
 * has to be; every later state is a choice, and no part of this.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { App } from '../app.js';
import { mover, stateText, type Channel, type SignedState, type State } from '../state.js';
import { byTurns, unanimously, type SupportRule } from '../support.js';
import { transition } from '../transition.js';

export interface Supported {
  readonly state: State;
  /** How many final states in a row the proof ends with. */
  readonly finals: number;
  /** Whether everybody has signed this very state. */
  readonly byAll: boolean;
}

/** Whether what was shown is also a conclusion proof. */
export const isConclusion = ({ state, finals, byAll }: Supported, conclusion: SupportRule): boolean =>
  conclusion === byTurns
    ? finals >= state.channel.participants.length
    : conclusion === unanimously && state.isFinal && byAll;

/** The pool with the pre-fund states that these participants can add to it. */
const withPreFund = (
  channel: Channel,
  pool: readonly SignedState[],
  owners: readonly ParticipantAddress[],
): readonly SignedState[] => {
  const n = channel.participants.length;
  const model = pool.find(({ state }) => state.turn < n && !state.isFinal);
  if (!model) return pool;
  const missing = channel.participants.flatMap((signer, turn) =>
    owners.includes(signer) && !pool.some(({ state }) => state.turn === turn)
      ? [{ signer, state: { ...model.state, turn } }]
      : [],
  );
  return [...pool, ...missing];
};

/** Everything that n consecutive states of the pool support. */
const supportedByTurns = (app: App, channel: Channel, pool: readonly SignedState[]): readonly Supported[] => {
  const n = channel.participants.length;
  const own = pool
    .filter(({ state, signer }) => signer === mover(channel, state.turn))
    .map(({ state }) => state)
    .sort((a, b) => a.turn - b.turn);
  const ending = new Map<State, { length: number; finals: number }>();
  for (const state of own) {
    const before = own
      .filter((earlier) => transition(app, earlier, state).status === 'accepted')
      .map((earlier) => ending.get(earlier)!);
    ending.set(state, {
      length: 1 + Math.max(0, ...before.map(({ length }) => length)),
      finals: state.isFinal ? 1 + Math.max(0, ...before.map(({ finals }) => finals)) : 0,
    });
  }
  return own.flatMap((state) => {
    const { length, finals } = ending.get(state)!;
    return length >= n ? [{ state, finals, byAll: false }] : [];
  });
};

/** Every state of the pool that all have signed, or would with the owners' signatures. */
const supportedByAll = (
  channel: Channel,
  pool: readonly SignedState[],
  owners: readonly ParticipantAddress[],
): readonly Supported[] => {
  const signers = new Map<string, Set<ParticipantAddress>>();
  for (const { state, signer } of pool)
    signers.set(stateText(state), (signers.get(stateText(state)) ?? new Set()).add(signer));
  const states = new Map(pool.map(({ state }) => [stateText(state), state]));
  return [...states].flatMap(([text, state]) =>
    channel.participants.every(
      (participant) => signers.get(text)!.has(participant) || owners.includes(participant),
    )
      ? [{ state, finals: state.isFinal ? 1 : 0, byAll: true }]
      : [],
  );
};

/** What the pool's owners can show with it. */
export const showable = (
  support: SupportRule,
  app: App,
  channel: Channel,
  pool: readonly SignedState[],
  owners: readonly ParticipantAddress[],
): readonly Supported[] =>
  support === byTurns
    ? supportedByTurns(app, channel, withPreFund(channel, pool, owners))
    : supportedByAll(channel, pool, owners);

/**
 * Positions before the funding point: who has signed the own pre-fund state, and who holds whose.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import { unheardOf } from '../adjudicator.js';
import type { AppData } from '../state.js';
import { signed, type Channel, type SignedState } from '../state.js';
import type { Position } from './position.js';

export interface PreFund {
  readonly outcome: Outcome;
  readonly data: AppData;
  readonly signedBy: readonly ParticipantAddress[];
  /** Whose states each participant holds; its own, if it has signed, in any case. */
  readonly heldBy: ReadonlyMap<ParticipantAddress, readonly ParticipantAddress[]>;
}

export const preFundPosition = (channel: Channel, { outcome, data, signedBy, heldBy }: PreFund): Position => {
  const stateOf = (signer: ParticipantAddress): SignedState =>
    signed(signer, {
      channel,
      turn: channel.participants.indexOf(signer),
      outcome,
      data,
      isFinal: false,
    });
  return {
    onChain: unheardOf,
    held: new Map(
      channel.participants.map((holder) => {
        const own = signedBy.includes(holder) ? [holder] : [];
        return [holder, [...new Set([...own, ...(heldBy.get(holder) ?? [])])].map(stateOf)];
      }),
    ),
  };
};

/** Why there is no such position, in words. */
export const impossiblePreFund = (
  { participants }: Channel,
  { signedBy, heldBy }: PreFund,
): string | undefined => {
  const named = [...signedBy, ...heldBy.keys(), ...[...heldBy.values()].flat()];
  const stranger = named.find((name) => !participants.includes(name));
  if (stranger !== undefined) return `${stranger} is no member of the channel`;
  for (const [holder, signers] of heldBy) {
    const unsigned = signers.find((signer) => !signedBy.includes(signer));
    if (unsigned !== undefined) return `${holder} holds a state of ${unsigned}, who has signed none`;
  }
  return undefined;
};

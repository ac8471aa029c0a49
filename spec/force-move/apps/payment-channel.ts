/**
 * A payment channel of two: on its turn each participant may pay the other, and never takes anything back.
 *
 * The outcome is an allocation with one entry for each; the mover's own entry never grows, and the sum stays.
 */
import type { ParticipantAddress } from '../../modelling/address.js';
import { sum } from '../../modelling/coins.js';
import { owed, type Outcome } from '../../modelling/outcome.js';
import type { App } from '../app.js';

export const paymentChannel = (payers: readonly [ParticipantAddress, ParticipantAddress]): App => {
  const shareOf = (outcome: Outcome, who: ParticipantAddress) =>
    outcome.type === 'allocation' ? owed(outcome.entries, who) : 0n;
  const total = (outcome: Outcome) => sum(payers.map((who) => shareOf(outcome, who)));

  return {
    name: 'payment-channel',
    allows: ({ turn, from, to }) => {
      const mover = payers[turn % 2]!;
      return (
        total(from.outcome) === total(to.outcome) &&
        shareOf(to.outcome, mover) <= shareOf(from.outcome, mover)
      );
    },
    data: () => [null],
  };
};

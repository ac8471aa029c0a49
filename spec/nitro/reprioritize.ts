/**
 * Reprioritize: the order in which a guarantee pays the debts of its target.
 *
 * First the addresses that the guarantee lists and the target owes something, in the guarantee's order; then
 * everything else the target owes, in the target's order. A listed address that the target does not owe is
 * skipped; of an address listed twice the first counts.
 *
 * @paper §6.1 Guarantees and Claims
 */
import type { Entry, Guarantee } from '../modelling/outcome.js';

export const reprioritize = ({ priority }: Guarantee, entries: readonly Entry[]): readonly Entry[] => {
  const listed = [...new Set(priority)].flatMap((address) =>
    entries.filter(([destination]) => destination === address),
  );
  const others = entries.filter(([destination]) => !priority.includes(destination));
  return [...listed, ...others];
};

/**
 * Check: the values of all participants before, during and after every step of a construction.
 *
 * A construction is safe if nobody ever has less than at the start, its own deposits counted. Every
 * participant is checked against all others together, and the others keep to what they have already sent.
 *
 * @paper §5.4 Example Constructions
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { recordOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { perform } from './perform.js';
import { isAgreement, signersOf } from './seen.js';
import type { ConstructionStep } from './step.js';
import type { System } from './system.js';
import { netValue, worth, type Worth } from './worth.js';

/** Coins that a participant had at the start and cannot make sure of any more. */
export interface Loss {
  /** The first step is 1. */
  readonly step: number;
  readonly when: 'during' | 'after';
  readonly who: ParticipantAddress;
  readonly amount: Coins;
}

export type Values = Readonly<Record<ParticipantAddress, Coins>>;

export interface Checked {
  /** At the start, and after each step. */
  readonly netValues: readonly Values[];
  /** While a step is in flight, of those who sign it. */
  readonly inFlight: readonly Values[];
  /** By step, first during it, then after it; in the order of the participants. */
  readonly losses: readonly Loss[];
}

export const check = (start: System, steps: readonly ConstructionStep[], value: Worth = worth): Checked => {
  const { participants } = start.chain;
  const valuesIn = (system: System): Values =>
    recordOf(participants.map((who) => [who, netValue(who, system, [], value)]));
  const initial = valuesIn(start);
  const lossesIn = (step: number, when: Loss['when'], values: Values): Loss[] =>
    participants.flatMap((who) => {
      const now = values[who];
      return now !== undefined && now < initial[who]!
        ? [{ step, when, who, amount: initial[who]! - now }]
        : [];
    });

  let system = start;
  const netValues = [initial];
  const inFlight: Values[] = [];
  const losses: Loss[] = [];
  for (const [i, step] of steps.entries()) {
    const during = valuesDuring(system, step, value);
    system = perform(system, step).system;
    const after = valuesIn(system);
    inFlight.push(during);
    netValues.push(after);
    losses.push(...lossesIn(i + 1, 'during', during), ...lossesIn(i + 1, 'after', after));
  }
  return { netValues, inFlight, losses };
};

/** The net values of those who have signed the step and have not received the rest. */
const valuesDuring = (system: System, step: ConstructionStep, value: Worth): Values =>
  recordOf(
    isAgreement(step)
      ? signersOf(system, step).map((who) => [who, netValue(who, system, [step], value)])
      : [],
  );

export const isSafe = ({ losses }: Checked): boolean => losses.length === 0;

/**
 * Check: the values of all participants before, during and after every step of a construction.
 *
 * A construction is safe if nobody ever has less than at the start, its own deposits counted. Every
 * participant is checked against all others together, and the others keep to what they have already sent.
 *
 * @paper §5.4 Example Constructions
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
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
  const initial = valuesIn(start, value);
  const losses: Loss[] = [];
  const found = (step: number, when: Loss['when'], values: Values): void => {
    for (const { who, amount } of shortfalls(initial, values)) losses.push({ step, when, who, amount });
  };

  let system = start;
  const netValues = [initial];
  const inFlight: Values[] = [];
  for (const [i, step] of steps.entries()) {
    const during = valuesDuring(system, step, value);
    system = perform(system, step).system;
    const after = valuesIn(system, value);
    inFlight.push(during);
    netValues.push(after);
    found(i + 1, 'during', during);
    found(i + 1, 'after', after);
  }
  return { netValues, inFlight, losses };
};

export const isSafe = ({ losses }: Checked): boolean => losses.length === 0;

/** Whether nobody has less than at the start while the step is in flight and after it. */
export const losesNothing = (start: System, value: Worth = worth) => {
  const initial = valuesIn(start, value);
  return (system: System, step: ConstructionStep): boolean =>
    shortfalls(initial, valuesDuring(system, step, value)).length === 0 &&
    shortfalls(initial, valuesIn(perform(system, step).system, value)).length === 0;
};

const valuesIn = (system: System, value: Worth): Values =>
  recordOf(system.chain.participants.map((who) => [who, netValue(who, system, [], value)]));

/** Of those who have signed the step and have not received the rest. */
const valuesDuring = (system: System, step: ConstructionStep, value: Worth): Values =>
  recordOf(
    isAgreement(step)
      ? signersOf(system, step).map((who) => [who, netValue(who, system, [step], value)])
      : [],
  );

/** Who has less now, in the order of the participants, and how much. */
const shortfalls = (initial: Values, now: Values): Pick<Loss, 'who' | 'amount'>[] =>
  entriesOf<ParticipantAddress, Coins>(initial).flatMap(([who, before]) => {
    const after = now[who];
    return after !== undefined && after < before ? [{ who, amount: before - after }] : [];
  });

/**
 * Check: the values of all participants before, during and after every step of a construction.
 *
 * A construction is safe if nobody ever has less than at the start, its own deposits counted. Every
 * participant is checked against all others together. These keep to what they have already sent, unless it is
 * said what may linger: updates that can still be undone after they have been completed.
 *
 * @paper §5.4 Example Constructions
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import { perform } from './perform.js';
import { signersOf } from './seen.js';
import { isAgreement, type Agreement, type ConstructionStep, type Update } from './step.js';
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

export interface Checking {
  readonly value?: Worth;
  /** What the others could still go back to when so many steps have been taken. */
  readonly lingering?: (taken: number) => readonly Update[];
}

export const check = (
  start: System,
  steps: readonly ConstructionStep[],
  { value = worth, lingering = () => [] }: Checking = {},
): Checked => {
  const initial = valuesIn(start, [], value);
  const losses: Loss[] = [];
  const found = (step: number, when: Loss['when'], values: Values): void => {
    for (const { who, amount } of shortfalls(initial, values)) losses.push({ step, when, who, amount });
  };

  let system = start;
  const netValues = [initial];
  const inFlight: Values[] = [];
  for (const [i, step] of steps.entries()) {
    const during = valuesDuring(system, step, lingering(i), value);
    system = perform(system, step).system;
    const after = valuesIn(system, lingering(i + 1), value);
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
  const initial = valuesIn(start, [], value);
  return (system: System, step: ConstructionStep): boolean =>
    shortfalls(initial, valuesDuring(system, step, [], value)).length === 0 &&
    shortfalls(initial, valuesIn(perform(system, step).system, [], value)).length === 0;
};

/** Whether nobody has less than at the start while these steps are in flight. */
export const staysWhole = (start: System, value: Worth = worth) => {
  const initial = valuesIn(start, [], value);
  return (system: System, inFlight: readonly Agreement[]): boolean =>
    shortfalls(initial, valuesIn(system, inFlight, value)).length === 0;
};

const valuesIn = (system: System, inFlight: readonly Agreement[], value: Worth): Values =>
  recordOf(system.chain.participants.map((who) => [who, netValue(who, system, inFlight, value)]));

/** Of those who have signed the step and have not received the rest. */
const valuesDuring = (
  system: System,
  step: ConstructionStep,
  lingering: readonly Update[],
  value: Worth,
): Values =>
  recordOf(
    isAgreement(step)
      ? signersOf(system, step).map((who) => [who, netValue(who, system, [...lingering, step], value)])
      : [],
  );

/** Who has less now, in the order of the participants, and how much. */
const shortfalls = (initial: Values, now: Values): Pick<Loss, 'who' | 'amount'>[] =>
  entriesOf<ParticipantAddress, Coins>(initial).flatMap(([who, before]) => {
    const after = now[who];
    return after !== undefined && after < before ? [{ who, amount: before - after }] : [];
  });

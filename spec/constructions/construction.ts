/**
 * Constructions: sequences of network states for any amounts, and what an instance of one is.
 *
 * Two neighbouring states differ in one channel or in one operation on chain. The constraints say for which
 * amounts the construction is meant; for all of these everybody keeps its value.
 *
 * @paper §5.4 Example Constructions
 */
import type { ChannelAddress } from '../modelling/address.js';
import type { Coins } from '../modelling/coins.js';
import type { ConstructionStep } from './step.js';
import type { System } from './system.js';

export type Amounts = Readonly<Record<string, Coins>>;

export interface Constraint {
  readonly sentence: string;
  readonly holds: (amounts: Amounts) => boolean;
}

export interface Construction {
  readonly id: string;
  readonly title: string;
  /** Where the paper has it, or mentions it. */
  readonly section: string;
  /** What it is for, and what must hold before. */
  readonly purpose: string;
  /** What each amount means. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly constraints: readonly Constraint[];
  readonly instance: (amounts: Amounts) => Instance;
}

export interface Instance {
  readonly start: System;
  readonly steps: readonly ConstructionStep[];
  /** The channel that is funded in the end, and with how much. */
  readonly funds?: { readonly channel: ChannelAddress; readonly amount: Coins };
}

/** A construction whose parameters are known by name. */
export const construction = <P extends string>({
  instance,
  constraints = [],
  ...rest
}: {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly purpose: string;
  readonly parameters: Readonly<Record<P, string>>;
  readonly constraints?: readonly {
    readonly sentence: string;
    readonly holds: (amounts: Readonly<Record<P, Coins>>) => boolean;
  }[];
  readonly instance: (amounts: Readonly<Record<P, Coins>>) => Instance;
}): Construction => ({
  ...rest,
  constraints: constraints as readonly Constraint[],
  instance: instance as (amounts: Amounts) => Instance,
});

/** Whether the construction is meant for these amounts. */
export const isMeantFor = ({ constraints }: Construction, amounts: Amounts): boolean =>
  constraints.every(({ holds }) => holds(amounts));

/** All amounts up to the greatest one that the construction is meant for. */
export const amountsUpTo = function* (construction: Construction, greatest: Coins): Generator<Amounts> {
  for (const amounts of combinations(Object.keys(construction.parameters), greatest))
    if (isMeantFor(construction, amounts)) yield amounts;
};

const combinations = function* ([first, ...rest]: readonly string[], greatest: Coins): Generator<Amounts> {
  if (first === undefined) yield {};
  else
    for (let amount = 0n; amount <= greatest; amount++)
      for (const amounts of combinations(rest, greatest)) yield { [first]: amount, ...amounts };
};

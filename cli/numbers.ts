/** Numbers that a user gives as options. */
import { InvalidArgumentError } from 'commander';

export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    return value;
  };

export const positive = whole(1, 1_000_000_000);

export const seed = whole(0, 2 ** 31 - 1);

/**
 * Published contracts for tests, or the reason why one cannot be had.
 *
 * Without a network and without the tarball in the cache the tests that need it are skipped, and say so; where
 * `CI` is set they fail instead.
 */
import { choices, deployed, type Choice, type SomeImplementation } from '../../conformance/index.js';
import type { Published } from '../../conformance/evm/manifest.js';
import { tarball, Unavailable } from '../../conformance/evm/tarball.js';

const reasonFor = (error: unknown): string => {
  if (!(error instanceof Unavailable) || process.env['CI']) throw error;
  console.warn(`skipped: ${error.message}`);
  return error.message;
};

/** Why this contract is missing, if it is. */
export const whyMissing = (name: string): Promise<string | undefined> =>
  tarball(name as Published).then(() => undefined, reasonFor);

const kept = new Map<string, Promise<SomeImplementation>>();

/** The implementation of this choice, put on its machine once and used again. */
export const shared = (choice: Choice): Promise<SomeImplementation> => {
  const key = JSON.stringify([choice.name, choice.subject]);
  const implementation = kept.get(key) ?? deployed(choice);
  kept.set(key, implementation);
  return implementation;
};

export const allChoices: readonly Choice[] = choices;

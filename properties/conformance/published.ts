/**
 * The published contract for tests, or the reason why it cannot be had.
 *
 * Without a network and without the tarball in the cache the tests that need it are skipped, and say so; where
 * `CI` is set they fail instead.
 */
import { implementationNamed } from '../../conformance/index.js';
import type { Implementation } from '../../conformance/payments/index.js';
import { tarball, Unavailable } from '../../conformance/evm/tarball.js';

export const name = 'fmg-nitro-adjudicator@0.1.5';

const reasonFor = (error: unknown): string => {
  if (!(error instanceof Unavailable) || process.env['CI']) throw error;
  console.warn(`skipped: ${error.message}`);
  return error.message;
};

/** Why the contract is missing, if it is. */
export const missing: string | undefined = await tarball(name).then(() => undefined, reasonFor);

export const published = (): Promise<Implementation> => implementationNamed(name);

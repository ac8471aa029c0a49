/** Implementations that a user names: what cannot be had is the user's to mend, and is said in words. */
import type { Implementation } from '../conformance/payments/index.js';
import {
  implementationNamed,
  implementationNames,
  isImplementation,
} from '../conformance/implementations.js';
import { BadInput } from './exit.js';

export const named = async (name: string): Promise<Implementation> => {
  if (!isImplementation(name))
    throw new BadInput(
      `there is no implementation ${JSON.stringify(name)}, expected ${implementationNames.join(' or ')}`,
    );
  return implementationNamed(name).catch(async (error: unknown) => {
    const { Unavailable } = await import('../conformance/evm/tarball.js');
    throw error instanceof Unavailable ? new BadInput(error.message) : error;
  });
};

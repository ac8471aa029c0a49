/** Implementations: everything that can be compared with the specification, by the name a user gives. */
import type { Implementation } from './payments/index.js';

const published = ['fmg-nitro-adjudicator@0.1.5'] as const;

type Known = (typeof published)[number];

export const implementationNames: readonly string[] = published;

export const isImplementation = (name: string): name is Known => implementationNames.includes(name);

/** Fetches the published contract where it is not kept yet, and puts it on a machine of its own. */
export const implementationNamed = async (name: Known): Promise<Implementation> => {
  const [{ tarball }, { adjudicatorV1 }] = await Promise.all([
    import('./evm/tarball.js'),
    import('./evm/v1/adapter.js'),
  ]);
  return adjudicatorV1(name, await tarball(name));
};

/**
 * Generations: the published contracts, what of each is compared, and what is different by design.
 *
 * Whatever differs and is not listed here is a disagreement.
 */
import type { Published } from './evm/manifest.js';
import type { SomeImplementation } from './implementation.js';

export interface Generation {
  /** Part of the names of files. */
  readonly id: string;
  readonly title: string;
  readonly versions: readonly Published[];
  /** By the name of the subject: puts the contract of this tarball on a machine of its own. */
  readonly subjects: Readonly<
    Record<string, (name: Published, tarball: Uint8Array) => Promise<SomeImplementation>>
  >;
  /** By subject and rule, what is different by design and therefore not compared. */
  readonly byDesign: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A generation whose adapters take its own versions only. */
const generation = <const Version extends Published>(
  described: Omit<Generation, 'versions' | 'subjects'> & {
    readonly versions: readonly Version[];
    readonly subjects: Readonly<
      Record<string, (name: Version, tarball: Uint8Array) => Promise<SomeImplementation>>
    >;
  },
): Generation => described as unknown as Generation; // only ever asked for its own versions: see `deployed`

export const generations: readonly Generation[] = [
  generation({
    id: 'v1',
    title: 'fmg-nitro-adjudicator',
    versions: [
      'fmg-nitro-adjudicator@0.0.4',
      'fmg-nitro-adjudicator@0.0.16',
      'fmg-nitro-adjudicator@0.1.2',
      'fmg-nitro-adjudicator@0.1.4',
      'fmg-nitro-adjudicator@0.1.5',
    ],
    subjects: {
      payments: async (name, tarball) => (await import('./evm/v1/adapter.js')).adjudicatorV1(name, tarball),
    },
    byDesign: {
      payments: {
        finalize:
          'the setter of the test contract puts any outcome on chain, so that nothing is refused; what is due is compared under challenges',
      },
    },
  }),
];

export const generationOf = (name: string): Generation | undefined =>
  generations.find(({ versions }) => (versions as readonly string[]).includes(name));

/** A published implementation, and a subject on which it can be compared. */
export interface Choice {
  readonly name: string;
  readonly subject: string;
}

/** Everything there is. */
export const choices: readonly Choice[] = generations.flatMap(({ versions, subjects }) =>
  versions.flatMap((name) => Object.keys(subjects).map((subject) => ({ name, subject }))),
);

/** Fetches the published contract where it is not kept yet, and puts it on a machine of its own. */
export const deployed = async ({ name, subject }: Choice): Promise<SomeImplementation> => {
  const deploy = generationOf(name)?.subjects[subject];
  if (!deploy) throw new Error(`${name} is not compared on ${subject}`);
  const { tarball } = await import('./evm/tarball.js');
  return deploy(name as Published, await tarball(name as Published));
};

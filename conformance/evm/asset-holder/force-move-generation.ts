/**
 * The generations of ForceMove from 0.1.0 to 0.17.3: one game, kept in four different ways.
 *
 * | | challenge | numbers | outcome hash | fingerprint | chain |
 * |---|---|---|---|---|---|
 * | 0.1.0, 0.1.1 | forceMove | 256 bits | of the encoded bytes | of everything | not checked |
 * | 0.1.5, 0.3.0 | forceMove | 48 bits | of the encoded bytes | of everything | not checked |
 * | 0.9.1, 0.10.1 | challenge | 48 bits | of the encoded bytes | of everything | checked |
 * | 0.11.0, 0.11.2 | challenge | 48 bits | of the bytes | of everything | checked |
 * | 0.17.0 | challenge | 48 bits | of the bytes | of state, challenger, outcome | checked |
 * | 0.17.3 | challenge | 48 bits | of the bytes | of state, outcome | checked |
 *
 * What is packed beside the fingerprint, the record and the time of finalization, is the same in all of them.
 */
export interface Generation {
  /** The call that registers a challenge. */
  readonly challenge: 'forceMove' | 'challenge';
  /** The type of nonces, durations, and of turn numbers where they are not in a call. */
  readonly number: 'uint256' | 'uint48';
  /** Whether the bytes of an outcome are encoded once more before they are hashed. */
  readonly encodesOutcome: boolean;
  /** What the fingerprint is the hash of. */
  readonly fingerprint: 'everything' | 'state, challenger, outcome' | 'state, outcome';
}

const first: Generation = {
  challenge: 'forceMove',
  number: 'uint256',
  encodesOutcome: true,
  fingerprint: 'everything',
};
const narrow: Generation = { ...first, number: 'uint48' };
const challenging: Generation = { ...narrow, challenge: 'challenge' };
const hashing: Generation = { ...challenging, encodesOutcome: false };
const status: Generation = { ...hashing, fingerprint: 'state, challenger, outcome' };

/** By the version of `@statechannels/nitro-protocol`. */
export const generations = {
  '0.1.0': first,
  '0.1.1': first,
  '0.1.5': narrow,
  '0.3.0': narrow,
  '0.9.1': challenging,
  '0.10.1': challenging,
  '0.11.0': hashing,
  '0.11.2': hashing,
  '0.17.0': status,
  '0.17.3': { ...status, fingerprint: 'state, outcome' },
} as const satisfies Record<string, Generation>;

export type Version = keyof typeof generations;

export const versions = Object.keys(generations) as readonly Version[];

/** By the name of the package and its version. */
export const generationOf = (name: string): Generation => {
  const version = versions.find((version) => name.endsWith(`@${version}`));
  if (!version) throw new Error(`${name} is no version of ForceMove`);
  return generations[version];
};

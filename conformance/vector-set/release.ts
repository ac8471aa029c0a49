/**
 * Releases: the version of the set. A changed or missing answer is a major version, an added vector a minor one;
 * a patch changes words only.
 *
 * What each major version has answered is on record, as a hash for each vector, and a record is only added to.
 */
import { createHash } from 'node:crypto';
import type { Vector } from './vector.js';

export const version = '1.0.0';

/** Of each vector the hash of its question and its answer. */
export type Answers = Readonly<Record<string, string>>;

export interface Released {
  readonly version: string;
  readonly answers: Answers;
}

/** By major version. */
export type Releases = Readonly<Record<string, Released>>;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const answersOf = (vectors: readonly Vector[]): Answers =>
  Object.fromEntries(
    vectors.map(({ id, folder, question, expect }) => [
      `${folder}/${id}`,
      sha256(JSON.stringify([question, expect])),
    ]),
  );

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

const isLater = (version: string, than: string): boolean => {
  const [one, other] = [numbers(version), numbers(than)];
  const differs = one.findIndex((number, i) => number !== other[i]);
  return differs >= 0 && one[differs]! > other[differs]!;
};

/** What has to be said before these answers go by this version. */
export const objections = (record: Releases, version: string, answers: Answers): readonly string[] => {
  const [major = 0, minor = 0] = numbers(version);
  const released = record[major];
  if (!released) return [];
  const changed = Object.keys(released.answers).filter((id) => released.answers[id] !== answers[id]);
  const added = Object.keys(answers).filter((id) => !Object.hasOwn(released.answers, id));
  const [, releasedMinor = 0] = numbers(released.version);
  return [
    ...changed.map(
      (id) =>
        `${id} is ${id in answers ? 'answered otherwise' : 'missing'}: that is version ${major + 1}.0.0`,
    ),
    ...(added.length > 0 && minor <= releasedMinor
      ? [
          `${added.join(', ')}: new since ${released.version}, that is version ${major}.${releasedMinor + 1}.0`,
        ]
      : []),
    ...(isLater(released.version, version) ? [`${released.version} has been released already`] : []),
  ];
};

/** The record with this version in it; nothing that was on record is forgotten. */
export const recorded = (record: Releases, version: string, answers: Answers): Releases => ({
  ...record,
  [numbers(version)[0]!]: { version, answers },
});

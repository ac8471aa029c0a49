/** What a user chooses to compare: names of versions or generations, and subjects. */
import { choices, generations, type Choice } from '../../conformance/generations.js';
import { BadInput } from '../exit.js';

/** Everything a user can name. */
export const names: readonly string[] = [
  ...generations.map(({ id }) => id),
  ...generations.flatMap(({ versions }) => versions),
];

export const subjects: readonly string[] = [...new Set(choices.map(({ subject }) => subject))];

const versionsOf = (name: string): readonly string[] => {
  const generation = generations.find(({ id }) => id === name);
  if (generation) return generation.versions;
  if (choices.some((choice) => choice.name === name)) return [name];
  throw new BadInput(
    `there is no implementation ${JSON.stringify(name)}, expected one of:\n${names.map((each) => `  ${each}`).join('\n')}`,
  );
};

/** All that is meant: without a name everything, without a subject every one that the implementation is compared on. */
export const chosen = (wanted: readonly string[], among: readonly string[]): readonly Choice[] => {
  const versions = wanted.length === 0 ? choices.map(({ name }) => name) : wanted.flatMap(versionsOf);
  const unknown = among.find((subject) => !subjects.includes(subject));
  if (unknown !== undefined)
    throw new BadInput(`there is no subject ${JSON.stringify(unknown)}, expected ${subjects.join(' or ')}`);
  const meant = choices.filter(
    ({ name, subject }) => versions.includes(name) && (among.length === 0 || among.includes(subject)),
  );
  if (meant.length === 0) throw new BadInput(`${wanted.join(', ')} is not compared on ${among.join(' or ')}`);
  return meant;
};

/** What cannot be had is the user's to mend, and is said in words. */
export const orUnavailable = async <T>(work: Promise<T>): Promise<T> =>
  work.catch(async (error: unknown) => {
    // From another thread an error arrives without its class.
    const { Unavailable } = await import('../../conformance/evm/tarball.js');
    if (error instanceof Error && (error instanceof Unavailable || error.name === 'Unavailable'))
      throw new BadInput(error.message);
    throw error;
  });

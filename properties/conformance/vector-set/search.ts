/**
 * Search: for each suspect the smallest question that it answers otherwise than the specification.
 *
 * The first few that a fixed sequence of random questions has are made smaller, and the smallest is kept.
 */
import fc from 'fast-check';
import { answer, readQuestion, type Json } from '../../../conformance/scenario/index.js';
import { agrees } from '../../../conformance/vector-set/agree.js';
import type { Fields } from '../../../conformance/vector-set/vector.js';
import { randomQuestions } from './random-questions.js';
import { isSensible } from './sensible.js';
import { isSmaller, keepsParticipants, sizeOf, smallest, withPlainNames } from './smaller.js';
import type { Suspect } from './suspects/index.js';

/** What the specification says, if that is a question worth asking and it has one answer. */
const asked = (kind: string, question: Json) => {
  const reading = readQuestion(JSON.stringify({ id: '', kind, ...(question as object) }));
  if (reading.type === 'malformed' || isSensible[kind]?.(question as Fields) === false) return undefined;
  const expect = answer(reading.value);
  return JSON.stringify(expect).includes('"least"') ? undefined : { content: reading.value.content, expect };
};

/** Whether the suspect says something else. One that cannot cope with a question is not wrong in its own way. */
export const tellsApart = (suspect: Suspect, content: unknown, expect: Json): boolean => {
  try {
    return !agrees(expect, suspect.answer(content));
  } catch {
    return false;
  }
};

const answersOtherwise = (suspect: Suspect, question: Json): boolean => {
  const right = asked(suspect.kind, question);
  return right !== undefined && tellsApart(suspect, right.content, right.expect);
};

export interface SearchOptions {
  readonly seed: number;
  /** How many random questions are looked through. */
  readonly questions: number;
  /** How many of those that tell apart are made smaller. */
  readonly attempts: number;
}

/** Games take longer to play than rules. */
const isGame = (kind: string): boolean => ['snapshot', 'finalizability', 'construction'].includes(kind);

const usual = (kind: string): SearchOptions =>
  isGame(kind) ? { seed: 1, questions: 400, attempts: 2 } : { seed: 1, questions: 4000, attempts: 4 };

const samples = new Map<string, readonly Fields[]>();

/** The random questions of this kind, the same for every suspect. */
const questionsFor = (kind: string, { seed, questions }: SearchOptions): readonly Fields[] => {
  const key = `${kind} ${seed} ${questions}`;
  const known = samples.get(key) ?? fc.sample(randomQuestions[kind]!, { seed, numRuns: questions });
  samples.set(key, known);
  return known;
};

/** The smallest question found that tells the suspect apart, if any does. */
export const findFor = (suspect: Suspect, options = usual(suspect.kind)): Fields | undefined => {
  let found: Fields | undefined;
  let left = options.attempts;
  for (const question of questionsFor(suspect.kind, options)) {
    if (!answersOtherwise(suspect, question)) continue;
    const shown = (less: Json): boolean =>
      keepsParticipants(question, less) && answersOtherwise(suspect, less);
    const shrunk = smallest(question, shown) as Fields;
    const plain = withPlainNames(shrunk) as Fields;
    const best = answersOtherwise(suspect, plain) ? plain : shrunk;
    if (!found || isSmaller(sizeOf(best), sizeOf(found))) found = best;
    if (--left === 0) break;
  }
  return found;
};

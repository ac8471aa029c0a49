/**
 * Find: searches a vector for each wrong rule and algorithm that none tells apart yet, and writes the set.
 *
 * What is in the set stays in it. With `--anew` all that was found before is forgotten and found again, which
 * needs a new major version. A found vector is named after the first wrong rule that it was found for.
 */
import { readQuestion } from '../../../conformance/scenario/index.js';
import { committedSource } from '../../../conformance/vector-set/committed.js';
import { fileText } from '../../../conformance/vector-set/text.js';
import { vectorFrom, type Fields, type Vector } from '../../../conformance/vector-set/vector.js';
import { vectorsOf, wrongRulesFile } from '../../../conformance/vector-set/set.js';
import { findFor, tellsApart } from './search.js';
import { isSmaller, sizeOf } from './smaller.js';
import { standingQuestions, type Standing } from './standing-questions.js';
import { suspects, type Suspect } from './suspects/index.js';
import { wrongRules } from './wrong-rules.js';
import { writeSet } from './write.js';

const found = 'not-';
const anew = process.argv.includes('--anew');

const textOf = ({ id, kind, title, question }: Standing, tells: readonly string[] = []): string =>
  fileText({ id, kind, title, tests: { tellsApart: tells }, ...question });

const source = committedSource();
const questions = new Map(
  [...source.questions].filter(([path]) => !anew || !path.split('/')[1]!.startsWith(found)),
);
for (const each of standingQuestions()) {
  const path = `${each.kind}/${each.id}.json`;
  if (!questions.has(path)) questions.set(path, textOf(each));
}

const isToldApartBy = (
  suspect: Suspect,
  { id, question, expect }: Pick<Vector, 'id' | 'question' | 'expect'>,
) => {
  const reading = readQuestion(JSON.stringify({ id, kind: suspect.kind, ...question }));
  if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
  return tellsApart(suspect, reading.value.content, expect);
};

const bySize = (one: Vector, other: Vector): number =>
  JSON.stringify(one.question).length - JSON.stringify(other.question).length;

/** What may tell a suspect apart already: any vector, or in a search anew only what it found itself. */
const known: Vector[] = anew ? [] : [...vectorsOf({ ...source, questions })].toSorted(bySize);

const isAsSmall = (vector: Vector, question: Fields): boolean =>
  !isSmaller(sizeOf(question).slice(0, 2), sizeOf(vector.question).slice(0, 2));

for (const suspect of suspects) {
  const telling = known.filter(({ folder }) => folder === suspect.kind);
  if (!anew && telling.some((vector) => isToldApartBy(suspect, vector))) continue;
  const question = findFor(suspect);
  if (!question) {
    console.log(`${suspect.id}: nothing found`);
    continue;
  }
  if (telling.some((vector) => isAsSmall(vector, question) && isToldApartBy(suspect, vector))) continue;
  console.log(`${suspect.id}: ${JSON.stringify(question)}`);
  const { kind, wrong } = suspect;
  const text = textOf({ kind, id: `${found}${suspect.id}`, title: `Told apart: ${wrong}`, question });
  questions.set(`${kind}/${found}${suspect.id}.json`, text);
  known.push(vectorFrom(text, kind));
}

const vectors = vectorsOf({ ...source, questions });

/** All of the vectors that tell a suspect apart if it answers quickly, and the smallest if it takes long. */
const toldBy = (suspect: Suspect): readonly Vector[] => {
  const told: Vector[] = [];
  for (const vector of vectors.filter(({ folder }) => folder === suspect.kind).toSorted(bySize)) {
    if (told.length === 1 && !['operations', 'turbo-value'].includes(suspect.kind)) break;
    if (isToldApartBy(suspect, vector)) told.push(vector);
  }
  return told;
};

const told = suspects.map((suspect) => [suspect.id, toldBy(suspect)] as const);
for (const vector of vectors) {
  const { folder, id, title, question } = vector;
  const { kind } = JSON.parse(vector.text) as { readonly kind: string };
  const by = told.filter(([, vectors]) => vectors.includes(vector)).map(([suspect]) => suspect);
  questions.set(`${folder}/${id}.json`, textOf({ kind, id, title, question }, by));
}

writeSet({ ...source, questions, wrongRules: wrongRules() });
console.log(`${questions.size} vectors, and ${wrongRulesFile}`);

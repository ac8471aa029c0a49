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
import { beyondQuestions, suspects, type Suspect } from './suspects/index.js';
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

/** What tells a suspect apart already: anything that is kept, or only what was found in this search. */
const known: Vector[] = anew ? [] : [...vectorsOf({ ...source, questions })];

const isAsSmall = (vector: Vector, question: Fields): boolean =>
  !isSmaller(sizeOf(question).slice(0, 2), sizeOf(vector.question).slice(0, 2));

for (const suspect of suspects) {
  const telling = known.filter((vector) => vector.folder === suspect.kind && isToldApartBy(suspect, vector));
  if (!anew && telling.length > 0) continue;
  const question = findFor(suspect);
  if (!question) {
    console.log(`${suspect.id}: nothing found`);
    continue;
  }
  if (telling.some((vector) => isAsSmall(vector, question))) continue;
  console.log(`${suspect.id}: ${JSON.stringify(question)}`);
  const { kind, wrong } = suspect;
  const text = textOf({ kind, id: `${found}${suspect.id}`, title: `Told apart: ${wrong}`, question });
  questions.set(`${kind}/${found}${suspect.id}.json`, text);
  known.push(vectorFrom(text, kind));
}

for (const vector of vectorsOf({ ...source, questions })) {
  const { folder, id, title, question } = vector;
  const told = suspects
    .filter(({ kind }) => kind === folder)
    .filter((suspect) => isToldApartBy(suspect, vector));
  const kind = (JSON.parse(vector.text) as { kind: string }).kind;
  questions.set(
    `${folder}/${id}.json`,
    textOf(
      { kind, id, title, question },
      told.map((suspect) => suspect.id),
    ),
  );
}

const wrongRules = fileText([
  ...suspects.map(({ id, kind, wrong }) => ({ id, kind, wrong })),
  ...beyondQuestions.map(({ id, wrong, why }) => ({ id, kind: 'operations', wrong, notToldApart: why })),
]);
writeSet({ ...source, questions, wrongRules });
console.log(`${questions.size} vectors, and ${wrongRulesFile}`);

/**
 * Standing questions: every construction with small amounts, every wrong construction with its losses, what is said
 * about value, and a few long runs of operations.
 */
import fc from 'fast-check';
import {
  amountsUpTo,
  constructions,
  misprints,
  type Construction,
} from '../../../spec/constructions/index.js';
import type { RejectionCode } from '../../../spec/index.js';
import { aboutQuestion } from '../../../conformance/vector-set/about.js';
import type { Fields } from '../../../conformance/vector-set/vector.js';
import { answer, readQuestion } from '../../../conformance/scenario/index.js';
import { wrongConstructions } from '../../constructions/mutants.js';
import { sentences } from '../../reasoning/sentences.js';
import { A } from '../../reasoning/views.js';
import { randomQuestions } from './random-questions.js';
import { sentence } from './suspects/suspect.js';
import { constructionQuestion, snapshotQuestion } from './written.js';

export interface Standing {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly question: Fields;
}

/** The first amounts that it is meant for, none of them zero. */
const smallAmounts = (construction: Construction) => {
  for (const greatest of [1n, 2n])
    for (const amounts of amountsUpTo(construction, greatest))
      if (Object.values(amounts).every((amount) => amount > 0n)) return amounts;
  throw new Error(`${construction.id} has no small amounts`);
};

const asConstruction = (each: Construction): Standing => ({
  kind: 'construction',
  id: each.id,
  title: each.title,
  question: constructionQuestion(each.instance(smallAmounts(each))),
});

/** What operations of the format can be refused for. */
export const refusalsOfOperations: readonly RejectionCode[] = [
  'ZeroAmount',
  'NotAParticipant',
  'NotSigned',
  'InsufficientBalance',
  'NotAChannel',
  'AlreadyFinalized',
  'NotFinalized',
  'NotAnAllocation',
  'NotAGuarantee',
  'CannotAfford',
];

/** Long runs, one after the other, until every refusal has occurred in one; each has every rule applied. */
const runs = (): readonly Standing[] => {
  const missing = new Set<string>(refusalsOfOperations);
  const found: Standing[] = [];
  for (const question of fc.sample(randomQuestions['operations']!, { seed: 2, numRuns: 3000 })) {
    const reading = readQuestion(JSON.stringify({ id: '', kind: 'operations', ...question }));
    if (reading.type === 'malformed' || missing.size === 0) continue;
    const expect = answer(reading.value);
    const { rules, refusals } = aboutQuestion(reading.value, expect);
    const applied = (expect as { results: string[] }).results.filter((result) => result === 'applied');
    const fresh = refusals.filter((code) => missing.has(code));
    if (rules.length < 5 || applied.length < 8 || fresh.length === 0) continue;
    for (const code of fresh) missing.delete(code);
    const id = `run-${found.length + 1}`;
    found.push({ kind: 'operations', id, title: `A run of all rules, ${found.length + 1}`, question });
  }
  return found;
};

/** Those that are asked under another name, and one with a step that the format refuses: an update of what is concluded. */
const notUnsafe = new Set([
  'figure-27-as-printed',
  'close-ledger-before-joint',
  'top-up-deposit-first',
  'upper-closed-after-lower',
]);

export const standingQuestions = (): readonly Standing[] => [
  ...[...constructions, ...misprints].map(asConstruction),
  ...wrongConstructions
    .filter(({ id }) => !notUnsafe.has(id))
    .map(({ id, wrong, instance }) => ({
      kind: 'construction',
      id: `unsafe-${id}`,
      title: `Somebody loses: ${wrong}`,
      question: constructionQuestion(instance),
    })),
  ...sentences.map(({ id, sentence: words, view, target }) => ({
    kind: 'snapshot',
    id,
    title: sentence(words),
    question: snapshotQuestion(view, A, target),
  })),
  ...runs(),
];

/** Scenarios: one JSON file asks one question of one network. */
import { constructionKind, type ConstructionQuestion } from './construction.js';
import { finalizabilityKind } from './finalizability.js';
import type { FinalizabilityQuestion } from './finalizability-question.js';
import type { Json } from './json.js';
import type { Kind } from './kind.js';
import { operationsKind } from './operations.js';
import { nitroExactValueKind } from './nitro-exact-value.js';
import { nitroLowerBoundKind } from './nitro-lower-bound.js';
import { readScenario, type JsonReading, type Question } from './read.js';
import { snapshotKind } from './snapshot.js';
import { turboValueKind } from './turbo-value.js';

/** Every kind of question that can be answered. */
export const kinds: Readonly<Record<string, Kind>> = {
  construction: constructionKind,
  operations: operationsKind,
  'turbo-value': turboValueKind,
  'nitro-lower-bound': nitroLowerBoundKind,
  'nitro-exact-value': nitroExactValueKind,
  snapshot: snapshotKind,
  finalizability: finalizabilityKind,
};

export const readQuestion = (text: string): JsonReading<Question> => readScenario(text, kinds);

/** Reads a construction only. */
export const readConstruction = (text: string): JsonReading<Question<ConstructionQuestion>> =>
  readScenario<ConstructionQuestion>(text, { construction: constructionKind });

export const answer = ({ kind, content }: Question): Json => kinds[kind]!.answer(content as never);

/** Reads a question about finality only. */
export const readFinality = (text: string): JsonReading<Question<FinalizabilityQuestion>> =>
  readScenario<FinalizabilityQuestion>(text, { finalizability: finalizabilityKind });

export { finalizabilityKind, finalityAsked } from './finalizability.js';
export type { FinalizabilityQuestion } from './finalizability-question.js';
export type { Json } from './json.js';
export type { JsonReading, Problem, Question } from './read.js';
export { readTrace, traceJson, type SavedTrace } from './trace.js';
export { readNetworkState, type NetworkState, type Player } from './network-state.js';
export { answerConstruction, type ConstructionQuestion } from './construction.js';

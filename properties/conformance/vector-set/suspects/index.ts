/** All suspects. */
import { checkerSuspects } from './checkers.js';
import { finalitySuspects } from './finality.js';
import { gameSuspects } from './games.js';
import { operationSuspects } from './operations.js';
import type { Suspect } from './suspect.js';
import { turboValueSuspects } from './turbo-values.js';
import { valueSuspects } from './values.js';

export const suspects: readonly Suspect[] = [
  ...operationSuspects,
  ...turboValueSuspects,
  ...valueSuspects,
  ...gameSuspects,
  ...finalitySuspects,
  ...checkerSuspects,
];

export { beyondQuestions } from './operations.js';
export type { Suspect } from './suspect.js';

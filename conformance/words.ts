/** Words: a disagreement in the paper's notation, for people. */
import { match } from 'ts-pattern';
import type { Terms } from './implementation.js';
import type { Encounter, Meeting } from './meeting.js';
import type { Subject } from './subject.js';

/** What disagreements with this cause cannot do without. */
export const causeWords = <T extends Terms>(
  { ingredients }: Pick<Subject<T>, 'ingredients'>,
  needed: readonly string[],
): string =>
  needed.length === 0
    ? 'with nothing unusual'
    : `only with ${needed.map((name) => ingredients[name]!.words).join(', and ')}`;

const expectation = <T extends Terms>({ words }: Subject<T>, { step, expected }: Meeting<T>): string =>
  match(step)
    .with({ status: 'applied' }, () => words.state(expected))
    .with({ status: 'rejected' }, ({ words: reason }) => `refused: ${reason}`)
    .exhaustive();

const answer = <T extends Terms>({ words }: Subject<T>, { response, observed }: Meeting<T>): string =>
  match(response)
    .with({ status: 'applied' }, () => words.observed(observed))
    .with({ status: 'refused' }, ({ reason }) => `refused: ${reason}`)
    .exhaustive();

const row = (label: string, text: string): string => `${label.padEnd(8)}  ${text}`;

/** The start, the operations, what the specification expects and what happened. */
export const encounterLines = <T extends Terms>(
  subject: Subject<T>,
  { trace: { start, operations }, meeting }: Encounter<T>,
): string[] => [
  ...subject.words.start(start).map((line, i) => row(i === 0 ? 'start' : '', line)),
  ...operations.map((operation, i) => row(String(i + 1), subject.words.operation(operation))),
  row('expected', expectation(subject, meeting)),
  row('actual', answer(subject, meeting)),
  ...(subject.words.besides?.(meeting.expected, meeting.observed) ?? []).map((line) => row('', line)),
];

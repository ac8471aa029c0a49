/** Said: every text that a format must not leave out. */
import { legible } from '../../../conformance/report/legible.js';
import type { Report } from '../../../conformance/report/model.js';

/** Without white space: where a line breaks does not matter. */
export const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

/** Every text of the rows and their ways, legible, by what it is. */
export const saidOfRows = (report: Report): readonly string[] =>
  legible(report).rows.flatMap(({ generation, subject, severity, cause, rules, ways }) => [
    ...[generation, subject, severity, cause, ...rules],
    ...ways.flatMap(({ symptom, severity: its, loses = '', besides, lines, file = '', command = '' }) => [
      ...[symptom, its, loses, besides, file, command],
      ...lines,
    ]),
  ]);

export const missingFrom = (text: string, wanted: readonly string[]): readonly string[] => {
  const all = squeezed(text);
  return wanted.filter((one) => !all.includes(squeezed(one)));
};

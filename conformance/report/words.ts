/** Words: what every format of a report says in the same words. */
import { grouped } from './grouping.js';
import { severities, type Cell, type Report, type Row, type Severity } from './model.js';

export const number = (count: number): string => count.toLocaleString('en-US');

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

export const severityWords: Readonly<Record<Severity, string>> = {
  loss: 'somebody ends with less than the value that the specification guarantees, or coins are created or locked',
  refusal: 'it rejects what the specification accepts',
  acceptance: 'it accepts what it must refuse',
  difference: 'neither: the states afterwards are not the same',
};

export const marks: Readonly<Record<Cell, string>> = {
  agrees: '✓',
  'by design': '~',
  disagrees: '✗',
  'not offered': '–',
  'not met': '·',
};

export const legend: readonly string[] = [
  `${marks.agrees} agrees`,
  `${marks['by design']} differs by design`,
  `${marks.disagrees} disagrees, by the rows with these numbers`,
  `${marks['not offered']} not offered`,
  `${marks['not met']} not met in this run`,
];

/** Where agreement is counted. */
export const countLegend = `after ${marks.agrees} and ${marks['by design']} on how many operations`;

/** `package@1.0.0` in two parts; any other name has no version. */
const parts = (name: string): readonly [of: string, version?: string] => {
  const [, of, version] = /^(\S+)@(\d\S*)$/.exec(name) ?? [];
  return of === undefined || version === undefined ? [name] : [of, version];
};

/** Every name, the versions of one package together: `package 1.0.0, 1.0.1`. */
export const versionsText = (names: readonly string[]): string =>
  grouped(names.map(parts), ([of]) => [of])
    .map((group) => {
      const versions = group.flatMap(([, version]) => version ?? []);
      return [group[0][0], ...(versions.length > 0 ? [versions.join(', ')] : [])].join(' ');
    })
    .join('; ');

/** Neighbouring versions of a generation, short: `1.0.0 … 1.2.0`. A name without a version stands for itself. */
export const rangeText = (names: readonly string[]): string => {
  const short = names.map((name) => parts(name).at(-1)!);
  return short.length > 2 ? `${short[0]} … ${short.at(-1)}` : short.join(', ');
};

/** What a row is called: the worst way in which it shows itself, and its cause. */
export const titleOf = ({ ways, cause }: Row): string =>
  [...(ways[0] ? [ways[0].symptom] : []), ...(cause ? [cause] : [])].join(', ');

/** Where a row stands in a page: the same from run to run, whatever its number is. */
export const anchorOf = ({ id }: Row): string =>
  `row-${encodeURIComponent(id).replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;

const foundWords = ({ compared, rows }: Report): string => {
  const found = severities.flatMap((severity) => {
    const those = rows.filter((row) => row.severity === severity).length;
    return those === 0 ? [] : [counted(those, severity, severity === 'loss' ? 'losses' : `${severity}s`)];
  });
  if (found.length > 0) return `${counted(rows.length, 'cause')} of disagreement (${found.join(', ')})`;
  const some = compared.some(({ operations }) => Object.values(operations).some((one) => one.disagreed > 0));
  return some ? 'disagreements, none of them made small yet' : 'no disagreement';
};

/** How the comparison ended, in one sentence. */
export const headline = (report: Report): string => {
  const { compared } = report;
  if (compared.length === 0) return 'Nothing was compared.';
  const implementations = counted(new Set(compared.map(({ name }) => name)).size, 'implementation');
  const subjects = [...new Set(compared.map(({ subject }) => subject))].join(', ');
  const misbehaved = compared.filter((one) => one.misbehaved).length;
  const parts = [foundWords(report), ...(misbehaved > 0 ? [`${number(misbehaved)} misbehaved`] : [])];
  return `${implementations} beside the specification (${subjects}): ${parts.join('; ')}.`;
};

/** The report has neither a disagreement nor anything that leaves it open. */
export const holds = ({ compared, rows, interrupted }: Report): boolean =>
  compared.length > 0 &&
  rows.length === 0 &&
  !interrupted &&
  compared.every(
    ({ misbehaved, operations }) =>
      !misbehaved && Object.values(operations).every(({ disagreed }) => disagreed === 0),
  );

export const interruption = 'Interrupted: this is what was compared so far.';

/** Each that misbehaved, a line at a time; it stands before anything else, as it was compared no further. */
export const misbehaviours = ({ compared }: Report): readonly (readonly string[])[] =>
  compared.flatMap(({ name, subject, misbehaved }) =>
    misbehaved ? [[`${name} (${subject}) misbehaved:`, ...misbehaved]] : [],
  );

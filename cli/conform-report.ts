/** The report of a comparison: what was exercised on both sides, and every disagreement by its cause. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  causeWords,
  encounterLines,
  findingJson,
  findingOf,
  isKnown,
  operationsIn,
  symptomText,
  type Case,
  type Encounter,
  type Finding,
  type Implementation,
  type Tally,
  type Terms,
  type Verdicts,
} from '../conformance/index.js';
import type { Json } from '../conformance/scenario/index.js';
import { number, paint } from './terminal.js';

export interface Result<T extends Terms> {
  readonly implementation: Implementation<T>;
  readonly known: readonly Finding<T>[];
  readonly seed: number;
  readonly seconds: number;
  readonly interrupted: boolean;
  readonly tally: Tally;
  readonly verdicts: Verdicts<T>;
}

/** Where the smallest example of a case was saved. */
interface Saved<T extends Terms> {
  readonly shown: Case<T>;
  readonly file: string;
}

/** Writes every smallest example, whole or not at all. */
export const saveCases = async <T extends Terms>(
  folder: string,
  { implementation, verdicts }: Result<T>,
): Promise<Saved<T>[]> => {
  const shown = verdicts.list().flatMap(({ cases }) => cases);
  if (shown.length > 0) await mkdir(folder, { recursive: true });
  const saved: Saved<T>[] = [];
  for (const one of shown) {
    const finding = findingOf(implementation, one.smallest);
    const file = join(folder, `${finding.id}.json`);
    const unfinished = `${file}.${process.pid}`;
    await writeFile(
      unfinished,
      `${JSON.stringify(findingJson(implementation.subject, finding, one.smallest), null, 1)}\n`,
    );
    await rename(unfinished, file);
    saved.push({ shown: one, file });
  }
  return saved;
};

const tallyLines = ({ operations, notAsked }: Tally): string[] => {
  const row = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(10)}${cells.map((cell) => cell.padStart(18)).join('')}`;
  return [
    paint.dim(row('', ['applied by both', 'refused by both', 'disagreed'])),
    ...Object.entries(operations).map(([name, { applied, refused, disagreed }]) =>
      row(name, [applied, refused, disagreed].map(number)),
    ),
    ...[...notAsked].map(([reason, times]) => paint.dim(`  not asked for ${number(times)} times: ${reason}`)),
  ];
};

export const resultLines = <T extends Terms>(result: Result<T>, saved: readonly Saved<T>[]): string[] => {
  const { implementation, known, tally, verdicts, interrupted } = result;
  const { subject } = implementation;
  const list = verdicts.list();
  const caseLines = ({ symptom, ingredients, smallest }: Case<T>, needed: readonly string[]): string[] => {
    const text = symptomText(symptom);
    const besides = ingredients.filter((ingredient) => !needed.includes(ingredient));
    const file = saved.find(({ shown }) => shown.smallest === smallest)?.file;
    const status = isKnown(implementation, known, smallest) ? paint.dim('documented') : paint.yellow('new');
    return [
      `  It ${text}. ${status}`,
      ...(besides.length > 0 ? [`    here ${causeWords(subject, besides)}`] : []),
      ...encounterLines(subject, smallest).map((line) => `    ${line}`),
      paint.dim(`    npx nitro-spec conform ${implementation.name} --replay ${file}`),
      '',
    ];
  };
  return [
    `${paint.bold(implementation.name)} beside the specification: ${number(tally.runs)} runs, ${number(operationsIn(tally))} operations in ${result.seconds.toFixed(1)} s (seed ${result.seed})`,
    ...tallyLines(tally),
    '',
    ...list.flatMap(({ ingredients, cases }) => [
      `${paint.red('✗')} ${paint.bold(`They disagree ${causeWords(subject, ingredients)}`)}`,
      ...cases.flatMap((one) => caseLines(one, ingredients)),
    ]),
    ...[...verdicts.symptoms]
      .sort(([, a], [, b]) => b - a)
      .map(([text, times]) => `  ${number(times).padStart(8)} times it ${text}`),
    ...(interrupted ? [paint.yellow('Interrupted: this is what was compared so far.')] : []),
    list.length === 0
      ? `${paint.green('✓')} No disagreement.`
      : `${number(list.length)} causes of disagreement. Again with: npx nitro-spec conform ${implementation.name} --seed ${result.seed} --runs ${tally.runs}`,
  ];
};

export const resultJson = <T extends Terms>(result: Result<T>, saved: readonly Saved<T>[]): Json => {
  const { implementation, known, seed, seconds, interrupted, tally, verdicts } = result;
  return {
    ...{ implementation: implementation.name, seed, seconds: Number(seconds.toFixed(3)), interrupted },
    runs: tally.runs,
    operations: Object.fromEntries(
      Object.entries(tally.operations).map(([name, counts]) => [name, { ...counts }]),
    ),
    notAsked: Object.fromEntries(tally.notAsked),
    symptoms: Object.fromEntries(verdicts.symptoms),
    disagreements: saved.map(({ shown, file }) => ({
      ...findingJson(implementation.subject, findingOf(implementation, shown.smallest), shown.smallest),
      documented: isKnown(implementation, known, shown.smallest),
      file,
    })),
  };
};

export const replayLines = <T extends Terms>(
  { name, subject }: Implementation<T>,
  finding: Finding<T>,
  encounter: Encounter<T> | undefined,
  now: Finding<T> | undefined,
): string[] => {
  if (!encounter || !now)
    return [
      `${paint.yellow('!')} This example no longer disagrees: ${name} ends as expected.`,
      `  It was recorded that it ${finding.symptom}.`,
    ];
  const same = now.symptom === finding.symptom;
  return [
    same
      ? `${paint.red('✗')} ${name} ${finding.symptom}`
      : `${paint.yellow('!')} This example disagrees in another way than recorded: ${name} ${now.symptom}`,
    ...encounterLines(subject, encounter).map((line) => `  ${line}`),
    ...(same ? [] : [`  It was recorded that it ${finding.symptom}.`]),
  ];
};

/** The report of a comparison: what was exercised on both sides, and every disagreement by its cause. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  causeWords,
  encounterLines,
  findingJson,
  findingOf,
  isKnown,
  symptomText,
  type Case,
  type Encounter,
  type Finding,
  type Implementation,
  type Tally,
  type Verdicts,
} from '../conformance/index.js';
import type { Json } from '../conformance/scenario/index.js';
import { number, paint } from './terminal.js';

export interface Result {
  readonly implementation: Implementation;
  readonly known: readonly Finding[];
  readonly seed: number;
  readonly seconds: number;
  readonly interrupted: boolean;
  readonly tally: Tally;
  readonly verdicts: Verdicts;
}

/** Where the smallest example of a case was saved. */
interface Saved {
  readonly shown: Case;
  readonly file: string;
}

/** Writes every smallest example, whole or not at all. */
export const saveCases = async (folder: string, { implementation, verdicts }: Result): Promise<Saved[]> => {
  const shown = verdicts.list().flatMap(({ cases }) => cases);
  if (shown.length > 0) await mkdir(folder, { recursive: true });
  const saved: Saved[] = [];
  for (const one of shown) {
    const finding = findingOf(implementation, one.smallest);
    const file = join(folder, `${finding.id}.json`);
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, `${JSON.stringify(findingJson(finding, one.smallest), null, 1)}\n`);
    await rename(unfinished, file);
    saved.push({ shown: one, file });
  }
  return saved;
};

const total = ({ operations }: Tally): number =>
  Object.values(operations).reduce(
    (sum, { applied, refused, disagreed }) => sum + applied + refused + disagreed,
    0,
  );

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

export const resultLines = (result: Result, saved: readonly Saved[]): string[] => {
  const { implementation, known, tally, verdicts, interrupted } = result;
  const list = verdicts.list();
  const caseLines = ({ symptom, ingredients, smallest }: Case, needed: readonly string[]): string[] => {
    const text = symptomText(symptom);
    const besides = ingredients.filter((ingredient) => !needed.includes(ingredient));
    const file = saved.find(({ shown }) => shown.smallest === smallest)?.file;
    const status = isKnown(implementation, known, smallest) ? paint.dim('documented') : paint.yellow('new');
    return [
      `  It ${text}. ${status}`,
      ...(besides.length > 0 ? [`    here ${causeWords(besides)}`] : []),
      ...encounterLines(smallest).map((line) => `    ${line}`),
      paint.dim(`    npx nitro-spec conform ${implementation.name} --replay ${file}`),
      '',
    ];
  };
  return [
    `${paint.bold(implementation.name)} beside the specification: ${number(tally.runs)} runs, ${number(total(tally))} operations in ${result.seconds.toFixed(1)} s (seed ${result.seed})`,
    ...tallyLines(tally),
    '',
    ...list.flatMap(({ ingredients, cases }) => [
      `${paint.red('✗')} ${paint.bold(`They disagree ${causeWords(ingredients)}`)}`,
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

export const resultJson = (result: Result, saved: readonly Saved[]): Json => {
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
      ...(findingJson(findingOf(implementation, shown.smallest), shown.smallest) as Record<string, Json>),
      documented: isKnown(implementation, known, shown.smallest),
      file,
    })),
  };
};

export const replayLines = (
  finding: Finding,
  encounter: Encounter | undefined,
  now: Finding | undefined,
): string[] => {
  if (!encounter || !now)
    return [
      `${paint.yellow('!')} This example no longer disagrees: ${finding.implementation} ends as expected.`,
      `  It was recorded that it ${finding.symptom}.`,
    ];
  const same = now.symptom === finding.symptom;
  return [
    same
      ? `${paint.red('✗')} ${finding.implementation} ${finding.symptom}`
      : `${paint.yellow('!')} This example disagrees in another way than recorded: ${finding.implementation} ${now.symptom}`,
    ...encounterLines(encounter).map((line) => `  ${line}`),
    ...(same ? [] : [`  It was recorded that it ${finding.symptom}.`]),
  ];
};

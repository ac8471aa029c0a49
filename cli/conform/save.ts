/**
 * Save: the smallest example of every disagreement as a file, and where the next comparison goes on.
 *
 * Each file is written whole or not at all. An example that is there already was played first, and is replaced by a
 * smaller one only; what it says about implementations that were not compared is kept. Examples in other folders
 * are pointed to, not changed.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Choice, Known, Report, Row, Way } from '../../conformance/index.js';
import { subjectOf } from '../../conformance/report/model.js';
import { BadInput } from '../exit.js';

const writeWhole = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
};

const quoted = (text: string): string =>
  /^[\w@./:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

export const commandLine = (...words: readonly string[]): string =>
  ['npx nitro-spec', ...words.map(quoted)].join(' ');

const isIn = (folder: string, file: string): boolean => {
  const near = relative(folder, file);
  return !near.startsWith('..') && !isAbsolute(near);
};

/** As short as it can be typed here. */
const typed = (file: string): string => (isIn('', file) ? relative('', file) : file);

/** How an implementation is named on the command line. */
export type Naming = (name: string) => readonly string[];

/**
 * Where an example belongs among those that are stored. Of published contracts no two subjects share a rule; those
 * of a command may, and are kept apart.
 */
const placeOf = ({ generation, subject }: Row, { id }: Way, bySubject: boolean): string =>
  join(
    generation.replaceAll(/[^\w.@-]+/g, '-').replace(/^\.*$/, 'unnamed'),
    ...(bySubject ? [subject] : []),
    `${id}.json`,
  );

/** The stored example of the same way to disagree, whoever does. */
const same = (known: readonly Known[], place: string, way: Way): Known | undefined =>
  known.find(
    ({ id, symptom, file }) => symptom === way.symptom && id === way.id && file.endsWith(sep + place),
  );

/** A runnable test beside the example: it fails as long as the implementation disagrees. */
const testOf = (way: Way, naming: Naming): string => `/** It ${way.symptom}. Run it with: node --test */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test(${JSON.stringify(`agrees where it ${way.symptom}`)}, () => {
  const file = fileURLToPath(new URL(${JSON.stringify(`./${way.id}.json`)}, import.meta.url));
  const words = ['nitro-spec', 'conform', ...${JSON.stringify(naming(way.implementations[0]!))}, '--replay', file];
  const { status, stdout, stderr } = spawnSync('npx', words, { encoding: 'utf8' });
  assert.notEqual(status, 1, stdout);
  assert.equal(stderr, '');
});
`;

export interface SaveOptions {
  readonly folder: string;
  readonly known: readonly Known[];
  readonly naming: Naming;
  /** Whether a runnable test is put beside each example. */
  readonly tests: boolean;
  /** Whether examples of different subjects are kept apart. */
  readonly bySubject: boolean;
}

/** The report, with the file of every example and the command that plays it again. */
export const saved = async (
  report: Report,
  { folder, known, naming, tests, bySubject }: SaveOptions,
): Promise<Report> => {
  const isCompared = (name: string, subject: string): boolean =>
    !report.interrupted && report.compared.some((one) => one.name === name && one.subject === subject);
  const saveWay = async (row: Row, way: Way): Promise<Way> => {
    const place = placeOf(row, way, bySubject);
    const before = same(known, place, way);
    const file = before?.file ?? join(folder, place);
    const others = (before?.implementations ?? []).filter((name) => !isCompared(name, subjectOf(row, way)));
    const implementations = [...new Set([...way.implementations, ...others])];
    const text = `${JSON.stringify({ ...way.finding, implementations }, null, 1)}\n`;
    if (isIn(folder, file) && text !== before?.text) await writeWhole(file, text);
    if (tests && !before) await writeWhole(file.replace(/\.json$/, '.test.mjs'), testOf(way, naming));
    const command = commandLine('conform', ...naming(implementations[0]!), '--replay', typed(file));
    return { ...way, file: typed(file), command };
  };
  const rows: Row[] = [];
  for (const row of report.rows) {
    const ways: Way[] = [];
    for (const way of row.ways) ways.push(await saveWay(row, way));
    rows.push({ ...row, ways });
  }
  return { ...report, rows };
};

/** Where the comparisons with this seed go on. */
export interface Resumption {
  readonly seed: number;
  readonly next: readonly (Choice & { readonly run: number })[];
}

const resumptionFile = (folder: string): string => join(folder, 'progress.json');

export const readResumption = async (folder: string): Promise<Resumption | undefined> => {
  const file = resumptionFile(folder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const { seed, next } = JSON.parse(text) as Resumption;
    if (Number.isInteger(seed) && Array.isArray(next)) return { seed, next };
  } catch {
    // said below
  }
  throw new BadInput(
    `${file}: expected what an earlier comparison left there; remove the file to begin anew`,
  );
};

export const saveResumption = async (
  folder: string,
  { seed, next }: Resumption,
  before: Resumption | undefined,
): Promise<void> => {
  const others = (before?.seed === seed ? before.next : []).filter(
    (one) => !next.some(({ name, subject }) => name === one.name && subject === one.subject),
  );
  await writeWhole(
    resumptionFile(folder),
    `${JSON.stringify({ seed, next: [...others, ...next] }, null, 1)}\n`,
  );
};

export const writeReport = writeWhole;

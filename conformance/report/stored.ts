/** Stored: a report as JSON, and a stored one read back, so that pages can be made without another run. */
import * as v from 'valibot';
import type { Counts } from '../drive.js';
import type { Json } from '../scenario/json.js';
import { readJson, type JsonReading } from '../scenario/read.js';
import { array, expected, object, oneOf, within } from '../scenario/schema.js';
import { severities, type Compared, type Report, type Row, type Way } from './model.js';

export const reportJson = (report: Report): string => `${JSON.stringify(report, null, 1)}\n`;

const text = v.string(expected('a text'));
const texts = array(text);
const yesOrNo = v.boolean(expected('true or false'));
const atLeastZero = v.pipe(v.number(expected('a number')), v.minValue(0, expected('a number, at least 0')));
const count = v.pipe(atLeastZero, v.safeInteger(expected('a whole number')));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const aRecord = v.custom<Record<string, unknown>>(isRecord, expected('an object'));

/** By any text, even `__proto__`. */
const record = <T>(item: v.GenericSchema<unknown, T>) =>
  v.pipe(
    aRecord,
    v.rawTransform(({ dataset: { value: input }, addIssue }): Readonly<Record<string, T>> =>
      Object.fromEntries(
        Object.keys(input).flatMap((key) => {
          const value = within(item, input, key, addIssue);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
    ),
  );

const counts: v.GenericSchema<unknown, Counts> = object({ applied: count, refused: count, disagreed: count });

const way: v.GenericSchema<unknown, Way> = object({
  id: text,
  rule: text,
  subject: v.exactOptional(text),
  alsoOn: v.exactOptional(texts),
  symptom: text,
  severity: oneOf(severities),
  loses: v.exactOptional(text),
  besides: text,
  implementations: texts,
  met: count,
  lines: texts,
  finding: record(v.custom<Json>(() => true)),
  documented: yesOrNo,
  file: v.exactOptional(text),
  command: v.exactOptional(text),
});

const row: v.GenericSchema<unknown, Row> = object({
  id: text,
  generation: text,
  subject: text,
  severity: oneOf(severities),
  cause: text,
  rules: texts,
  implementations: texts,
  ways: array(way),
  rare: yesOrNo,
});

const compared: v.GenericSchema<unknown, Compared> = object({
  name: text,
  generation: text,
  subject: text,
  runs: count,
  seconds: atLeastZero,
  inside: atLeastZero,
  operations: record(counts),
  notAsked: record(count),
  byDesign: record(text),
  without: texts,
  misbehaved: v.exactOptional(texts),
});

const report: v.GenericSchema<unknown, Report> = v.pipe(
  aRecord,
  object({
    schema: oneOf(['nitro-spec/report/1']),
    seed: v.pipe(v.number(expected('a number')), v.safeInteger(expected('a whole number'))),
    seconds: atLeastZero,
    interrupted: yesOrNo,
    command: text,
    compared: array(compared),
    rows: v.pipe(
      array(row),
      v.check((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, 'two rows have the same id'),
    ),
  }),
);

/** Reads a stored report, or says what is wrong with it and where. */
export const readReport = (stored: string): JsonReading<Report> => readJson(stored, report);

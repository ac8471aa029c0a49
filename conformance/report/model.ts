/**
 * The model of a report: what a comparison showed, as plain data that every format is written from.
 *
 * One fault is one row. A row has the ways in which its cause shows itself, each with the smallest example
 * that was found; it is named after the worst of them.
 */
import type { Counts } from '../drive.js';
import type { Json } from '../scenario/json.js';

/** From the worst: who reads a report wants to know first whether somebody can lose coins. */
export const severities = ['loss', 'refusal', 'acceptance', 'difference'] as const;

/**
 * What a disagreement amounts to.
 *
 * Loss: somebody ends with less than the value that the specification guarantees, or coins are created or
 * locked. Refusal: it rejects what the specification accepts. Acceptance: it accepts what it must refuse.
 * Difference: neither.
 */
export type Severity = (typeof severities)[number];

/** One way in which a cause shows itself. */
export interface Way {
  /** Of the example; a file with this name holds it. */
  readonly id: string;
  readonly rule: string;
  /** What was compared, where that is not the row's subject: games, say. */
  readonly subject?: string;
  /** Other subjects on which the same was met. */
  readonly alsoOn?: readonly string[];
  /** In words: what it does. */
  readonly symptom: string;
  readonly severity: Severity;
  /** Who loses coins by it, in words; only for a loss. */
  readonly loses?: string;
  /** What the example cannot do without, besides what every way of this cause needs. */
  readonly besides: string;
  /** Which implementations do so. */
  readonly implementations: readonly string[];
  /** How often it was met, all implementations together; 0 if only its stored example was played again. */
  readonly met: number;
  /** The smallest example in the paper's notation: start, operations, expected and actual. */
  readonly lines: readonly string[];
  /** The example as a file, with the expected and the actual state. */
  readonly finding: { readonly [field: string]: Json };
  /** Whether a committed finding shows the same. */
  readonly documented: boolean;
  /** Where the example was saved, and the command that plays it again. */
  readonly file?: string;
  readonly command?: string;
}

export interface Row {
  /** A short name, unique in the report. */
  readonly id: string;
  /** Of published contracts their generation, of anything else its name. */
  readonly generation: string;
  readonly subject: string;
  readonly severity: Severity;
  /** What all ways need, in words: `only with an allocation with two entries for one address`. */
  readonly cause: string;
  readonly rules: readonly string[];
  readonly implementations: readonly string[];
  readonly ways: readonly Way[];
  /** Whether it was met so seldom that a run as long as this one may well miss it. */
  readonly rare: boolean;
}

/** One implementation compared on one subject. */
export interface Compared {
  readonly name: string;
  readonly generation: string;
  readonly subject: string;
  readonly runs: number;
  /** Time spent on it, in seconds of one core; and the part of it that the implementation itself took. */
  readonly seconds: number;
  readonly inside: number;
  /** By rule. */
  readonly operations: Readonly<Record<string, Counts>>;
  readonly notAsked: Readonly<Record<string, number>>;
  /** What is different by design and not compared, by rule. */
  readonly byDesign: Readonly<Record<string, string>>;
  /** Rules that it does not have. */
  readonly without: readonly string[];
  /** What it did instead of answering, a line at a time: crashed, hung, answered nonsense. */
  readonly misbehaved?: readonly string[];
}

export interface Report {
  readonly schema: 'nitro-spec/report/1';
  readonly seed: number;
  /** Of wall clock. */
  readonly seconds: number;
  readonly interrupted: boolean;
  /** The command that does all of it again. */
  readonly command: string;
  readonly compared: readonly Compared[];
  readonly rows: readonly Row[];
}

/** Of a record by any text: what the record does not have is not looked for elsewhere. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const subjectOf = (row: Row, { subject = row.subject }: Way): string => subject;

/** What a rule of one implementation comes to, from all of its rows. */
export type Cell = 'agrees' | 'by design' | 'disagrees' | 'not offered' | 'not met';

export const cellOf = (
  { rows }: Report,
  { name, subject, operations, byDesign, without }: Compared,
  rule: string,
): Cell => {
  if (without.includes(rule)) return 'not offered';
  const wrong = rows.some((row) =>
    row.ways.some(
      (way) => subjectOf(row, way) === subject && way.rule === rule && way.implementations.includes(name),
    ),
  );
  const { applied = 0, refused = 0, disagreed = 0 } = own(operations, rule) ?? {};
  if (wrong || disagreed > 0) return 'disagrees';
  if (applied + refused === 0) return 'not met';
  return own(byDesign, rule) === undefined ? 'agrees' : 'by design';
};

/**
 * JUnit: a report as the XML that CI systems read, a suite for every implementation on every subject.
 *
 * A rule is a test: it fails with the rows that it disagrees by, and is skipped where the implementation does
 * not have it or the run did not meet it. An implementation that misbehaved has one more test, which is an error.
 */
import { match } from 'ts-pattern';
import { legible } from './legible.js';
import { markup, type Markup } from './markup.js';
import { matricesOf, type Entry } from './matrix.js';
import type { Compared, Report } from './model.js';
import { rowLines } from './row-lines.js';
import { headline, interruption, titleOf } from './words.js';

type Result = 'passed' | 'failure' | 'error' | 'skipped';

interface Test {
  readonly name: string;
  readonly result: Result;
  readonly content: Markup | string;
}

const failure = (rows: Entry['rows']): Markup => {
  const headings = rows.map((row) => `${row.severity}: ${titleOf(row)}`);
  const message = headings.join('; ') || 'it disagreed, and no example was made small';
  const lines = rows.flatMap((row) => rowLines(row));
  return markup`<failure type="${rows[0]?.severity ?? ''}" message="${message}">${lines.join('\n')}</failure>`;
};

const testOf = (name: string, { cell, rows, byDesign }: Entry): Test =>
  match(cell)
    .returnType<Test>()
    .with('agrees', () => ({ name, result: 'passed', content: '' }))
    .with('by design', () => ({
      ...{ name, result: 'passed' },
      content: markup`<system-out>differs by design: ${byDesign ?? ''}</system-out>`,
    }))
    .with('disagrees', () => ({ name, result: 'failure', content: failure(rows) }))
    .with('not offered', () => ({
      name,
      result: 'skipped',
      content: markup`<skipped message="not offered"/>`,
    }))
    .with('not met', () => ({
      ...{ name, result: 'skipped' },
      content: markup`<skipped message="not met in this run"/>`,
    }))
    .exhaustive();

const misbehaviour = (lines: readonly string[]): Test => ({
  name: 'answers as it should',
  result: 'error',
  content: markup`<error type="misbehaved" message="${lines[0] ?? ''}">${lines.join('\n')}</error>`,
});

interface Suite {
  readonly of: Compared;
  readonly tests: readonly Test[];
}

const suitesOf = (report: Report): readonly Suite[] =>
  matricesOf(report).flatMap(({ subject, rules, columns }) =>
    report.compared
      .filter((one) => one.subject === subject)
      .map((one, i) => ({
        of: one,
        tests: [
          ...(one.misbehaved ? [misbehaviour(one.misbehaved)] : []),
          ...rules.map((rule, j) => testOf(rule, columns[i]!.entries[j]!)),
        ],
      })),
  );

/** The attributes that say how many tests there are, and how they ended. */
const counts = (suites: readonly Suite[]): Markup => {
  const tests = suites.flatMap((suite) => suite.tests);
  const ended = (wanted: Result) => tests.filter(({ result }) => result === wanted).length;
  return markup`tests="${tests.length}" failures="${ended('failure')}" errors="${ended('error')}" skipped="${ended('skipped')}"`;
};

const suiteMarkup = (suite: Suite, { seed, interrupted }: Report): Markup => {
  const { name, subject, runs, seconds } = suite.of;
  return markup`
 <testsuite name="${name}: ${subject}" ${counts([suite])} time="${seconds.toFixed(3)}">
  <properties>
   <property name="seed" value="${seed}"/>
   <property name="runs" value="${runs}"/>
  </properties>${suite.tests.map(
    ({ name: rule, content }) => markup`
  <testcase classname="${name}: ${subject}" name="${rule}">${content}</testcase>`,
  )}${interrupted ? markup`\n  <system-out>${interruption}</system-out>` : ''}
 </testsuite>`;
};

export const junitXml = (whole: Report): string => {
  const report = legible(whole);
  const suites = suitesOf(report);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${headline(report)} Again with: ${report.command}" ${counts(suites)} time="${report.seconds.toFixed(3)}">${suites.map((suite) => suiteMarkup(suite, report))}
</testsuites>
`.text;
};

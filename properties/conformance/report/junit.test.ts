import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitXml } from '../../../conformance/report/index.js';
import { legible } from '../../../conformance/report/legible.js';
import { elements, parsed } from './markup.js';
import { missingFrom, saidOfRows } from './said.js';
import { anyText, empty, hostile, many, oneLoss, named } from './samples.js';

const countsOf = (xml: string, name: string): number[] =>
  ['tests', 'failures', 'errors', 'skipped'].map((count) =>
    elements(parsed(xml), name).reduce((sum, one) => sum + Number(one.getAttribute(count)), 0),
  );

const found = (xml: string): number[] =>
  ['testcase', 'failure', 'error', 'skipped'].map((name) => elements(parsed(xml), name).length);

describe('a report as JUnit XML', () => {
  it('has a suite for every implementation on every subject, and a test for every rule', () => {
    const suites = elements(parsed(junitXml(many)), 'testsuite');
    expect(suites.map((one) => one.getAttribute('name'))).toEqual(
      many.compared.map(({ name, subject }) => `${name}: ${subject}`),
    );
    const rules = elements(suites.at(-1)!, 'testcase').map((one) => one.getAttribute('name'));
    expect(rules).toEqual([
      'force move',
      'respond',
      'refute',
      'alternative respond',
      'checkpoint',
      'conclude',
    ]);
  });

  it.each([oneLoss, many, hostile('A')])('counts its tests, failures, errors and skipped ones', (report) => {
    const xml = junitXml(report);
    expect(countsOf(xml, 'testsuites')).toEqual(found(xml));
    expect(countsOf(xml, 'testsuite')).toEqual(found(xml));
  });

  it('fails with the rows of a rule, and skips with the reason', () => {
    const [transfer, withdraw, claim] = elements(parsed(junitXml(oneLoss)), 'testcase').slice(1, 4);
    const [failure] = elements(transfer!, 'failure');
    expect(failure!.getAttribute('type')).toBe('loss');
    expect(missingFrom(failure!.textContent!, saidOfRows(oneLoss))).toEqual([]);
    const reasons = [withdraw, claim].map((one) => elements(one!, 'skipped')[0]!.getAttribute('message'));
    expect(reasons).toEqual(['not met in this run', 'not offered']);
  });

  it.each(named)('says everything about every row and every way: %j', (_, report) => {
    const failures = elements(parsed(junitXml(report)), 'failure').map((one) => one.textContent);
    expect(missingFrom(failures.join('\n'), saidOfRows(report))).toEqual([]);
  });

  it('has an error for an implementation that misbehaved', () => {
    const [error] = elements(parsed(junitXml(hostile('it hung'))), 'error');
    expect(error!.textContent).toBe('it hung\nit hung');
  });

  it('gives back any name as it is written, whatever it contains', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const [suite] = elements(parsed(junitXml(hostile(name))), 'testsuite');
        expect(suite!.getAttribute('name')).toBe(`${legible(name)}: ${legible(name)}`);
      }),
      { numRuns: 60 },
    );
  });

  it('is well-formed for a report on nothing', () => {
    expect(elements(parsed(junitXml(empty)), 'testsuite')).toEqual([]);
  });
});

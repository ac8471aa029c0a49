import { describe, expect, it } from 'vitest';
import { readReport, reportJson } from '../../../conformance/report/index.js';
import { empty, named, oneLoss } from './samples.js';

const problemsOf = (text: string): readonly string[] => {
  const reading = readReport(text);
  return reading.type === 'read'
    ? []
    : reading.problems.map(({ line, path, message }) => `${line}: ${path ?? ''} ${message}`);
};

/** The text of a report in which one thing is another; `undefined` leaves it out. */
const changed = (path: readonly (string | number)[], value: unknown): string => {
  type Node = Record<string | number, unknown>;
  const report = JSON.parse(reportJson(oneLoss)) as Node;
  const holder = path.slice(0, -1).reduce((node, key) => node[key] as Node, report);
  holder[path.at(-1)!] = value;
  return JSON.stringify(report, null, 1);
};

describe('a stored report', () => {
  it.each([['empty', empty] as const, ...named])('is read back as it was: %j', (_, report) => {
    expect(readReport(reportJson(report))).toEqual({ type: 'read', value: report });
  });

  it('says what is wrong with it, and where', () => {
    expect(problemsOf('')).toEqual(['1:  not JSON: the file is empty']);
    expect(problemsOf('[]')).toEqual(['1: $ expected an object, found []']);
    expect(problemsOf(changed(['rows'], undefined))[0]).toMatch(/\$.*"rows" is missing$/);
    expect(problemsOf(changed(['schema'], 'nitro-spec/report/2'))).toEqual([
      '2: $.schema expected "nitro-spec/report/1", found "nitro-spec/report/2"',
    ]);
    expect(problemsOf(changed(['rows', 0, 'ways', 0, 'severity'], 'awful'))[0]).toMatch(
      /\$\.rows\[0\]\.ways\[0\]\.severity expected "loss" or .*, found "awful"$/,
    );
    expect(problemsOf(changed(['compared', 1, 'operations', 'transfer', 'applied'], -1))[0]).toMatch(
      /\$\.compared\[1\]\.operations\.transfer\.applied expected a number, at least 0, found -1$/,
    );
    expect(problemsOf(changed(['rows'], [...oneLoss.rows, ...oneLoss.rows]))[0]).toMatch(
      /\$\.rows two rows have the same id$/,
    );
  });
});

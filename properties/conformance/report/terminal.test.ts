import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { terminalLines } from '../../../conformance/report/index.js';
import { missingFrom, saidOfRows } from './said.js';
import { agreeing, compared, empty, harmful, hostile, many, oneLoss, named } from './samples.js';

const text = (...given: Parameters<typeof terminalLines>): string => terminalLines(...given).join('\n');

/** What may be longer than the width: it is there to be read as it is, or to be typed. */
const whole = many.rows.flatMap(({ ways }) =>
  ways.flatMap(({ lines, file = '', command = '' }) => [...lines, file, command]),
);

describe('a report on the terminal', () => {
  it.each(named)('says everything about every row and every way: %j', (_, report) => {
    expect(missingFrom(text(report), saidOfRows(report))).toEqual([]);
  });

  it.each([60, 80, 100, 140])('keeps to %i columns, but for examples and commands', (width) => {
    const long = terminalLines(many, undefined, width).filter(
      (line) =>
        [...line].length > width && !whole.some((one) => line.endsWith(one)) && !line.endsWith(many.command),
    );
    expect(long).toEqual([]);
  });

  it('goes on below where the columns of a matrix do not fit', () => {
    const headings = (width: number) =>
      terminalLines(many, undefined, width).filter((line) => line.startsWith('challenges  ')).length;
    expect([headings(60), headings(200)]).toEqual([3, 1]);
  });

  it('says the same without colours', () => {
    const coloured = text(many, createColors(true));
    expect(coloured).not.toBe(text(many));
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(text(many));
  });

  it('shares a column between versions that nothing tells apart, and only between those', () => {
    const [first = '', second = '', third = ''] = terminalLines(many, undefined, 200);
    expect([first, second, third].map((line) => line.split(/ {2,}/).slice(1, 5))).toEqual([
      ['v1', 'v1', 'v1', 'asset-holder-1'],
      ['0.0.4', '0.0.16,', '0.1.4,', '0.1.0 … 0.3.0'],
      ['0.1.2', '0.1.5'],
    ]);
  });

  it('has in the matrix what every rule comes to, and the numbers of the rows', () => {
    const lines = terminalLines(oneLoss);
    for (const line of ['deposit   ✓ 6,170', 'transfer  ✗ 1', 'withdraw  ·', 'claim     –'])
      expect(lines).toContain(line);
    expect(text(many)).toContain('deposit   ·      ✓ 3      ✓ 7     ~ 4,936');
  });

  it('orders rows from the worst, and says whether they are rare, documented or new', () => {
    const numbered = terminalLines(many).flatMap((line) => /^✗ \d+ +(\w+)/.exec(line)?.[1] ?? []);
    expect(numbered).toEqual(['loss', 'loss', 'refusal', 'acceptance', 'difference']);
    expect(text(many).match(/may well miss it/g)).toHaveLength(1);
    expect(text(many).match(/new: no committed finding/g)).toHaveLength(1);
  });

  it('begins with what misbehaved', () => {
    const misbehaving = compared('mine', { misbehaved: ['It ended with exit code 1.', 'stderr  oh'] });
    const lines = terminalLines({ ...many, compared: [...many.compared, misbehaving] });
    expect(lines.slice(0, 3)).toEqual([
      '! mine (payments) misbehaved:',
      '  It ended with exit code 1.',
      '  stderr  oh',
    ]);
    expect(missingFrom(lines.join('\n'), ['; 1 misbehaved.'])).toEqual([]);
  });

  it('ends with how it ended, and the command to do it again', () => {
    expect(terminalLines(agreeing).slice(-2)).toEqual([
      '1 implementation beside the specification (payments): no disagreement.',
      'Again with seed 2019: npx nitro-spec conform --all --seed 2019 --runs 200',
    ]);
    expect(terminalLines(empty)[0]).toBe('Nothing was compared.');
    const interrupted = text({ ...oneLoss, interrupted: true });
    expect(interrupted).toContain('Interrupted: this is what was compared so far.');
    expect(text(oneLoss)).not.toContain('Interrupted');
  });

  it('does not say that there is no disagreement where some were counted', () => {
    const counted = { ...oneLoss, rows: [] };
    expect(text(counted)).toContain('disagreements, none of them made small yet.');
    expect(text(counted)).toContain('transfer  ✗');
  });

  it.each(harmful)('lets nothing through that acts on a terminal: %j', (one) => {
    expect(terminalLines(hostile(one)).filter((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { comparisonOf, type ComparisonOptions } from '../../../conformance/index.js';
import {
  driveTogether,
  Misbehaviour,
  wires,
  type SomeSpokenImplementation,
} from '../../../conformance/stdio/index.js';
import type { Launch } from '../../../conformance/stdio/program.js';
import { spokenOn } from '../../../conformance/stdio/spoken.js';
import { patient } from './misbehaving.js';
import { inThisProcess } from './served.js';
import { rulesOf } from './subjects.js';

const offering = (...subjects: readonly string[]): Launch =>
  inThisProcess(rulesOf('nitro', ...subjects), { run: true });

/** The same program, but for some of what it is told or answers. */
const meddling =
  (
    launch: Launch,
    meddle: { told?: (line: string) => string; answered?: (line: string) => string },
  ): Launch =>
  (listener) => {
    const { told = (line) => line, answered = (line) => line } = meddle;
    const program = launch({ ...listener, line: (line) => listener.line(answered(line)) });
    return { ...program, write: (line) => program.write(told(line)) };
  };

const speaking = (launch: Launch, { all = false, among = wires } = {}) =>
  spokenOn(among, all, 'rules', launch, patient);

const verdict = async (launch: Launch, options?: { all: boolean }) => {
  const error = await speaking(launch, options).catch((error: unknown) => error);
  return error instanceof Misbehaviour ? [error.kind, error.message] : error;
};

const named = (...names: readonly string[]) => wires.filter(({ subject }) => names.includes(subject.name));

const options: ComparisonOptions = {
  ...{ seed: 1, runs: 10, channels: 5, length: 24 },
  ...{ corpus: [], documented: [], command: 'rules' },
};

const compared = (implementations: readonly SomeSpokenImplementation[], progress: number[] = []) =>
  comparisonOf(
    implementations,
    options,
    { interrupted: () => false, progress: (runs) => void progress.push(runs) },
    (timed, ...rest) => driveTogether(timed as SomeSpokenImplementation, ...rest),
  );

describe('a program that is asked about every subject', () => {
  it('is compared on those that it offers, in one report', async () => {
    const implementations = await speaking(offering('challenges', 'ledgers'));
    const progress: number[] = [];
    const { report } = await compared(implementations, progress);
    expect(report.compared.map(({ subject, runs }) => [subject, runs])).toEqual([
      ['ledgers', 10],
      ['challenges', 10],
    ]);
    expect([report.rows, progress.at(-1)]).toEqual([[], 20]);
    await implementations[0]!.close();
  });

  it('and offers none of them is told so', async () => {
    const launch = meddling(offering('ledgers'), {
      answered: (line) => line.replace('"ledgers"', '"coffee"'),
    });
    expect(await verdict(launch)).toEqual([
      'missing-subject',
      'It does not offer the subjects "payments", "payouts", "ledgers", "challenges", only "coffee".',
    ]);
  });

  it('has to offer all that are named', async () => {
    expect(await verdict(offering('ledgers'), { all: true })).toEqual([
      'missing-subject',
      'It does not offer the subjects "payments", "payouts", "challenges", only "ledgers".',
    ]);
  });

  it('is not compared on any as long as it declares of one what is unknown', async () => {
    const launch = meddling(offering('payments', 'ledgers'), {
      answered: (line) => line.replace('"depositsOfNothing"', '"teleport"'),
    });
    expect(await verdict(launch)).toEqual(['unknown-capability', expect.stringContaining('.ledgers')]);
  });

  it('and misbehaves on one of them is started again, and compared on the next', async () => {
    const launch = meddling(offering('payments', 'ledgers'), {
      answered: (line) => (line.includes('"balances"') ? 'coins!' : line),
    });
    const implementations = await speaking(launch);
    const [payments, ledgers] = (await compared(implementations)).report.compared;
    expect(payments!.misbehaved![0]).toBe('It wrote a line that is not JSON: "coins!".');
    expect([ledgers!.misbehaved, ledgers!.runs]).toEqual([undefined, 10]);
    await implementations[0]!.close();
  });
});

/** What comes of it when some of what a program says about a subject is changed. */
const toldOtherwise = async (subject: string, answered: (line: string) => string) => {
  const [implementation] = await speaking(meddling(offering(subject), { answered }), {
    among: named(subject),
  });
  const { report } = await compared([implementation!]);
  return { said: report.compared[0]!.misbehaved?.[0], rows: report.rows };
};

describe('what is told of a state', () => {
  for (const [subject, what, pattern, instead, words] of [
    ['ledgers', 'an amount', /\["A","(\d+)"\]/, '["A",$1]', /outcomes\.\w+\[\d\]: expected an entry/],
    ['ledgers', 'a total', '"held":"', '"held":"+', /\.held: expected a whole number/],
    [
      'challenges',
      'a time',
      '"finalizesAt":"',
      '"finalizesAt":"+',
      /\.challenge\.finalizesAt: expected a whole/,
    ],
    [
      'challenges',
      'an outcome',
      '"final":{"type":"a',
      '"final":{"type":"',
      /\.final\S*: expected an outcome/,
    ],
    ['payouts', 'a balance', '"balances":{"', '"balances":{" ', /\.balances\[.*: expected an address/],
  ] as const)
    it(`about ${subject} is a verdict where ${what} is malformed, which is named`, async () => {
      const { said } = await toldOtherwise(subject, (line) => line.replace(pattern, instead));
      expect(said).toMatch(/^Its result is malformed: \$\.result\./);
      expect(said).toMatch(words);
    });

  it('is a disagreement where an outcome is unknown', async () => {
    const forgetting = (line: string) => line.replaceAll(/"final":\{.*?\}/g, '"final":"unknown"');
    const { said, rows } = await toldOtherwise('challenges', forgetting);
    expect(said).toBeUndefined();
    expect(rows.flatMap(({ ways }) => ways.map(({ symptom }) => symptom))).toContain(
      'ends a conclude in other finalized outcome',
    );
  });
});

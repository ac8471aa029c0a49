import { describe, expect, it } from 'vitest';
import { comparison, type Choice, type ComparisonOptions } from '../../conformance/index.js';
import { whyMissing } from './published.js';

const names = ['@statechannels/nitro-protocol@0.1.0', '@statechannels/nitro-protocol@0.1.1'];
const choices: readonly Choice[] = names.map((name) => ({ name, subject: 'payouts' }));

const options: ComparisonOptions = {
  ...{ seed: 1, runs: 3, channels: 5, length: 24, workers: 1 },
  ...{ corpus: [], documented: [], command: 'the command' },
};

describe('a comparison', () => {
  it('deals the runs out to workers, and does the same runs however many there are', async ({ skip }) => {
    const missing = await whyMissing(names[0]!);
    if (missing !== undefined) skip(missing);
    const watch = { progress: () => {}, interrupted: () => false };
    const [one, two] = await Promise.all(
      [1, 2].map((workers) => comparison(choices.slice(0, 1), { ...options, workers }, watch)),
    );
    const counted = ({ report }: typeof one & object) => report.compared.map(({ operations }) => operations);
    expect(counted(one!)).toEqual(counted(two!));
    expect(one!.next).toEqual([{ ...choices[0], run: 3 }]);
  });

  it('has runs of its own for every version', async ({ skip }) => {
    for (const name of names) {
      const missing = await whyMissing(name);
      if (missing !== undefined) skip(missing);
    }
    const watch = { progress: () => {}, interrupted: () => false };
    const { report } = await comparison(choices, options, watch);
    const [one, other] = report.compared.map(({ operations }) => operations);
    expect(one).not.toEqual(other);
  });

  it('does every task at least once, however short the time', async ({ skip }) => {
    for (const name of names) {
      const missing = await whyMissing(name);
      if (missing !== undefined) skip(missing);
    }
    const watch = { progress: () => {}, interrupted: () => false };
    const { report } = await comparison(choices, { ...options, time: 0.001 }, watch);
    expect(report.compared.map(({ name, runs }) => [name, runs])).toEqual(names.map((name) => [name, 1]));
  });

  it('keeps what it has when it is interrupted, and begins nothing more', async ({ skip }) => {
    const missing = await whyMissing(names[0]!);
    if (missing !== undefined) skip(missing);
    let runs = 0;
    const { report } = await comparison(
      choices,
      { ...options, runs: 1_000_000 },
      { progress: (now) => void (runs = now), interrupted: () => runs > 0 },
    );
    expect(report.interrupted).toBe(true);
    expect(report.compared.map(({ name }) => name)).toEqual(names.slice(0, 1));
    expect(report.compared[0]!.runs).toBeLessThan(1_000_000);
  });
});

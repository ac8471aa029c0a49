import { describe, expect, it } from 'vitest';
import { compare, drive, emptyTally, findingJson, findingOf, type Task } from '../../conformance/index.js';
import { nitro, type NitroAction, type Rule } from '../../spec/index.js';
import { mutants } from '../mutants/rules.js';
import { implementing } from './rules.js';

const { rules } = mutants.find(({ id }) => id === 'transfer-without-settling')!;
const wrong = implementing('wrong', rules);

const task: Task = {
  ...{ name: 'wrong', subject: 'payments', seed: 1, first: 0, stride: 1, channels: 5, length: 24 },
  ...{ runs: 60, corpus: [] },
};

describe('what was found before', async () => {
  const { cases } = await compare(wrong, task);
  const [known] = cases.map(({ finding }) => JSON.stringify(finding));

  it('is played before any run, and not counted as met', async () => {
    for (const played of [{ corpus: [known!] }, { also: [known!] }]) {
      const again = await compare(wrong, { ...task, ...played, runs: 0 });
      expect(again.cases.map(({ id, met }) => [id, met])).toEqual([[cases[0]!.id, 0]]);
      expect(again.gone).toEqual([]);
    }
  });

  it('is gone where it was stored and agrees now, and not where another version was only found to do so', async () => {
    const right = implementing('right', nitro);
    const none = { ...task, runs: 0 };
    expect((await compare(right, { ...none, corpus: [known!] })).gone).toEqual([cases[0]!.id]);
    expect((await compare(right, { ...none, also: [known!] })).gone).toEqual([]);
  });
});

describe('what another generation was found to do', () => {
  it('is made small before it is entered, and is not gone where it agrees', async () => {
    const { subject } = wrong;
    for await (const [found] of drive(wrong, { ...task, seed: 3 }, emptyTally(subject))) {
      if (!found || found.encounter.trace.operations.length < 3) continue;
      const { encounter } = found;
      const large = JSON.stringify(findingJson(subject, findingOf(wrong, encounter), encounter));
      const sizeFrom = async (played: Partial<Task>): Promise<number> =>
        (await compare(wrong, { ...task, ...played, runs: 0 })).cases[0]!.size;
      expect(await sizeFrom({ also: [large] })).toBe(subject.sizeOf(encounter.trace));
      expect(await sizeFrom({ elsewhere: [large] })).toBeLessThan(subject.sizeOf(encounter.trace));
      const right = await compare(implementing('right', nitro), { ...task, elsewhere: [large], runs: 0 });
      expect([right.cases, right.gone]).toEqual([[], []]);
      return;
    }
    expect.unreachable('no run found a large example');
  });

  it('is not played where it is not asked for', async () => {
    const overwriting: Rule<NitroAction> = (chain, action) =>
      action.type === 'finalize' && chain.outcomes[action.channel]
        ? {
            status: 'applied',
            chain: { ...chain, outcomes: { ...chain.outcomes, [action.channel]: action.outcome } },
          }
        : nitro(chain, action);
    const { cases } = await compare(implementing('overwriting', overwriting), task);
    const finalized = cases
      .filter(({ rule }) => rule === 'finalize')
      .map(({ finding }) => JSON.stringify(finding));
    expect(finalized).not.toEqual([]);
    const told = { ...task, elsewhere: finalized, runs: 0 };
    expect((await compare(implementing('the same', overwriting), told)).cases).not.toEqual([]);
    const byDesign = implementing('by design', overwriting, { finalizesUnconditionally: true });
    expect((await compare(byDesign, told)).cases).toEqual([]);
  });
});

describe('a disagreement', () => {
  it('is met in as many runs as it was found in, however often in each', async () => {
    const { cases, operations, pace } = await compare(wrong, task);
    const disagreed = Object.values(operations).reduce((sum, each) => sum + each.disagreed, 0);
    const met = Math.max(...cases.map((one) => one.met));
    expect(met).toBeGreaterThan(3);
    expect(met).toBeLessThanOrEqual(task.runs);
    expect(disagreed).toBeGreaterThan(met);
    expect(pace).toHaveLength(task.runs);
    expect(pace.every((ended, i) => ended <= 1 && ended >= (pace[i - 1] ?? 0))).toBe(true);
  });
});

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drive, emptyTally, type Found, type Tally } from '../../../conformance/index.js';
import type { Payments } from '../../../conformance/payments/index.js';
import { driveTogether, paymentsWire } from '../../../conformance/stdio/index.js';
import { shell, type Launch } from '../../../conformance/stdio/program.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import { mutants } from '../../mutants/rules.js';
import { patient } from './misbehaving.js';
import { inThisProcess } from './served.js';
import { paymentRules, rulesOf } from './subjects.js';

const options = { seed: 1, runs: 16, channels: 5, length: 24 };

const allOf = async (runs: AsyncIterable<readonly Found<Payments>[]>, tally: Tally) => {
  const found: Found<Payments>[] = [];
  for await (const each of runs) found.push(...each);
  return { found: found.map(({ encounter }) => encounter), tally };
};

const separately = (id: string) => {
  const tally = emptyTally(paymentsWire.subject);
  return allOf(drive(paymentRules(id), options, tally), tally);
};

/** In a program of its own, or for speed without one. */
const server = fileURLToPath(new URL('serve-rules.ts', import.meta.url));
const inItsOwn = (id: string) =>
  shell(`'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${server}' ${id}`);

const together = async (id: string, launch: Launch) => {
  const implementation = await spoken(paymentsWire, id, launch, patient);
  const tally = emptyTally(paymentsWire.subject);
  const all = await allOf(driveTogether(implementation, options, tally), tally);
  await implementation.close();
  return all;
};

describe('whole cases', () => {
  let disagreeing = 0;

  for (const { id, wrong } of mutants)
    it(`show of ${id} what single operations show: ${wrong}`, async () => {
      const [expected, actual] = [
        await separately(id),
        await together(id, inThisProcess(rulesOf(id), { run: true })),
      ];
      expect(actual).toEqual(expected);
      if (expected.found.length > 0) disagreeing += 1;
    });

  it('showed disagreements of most of them', () => {
    expect(disagreeing).toBeGreaterThan(mutants.length / 2);
  });

  it('are counted as single operations are, where there is no disagreement', async () => {
    const { found, tally } = await together('nitro', inThisProcess(rulesOf('nitro'), { run: true }));
    expect(found).toEqual([]);
    expect(tally).toEqual((await separately('nitro')).tally);
    expect(tally.operations['claim']!.applied).toBeGreaterThan(2);
  });

  it('that are not offered are asked in single messages, and show the same', async () => {
    const id = 'transfer-with-a-fee';
    const { found } = await together(id, inThisProcess(rulesOf(id), { run: false }));
    expect(found.length).toBeGreaterThan(5);
    expect(found).toEqual((await separately(id)).found);
  });

  it('come from a program of its own as well', async () => {
    const id = 'claim-out-of-turn';
    const actual = await together(id, inItsOwn(id));
    expect(actual.found.length).toBeGreaterThan(0);
    expect(actual).toEqual(await separately(id));
  });
});

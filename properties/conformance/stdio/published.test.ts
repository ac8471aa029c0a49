import { describe, expect, it } from 'vitest';
import {
  drive,
  emptyTally,
  findingJson,
  findingOf,
  type Found,
  type SomeImplementation,
} from '../../../conformance/index.js';
import { driveTogether, wires } from '../../../conformance/stdio/index.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import { shared, whyMissing } from '../published.js';
import { patient } from './misbehaving.js';
import { inThisProcess } from './served.js';

const options = { seed: 3, runs: 16, channels: 5, length: 24 };

/** As files, in which zeros are left out. */
const findings = async (
  implementation: SomeImplementation,
  // oxlint-disable-next-line no-explicit-any
  runs: AsyncIterable<readonly Found<any>[]>,
) => {
  const found = [];
  for await (const each of runs)
    for (const { encounter } of each)
      found.push(findingJson(implementation.subject, findingOf(implementation, encounter), encounter));
  return found;
};

const published = [
  ['payouts', '@statechannels/nitro-protocol@0.17.0'],
  ['ledgers', '@statechannels/nitro-protocol@2.0.1-alpha.6'],
  ['challenges', '@statechannels/nitro-protocol@0.3.0'],
  ['challenges', '@statechannels/nitro-protocol@2.0.0-alpha.2'],
] as const;

const missing = new Set<string>();
for (const [, name] of published) if (await whyMissing(name)) missing.add(name);

let disagreements = 0;

describe.each(published)('a published contract that is spoken to about %s', (subject, name) => {
  it.skipIf(missing.has(name))(`shows what it shows in this process: ${name}`, async () => {
    const implementation = await shared({ name, subject });
    const wire = wires.find((one) => one.subject.name === subject)!;
    const launch = inThisProcess([implementation], { run: true });
    const speaking = await spoken(wire, name, launch, patient);
    expect(speaking.capabilities).toEqual(implementation.capabilities);

    const [apart, together] = [emptyTally(wire.subject), emptyTally(wire.subject)];
    const expected = await findings(implementation, drive(implementation, options, apart));
    const actual = await findings(speaking, driveTogether(speaking, options, together));
    await speaking.close();
    expect(actual).toEqual(expected);
    expect(together).toEqual(apart);
    disagreements += actual.length;
  });
});

describe.skipIf(missing.size > 0)('all of them', () => {
  it('disagree now and then', () => {
    expect(disagreements).toBeGreaterThan(5);
  });
});

/** What comparing a published contract costs, and how much of it is the contract's own part. */
import {
  deployed,
  drive,
  emptyTally,
  generations,
  operationsIn,
  type Choice,
} from '../../conformance/index.js';
import { timed } from '../../conformance/timed.js';

const runs = 100;

const measured = async (choice: Choice): Promise<string> => {
  const { implementation, inside } = timed(await deployed(choice));
  const tally = emptyTally(implementation.subject);
  const began = performance.now();
  for await (const _ of drive(implementation, { seed: 1, runs, channels: 5, length: 24 }, tally));
  const seconds = (performance.now() - began) / 1000;
  const share = (1 - inside() / seconds) * 100;
  return `  ${choice.name} on ${choice.subject}: ${(runs / seconds).toFixed(1)} cases and ${(operationsIn(tally) / seconds).toFixed(0)} operations a second, ${share.toFixed(0)} % of the time is the harness's own`;
};

/** The newest version of each generation, on each of its subjects. */
export const benchConformance = async (): Promise<void> => {
  console.log('\nComparing published contracts, one thread, nothing made smaller:');
  for (const { versions, subjects } of generations)
    for (const subject of Object.keys(subjects))
      console.log(await measured({ name: versions.at(-1)!, subject }));
};

/** What a campaign costs: a step with all invariants, the memory of a million steps, the start of the command. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { invariants, nitro, type Chain } from '../../spec/index.js';
import { resolve, schedule, situation } from '../arbitraries/index.js';
import { campaign } from '../campaign/index.js';
import { emptyTally } from '../campaign/tally.js';
import { play } from '../campaign/campaign.js';
import { paired, ratioText } from './paired.js';

const sample = fc.sample(fc.tuple(situation(), schedule()), { seed: 1, numRuns: 2000 });

const bare = (): void => {
  for (const [{ chain: start, reached }, intents] of sample) {
    let chain: Chain = start;
    for (const intent of intents) {
      const step = nitro(chain, resolve({ chain, reached }, intent));
      if (step.status === 'applied') chain = step.chain;
    }
  }
};

const checked = (): void => {
  const tally = emptyTally();
  for (const [network, intents] of sample) play({ rules: nitro, invariants }, network, intents, tally);
};

/** Plays a million steps in this process and prints how much memory it took at the most. */
export const millionSteps = (): void => {
  let steps = 0;
  for (let seed = 0; steps < 1_000_000; seed++)
    for (const { tally } of campaign({ rules: nitro, invariants, seed, runs: 64_000 })) {
      steps = tally.steps;
      if (steps >= 1_000_000) break;
    }
  const { maxRSS } = process.resourceUsage();
  console.log(`  ${steps.toLocaleString('en-US')} steps: at most ${(maxRSS / 1024).toFixed(0)} MB`);
};

export const benchCampaign = (command: string): void => {
  const steps = sample.reduce((sum, [, intents]) => sum + intents.length, 0);
  const step = paired(checked, bare);
  console.log('Campaign');
  console.log(`  a step with all invariants / a bare step: ${ratioText(step)}`);
  console.log(`  ${Math.round(steps / step.a).toLocaleString('en-US')} checked steps a second`);
  millionSteps();
  const start = paired(
    () => execFileSync(process.execPath, [command, '--version']),
    () => execFileSync(process.execPath, ['-e', '0']),
  );
  console.log(
    `  start of the command: ${(1000 * start.a).toFixed(0)} ms, of node alone ${(1000 * start.b).toFixed(0)} ms`,
  );
};

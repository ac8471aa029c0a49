/**
 * Every step: a sentence checked of every applied action of one type, in random schedules over random networks.
 *
 * The floor says how often the sentence must have been put to the test at the least, so that it cannot hold only
 * because nothing happened.
 */
import fc from 'fast-check';
import { nitro, type Chain, type NitroAction, type Step } from '../spec/index.js';
import { resolve, schedule, situation, type NetworkOptions } from './arbitraries/index.js';

/** An action, the chain it met and what the rules made of it. */
export interface Attempt {
  readonly before: Chain;
  readonly action: NitroAction;
  readonly step: Step;
}

/** All attempts of a random schedule, in order. */
export const history = (options: NetworkOptions = {}, rules = nitro): fc.Arbitrary<readonly Attempt[]> =>
  fc.tuple(situation(options), schedule()).map(([{ chain, reached }, intents]) => {
    let before = chain;
    return intents.map((intent): Attempt => {
      const action = resolve({ chain: before, reached }, intent);
      const attempt = { before, action, step: rules(before, action) };
      if (attempt.step.status === 'applied') before = attempt.step.chain;
      return attempt;
    });
  });

type ActionOf<T> = Extract<NitroAction, { type: T }>;

export const everyStep = <T extends NitroAction['type']>(
  type: T,
  floor: number,
  sentence: (before: Chain, action: ActionOf<T>, after: Chain) => void,
): void => {
  let seen = 0;
  fc.assert(
    fc.property(history(), (attempts) => {
      for (const { before, action, step } of attempts)
        if (action.type === type && step.status === 'applied') {
          seen += 1;
          sentence(before, action as ActionOf<T>, step.chain);
        }
    }),
    { numRuns: 150 },
  );
  if (seen < floor) throw new Error(`only ${seen} actions of type ${type} were applied, fewer than ${floor}`);
};

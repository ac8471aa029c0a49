/**
 * Figures: the paper's drawings of redistribution as networks that can be run.
 *
 * A figure is written in the paper's notation: a network, and operations, each with the network that follows
 * or with the reason why it is refused.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  chainOf,
  explainMistake,
  networkOf,
  participant,
  printAction,
  printNetwork,
  readAction,
  readNetwork,
  type Chain,
  type Network,
  type NitroAction,
  type Reading,
  type RejectionCode,
  type Rule,
  type Step,
} from '../../spec/index.js';

export interface Drawing {
  readonly id: string;
  /** The figure's number in the paper. */
  readonly number: number;
  readonly title: string;
  /** Whose addresses have keys; every other address is a channel's. */
  readonly participants: readonly string[];
  readonly network: string;
  readonly operations: readonly (readonly [operation: string, then: string | { refused: RejectionCode }])[];
  /** Where the drawing differs from the text, and what is done about it here. */
  readonly erratum?: string;
}

/** What follows an operation: the next network, or a rejection. */
export interface Operation {
  readonly action: NitroAction;
  readonly then: Network | { readonly refused: RejectionCode };
}

export interface Figure extends Pick<Drawing, 'id' | 'number' | 'title' | 'erratum'> {
  readonly start: Chain;
  readonly operations: readonly Operation[];
}

/** What was read. Throws if it could not be: these texts are our own. */
export const written = <T>(reading: Reading<T>): T => {
  if (reading.type === 'mistake') throw new Error(explainMistake(reading));
  return reading.value;
};

export const figureOf = ({ participants, network, operations, ...about }: Drawing): Figure => ({
  ...about,
  start: chainOf(participants.map(participant), written(readNetwork(network))),
  operations: operations.map(([operation, then]) => ({
    action: written(readAction(operation)),
    then: typeof then === 'string' ? written(readNetwork(then)) : then,
  })),
});

const outcomeOf = (step: Step): Operation['then'] =>
  step.status === 'applied' ? networkOf(step.chain) : { refused: step.reason.code };

const inWords = (then: Operation['then']): string =>
  'refused' in then ? `refused: ${then.refused}` : printNetwork(then);

/** Where these rules do not do what the figure draws, in words; nothing where they agree. */
export const disagreement = (rules: Rule<NitroAction>, { start, operations }: Figure): string | undefined => {
  let chain = start;
  for (const { action, then } of operations) {
    const step = rules(chain, action);
    const found = outcomeOf(step);
    if (!isDeepStrictEqual(found, then))
      return `${printAction(action)}: expected ${inWords(then)}, found ${inWords(found)}`;
    if (step.status === 'applied') chain = step.chain;
  }
  return undefined;
};

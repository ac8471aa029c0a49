/** Kind `operations`: which operations are applied to a network, and what it looks like in the end. */
import * as v from 'valibot';
import { chainOf, nitro, type Chain, type NitroAction, type Rule, type Step } from '../../spec/index.js';
import { networkJson, type Json } from './json.js';
import { kind } from './kind.js';
import {
  address,
  amount,
  array,
  channelAddress,
  expected,
  network,
  object,
  outcomeWith,
  participantAddress,
  type AmountSchema,
} from './schema.js';

export const operationsWith = (amount: AmountSchema) =>
  v.pipe(
    array(
      v.variant(
        'op',
        [
          object({ op: v.literal('deposit'), to: address, amount }),
          object({ op: v.literal('withdraw'), from: participantAddress, amount, signer: participantAddress }),
          object({ op: v.literal('finalize'), channel: channelAddress, outcome: outcomeWith(amount) }),
          object({ op: v.literal('transfer'), from: channelAddress, to: address, amount }),
          object({ op: v.literal('claim'), guarantee: channelAddress, to: address, amount }),
        ],
        expected('an operation: "deposit", "withdraw", "finalize", "transfer" or "claim" as its "op"'),
      ),
    ),
    v.transform((list) => list.map(({ op, ...fields }) => ({ type: op, ...fields }) as NitroAction)),
  );

const operations = operationsWith(amount);

/** The paper does not say whether a payment of nothing succeeds. */
export const resultOf = (step: Step): string => {
  if (step.status === 'applied') return 'applied';
  return step.reason.code === 'ZeroAmount' ? 'unspecified-but-no-effect' : 'rejected';
};

/** Without a list of participants, whoever signs is one. */
const signers = (actions: readonly NitroAction[]) =>
  actions.flatMap((action) => (action.type === 'withdraw' ? [action.signer] : []));

const schema = object({ network, operations });

export type OperationsQuestion = v.InferOutput<typeof schema>;

export const startOf = ({ network, operations }: OperationsQuestion): Chain =>
  chainOf(network.participants ?? signers(operations), network);

/** The answer, also under rules that are wrong on purpose. */
export const answerOperations = (asked: OperationsQuestion, rules: Rule<NitroAction> = nitro): Json => {
  let chain = startOf(asked);
  const results = asked.operations.map((action) => {
    const step = rules(chain, action);
    if (step.status === 'applied') chain = step.chain;
    return resultOf(step);
  });
  return { results, final: networkJson(chain) };
};

export const operationsKind = kind(schema, (asked) => answerOperations(asked));

/** The schema of the traces: the Informal Trace Format, with the variables of this set. */
import { constant, draft, fields, fixed, integer, list, only, ref, text, type Schema } from './parts.js';

const integerItf: Schema = only({ '#bigint': { type: 'string', pattern: '^-?[0-9]+$' } });
const mapOf = (value: Schema): Schema => only({ '#map': list(fixed(text, value)) });
const variant = (tag: string, value: Schema): Schema => only({ tag: constant(tag), value });

const int = ref('int');
const outcome = ref('outcome');

const operation = {
  oneOf: [
    variant('Start', only({ '#tup': { const: [] } })),
    variant('Deposit', only({ to: text, amount: int })),
    variant('Withdraw', only({ from: text, amount: int, signer: text })),
    variant('Finalize', only({ channel: text, outcome })),
    variant('Transfer', only({ from: text, to: text, amount: int })),
    variant('Claim', only({ guarantee: text, to: text, amount: int })),
  ],
};

const variables: Readonly<Record<string, Schema>> = {
  participants: only({ '#set': list(text) }),
  balances: mapOf(int),
  outcomes: mapOf(outcome),
  deposited: int,
  withdrawn: int,
  operation,
  result: { enum: ['start', 'applied', 'rejected', 'unspecified-but-no-effect'] },
};

export const itfSchema: Schema = {
  $schema: draft,
  title: 'A trace of operations in the Informal Trace Format',
  ...only({
    '#meta': fields({
      format: constant('ITF'),
      'format-description': text,
      source: text,
      description: text,
      varTypes: only(Object.fromEntries(Object.keys(variables).map((name) => [name, text]))),
    }),
    vars: { const: Object.keys(variables) },
    states: { ...list(only({ '#meta': only({ index: integer }), ...variables })), minItems: 1 },
  }),
  $defs: {
    int: integerItf,
    outcome: {
      oneOf: [
        variant('Allocation', list(only({ '#tup': fixed(text, int) }))),
        variant('Guarantee', only({ target: text, priority: list(text) })),
      ],
    },
  },
};

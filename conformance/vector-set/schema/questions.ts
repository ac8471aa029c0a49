/** The fields that each kind of scenario gives. */
import { byAddress, constant, fields, flag, integer, list, ref, text, type Schema } from './parts.js';

const operation = (op: string, properties: Readonly<Record<string, Schema>>): Schema =>
  fields({ op: constant(op), ...properties });

const step = (name: string, properties: Readonly<Record<string, Schema>>): Schema =>
  fields({ do: constant(name), ...properties });

const [address, amount, addresses, outcome] = ['address', 'amount', 'addresses', 'outcome'].map(ref) as [
  Schema,
  Schema,
  Schema,
  Schema,
];

const status = (name: string, count: Schema): Schema => fields({ [name]: { ...list(outcome), ...count } });

/** An object with exactly one of these. */
const statuses: Schema = {
  oneOf: [
    constant('notMine'),
    {
      oneOf: [
        status('universal', { minItems: 1, maxItems: 1 }),
        { ...status('finalizable', { minItems: 1 }) },
        status('enabled', { minItems: 1 }),
        status('sentNotReceived', { minItems: 1 }),
        fields({ notMine: {} }),
      ],
      if: { required: ['finalizable'] },
      then: { properties: { challengeable: flag } },
    },
  ],
};

const reference: Schema = { type: ['string', 'number'], description: 'The number or the name of an outcome' };

const lastState = {
  current: reference,
  'approvals?': integer,
  'proposed?': { type: ['string', 'number', 'null'] },
} as const;

/** Shared by several kinds. */
export const questionDefinitions: Readonly<Record<string, Schema>> = {
  network: fields({ 'balances?': ref('amounts'), 'outcomes?': ref('outcomes'), 'participants?': addresses }),
  operation: {
    oneOf: [
      operation('deposit', { to: address, amount }),
      operation('withdraw', { from: address, amount, signer: address }),
      operation('finalize', { channel: address, outcome }),
      operation('transfer', { from: address, to: address, amount }),
      operation('claim', { guarantee: address, to: address, amount }),
    ],
  },
  status: statuses,
  channel: fields({ members: addresses, outcome }),
  step: {
    oneOf: [
      step('open', { channel: address, members: addresses, outcome }),
      step('update', { channel: address, outcome }),
      step('conclude', { channel: address }),
      step('deposit', { by: address, channel: address, amount }),
      step('withdraw', { from: address, amount }),
      step('finalize', { channel: address }),
      step('transfer', { from: address, to: address, amount }),
      step('claim', { guarantee: address, to: address, amount }),
    ],
  },
  lastState: fields(lastState),
};

export const questions: Readonly<Record<string, Schema>> = {
  operations: fields({ network: ref('network'), operations: list(ref('operation')) }),
  'turbo-value': fields({ network: ref('network') }),
  'nitro-lower-bound': fields({ network: ref('network') }),
  'nitro-exact-value': fields({ network: ref('network'), addresses }),
  snapshot: fields({
    player: address,
    target: address,
    'balances?': ref('amounts'),
    'outcomes?': ref('outcomes'),
    'statuses?': byAddress(ref('status')),
  }),
  construction: fields({
    system: fields({
      participants: { ...addresses, uniqueItems: true },
      'balances?': ref('amounts'),
      'channels?': byAddress(ref('channel')),
    }),
    steps: list(ref('step')),
    'fundedChannel?': address,
    'fundedFor?': addresses,
  }),
  finalizability: {
    ...fields({
      members: { ...addresses, minItems: 2, uniqueItems: true },
      outcomes: { type: 'object', additionalProperties: text },
      'position?': fields({ ...lastState, nextMover: integer, 'finalStates?': integer }),
      'situation?': {
        anyOf: [
          fields({ finalized: reference }),
          fields({ stage: constant('prefund'), signedBy: addresses, heldBy: byAddress(addresses) }),
        ],
      },
      'states?': list(
        fields({ turn: integer, outcome: reference, 'data?': {}, 'isFinal?': flag, 'heldBy?': addresses }),
      ),
      'claimed?': byAddress(fields({ 'finalizable?': list(reference) })),
      'equivocation?': flag,
      'ownLast?': byAddress(ref('lastState')),
    }),
    oneOf: ['position', 'situation', 'states', 'claimed'].map((part) => ({ required: [part] })),
  },
};

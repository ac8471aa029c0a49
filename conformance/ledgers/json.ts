/** JSON of ledgers: holdings and outcomes, the operations, what is expected and what happened instead. */
import * as v from 'valibot';
import { entriesOf, type Address, type ChannelAddress, type Coins, type reclaim } from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { objectOf, type Json } from '../scenario/json.js';
import {
  address,
  amount,
  array,
  byAddress,
  channelAddress,
  expected,
  object,
  oneOf,
  participantAddress,
  type AmountSchema,
} from '../scenario/schema.js';
import type { Ledgers, LedgersAction, LedgersObservation, LedgersStart } from './terms.js';
import { withoutZeros, type Trace } from './trace.js';

type Outcome = reclaim.LedgerOutcome;

/** `["A", "3"]`, or `["V", "5", "A", "I"]` for a guarantee with its parties. */
const outcomeJson = (outcome: Outcome): Json =>
  outcome.map((entry) =>
    entry.type === 'simple'
      ? [entry.destination, String(entry.amount)]
      : [entry.destination, String(entry.amount), entry.left, entry.right],
  );

const amountsJson = (amounts: Readonly<Record<Address, Coins>>): Json =>
  objectOf(entriesOf<Address, Coins>(withoutZeros(amounts)).map(([name, amount]) => [name, String(amount)]));

const outcomesJson = (outcomes: LedgersObservation['outcomes']): Json =>
  objectOf(
    entriesOf<ChannelAddress, Outcome | 'unknown'>(outcomes).map(([channel, outcome]) => [
      channel,
      outcome === 'unknown' ? outcome : outcomeJson(outcome),
    ]),
  );

export const stateJson = ({ holdings, outcomes, paid }: Omit<LedgersObservation, 'held'>) => ({
  holdings: amountsJson(holdings),
  outcomes: outcomesJson(outcomes),
  paid: amountsJson(paid),
});

export const operationJson = (action: LedgersAction): Json => {
  const { type, ...fields } = action;
  const written = Object.entries(fields).map(([key, value]: [string, unknown]): [string, Json] => [
    key,
    key === 'outcome'
      ? outcomeJson(value as Outcome)
      : typeof value === 'bigint'
        ? String(value)
        : (value as Json),
  ]);
  return objectOf([['op', type], ...written]);
};

export const ledgersJson = ({ participants, holdings, outcomes }: LedgersStart) => ({
  participants,
  holdings: amountsJson(holdings),
  outcomes: outcomesJson(outcomes),
});

export const callsBackJson = ({ callsBack }: LedgersStart): { readonly callsBack?: Json } =>
  callsBack ? { callsBack: { by: callsBack.by, indices: callsBack.indices } } : {};

export const encounterJson = ({
  trace: { start, operations },
  meeting,
}: Encounter<Ledgers>): { readonly [field: string]: Json } => ({
  ledgers: ledgersJson(start),
  ...callsBackJson(start),
  operations: operations.map(({ action }) => operationJson(action)),
  seconds: operations.map(({ seconds }) => seconds),
  expect: { result: meeting.step.status, final: stateJson(meeting.expected) },
  actual: { result: meeting.response.status, final: stateJson(meeting.observed) },
});

const index = v.pipe(
  v.number(expected('an index')),
  v.integer(expected('an index')),
  v.minValue(0, expected('an index that is not negative')),
);

const entryWith = (amount: AmountSchema) =>
  v.pipe(
    v.union(
      [v.strictTuple([address, amount]), v.strictTuple([channelAddress, amount, address, address])],
      expected('an entry, such as ["A", "3"] or ["V", "5", "A", "I"]'),
    ),
    v.transform((fields): reclaim.LedgerEntry => {
      const [destination, amount, left, right] = fields;
      return left === undefined || right === undefined
        ? { type: 'simple', destination, amount }
        : { type: 'guarantee', destination: destination as ChannelAddress, amount, left, right };
    }),
  );

export const ledgerOutcomeWith = (amount: AmountSchema) => array(entryWith(amount));

const outcome = ledgerOutcomeWith(amount);

export const operation: v.GenericSchema<unknown, LedgersAction> = v.pipe(
  v.variant(
    'op',
    [
      object({ op: v.literal('deposit'), to: address, amount }),
      object({ op: v.literal('finalize'), channel: channelAddress, outcome }),
      object({ op: v.literal('transfer'), from: channelAddress, indices: array(index) }),
      object({ op: v.literal('reclaim'), from: channelAddress, index }),
      object({ op: v.literal('payAll'), from: channelAddress }),
    ],
    expected('an operation on ledgers'),
  ),
  v.transform(({ op, ...fields }): LedgersAction => ({ type: op, ...fields }) as LedgersAction),
);

export const ledgersSchema = object({
  participants: array(participantAddress),
  holdings: byAddress<ChannelAddress, AmountSchema>(amount),
  outcomes: byAddress<ChannelAddress, typeof outcome>(outcome),
});

export const callsBackSchema = v.exactOptional(object({ by: participantAddress, indices: array(index) }));

export const schema: v.GenericSchema<unknown, Trace> = v.pipe(
  object({
    kind: oneOf(['ledgers']),
    ledgers: ledgersSchema,
    callsBack: callsBackSchema,
    operations: array(operation),
    seconds: array(index),
  }),
  v.check(
    ({ operations, seconds }) => operations.length > 0 && operations.length === seconds.length,
    'expected at least one operation, and as many seconds as operations',
  ),
  v.transform(({ ledgers, callsBack, operations, seconds }): Trace => ({
    start: { ...ledgers, ...(callsBack && { callsBack }) },
    operations: operations.map((action, i) => ({ action, seconds: seconds[i]! })),
  })),
);

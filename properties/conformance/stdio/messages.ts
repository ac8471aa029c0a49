/** Messages about each subject, as an implementation reads and writes them. */
import * as v from 'valibot';
import { challenges } from '../../../conformance/challenges/index.js';
import { action as challengeAction, channels } from '../../../conformance/challenges/json.js';
import type {
  ObservedChallenge,
  ObservedChallenges,
  ObservedChannel,
} from '../../../conformance/challenges/terms.js';
import { ledgers } from '../../../conformance/ledgers/index.js';
import * as ledgersJson from '../../../conformance/ledgers/json.js';
import type { LedgersObservation } from '../../../conformance/ledgers/terms.js';
import { payments, type Observation } from '../../../conformance/payments/index.js';
import { payouts } from '../../../conformance/payouts/index.js';
import * as payoutsJson from '../../../conformance/payouts/json.js';
import { networkJson, objectOf, outcomeJson, type Json } from '../../../conformance/scenario/json.js';
import { operationsWith } from '../../../conformance/scenario/operations.js';
import {
  amount,
  array,
  balances,
  object,
  outcomes,
  participantAddress,
} from '../../../conformance/scenario/schema.js';
import { entriesOf, type Outcome } from '../../../spec/index.js';

export interface Messages {
  readonly start: (message: unknown) => unknown;
  readonly action: (message: unknown) => unknown;
  readonly observed: (observed: never) => Json;
}

/** Capabilities as they are declared. */
export const declared = (capabilities: unknown): Json =>
  JSON.parse(
    JSON.stringify(capabilities, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as Json;

const reading =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  (message: unknown): T =>
    v.parse(schema, message);

/** One of what a schema reads many of. */
const one = <T>(schema: v.GenericSchema<unknown, readonly T[]>) => {
  const read = reading(schema);
  return (message: unknown): T => read([message])[0]!;
};

const networkSchema = {
  participants: array(participantAddress),
  balances,
  finalized: outcomes,
  challenged: outcomes,
};

const observedJson = ({ held, ...network }: Observation): Json => ({
  ...networkJson(network),
  held: String(held),
});

const aboutPayments: Messages = {
  start: reading(object(networkSchema)),
  action: one(operationsWith(amount)),
  observed: observedJson,
};

const aboutPayouts: Messages = {
  start: reading(object({ ...networkSchema, callsBack: payoutsJson.callsBackSchema })),
  action: one(payoutsJson.operations),
  observed: observedJson,
};

const aboutLedgers: Messages = {
  start: reading(object({ ...ledgersJson.ledgersSchema.entries, callsBack: ledgersJson.callsBackSchema })),
  action: reading(ledgersJson.operation),
  observed: ({ held, ...state }: LedgersObservation) => ({
    ...ledgersJson.stateJson(state),
    held: String(held),
  }),
};

const finalJson = (final: Outcome | 'unknown'): Json => (final === 'unknown' ? final : outcomeJson(final));

const challengeJson = ({ outcome, finalizesAt, ...challenge }: ObservedChallenge): Json => ({
  ...challenge,
  ...(outcome && { outcome: outcomeJson(outcome) }),
  finalizesAt: String(finalizesAt),
});

const channelJson = ({ record, challenge, final }: ObservedChannel): Json => ({
  ...(record !== undefined && { record }),
  ...(challenge && { challenge: challengeJson(challenge) }),
  ...(final && { final: finalJson(final) }),
});

const aboutChallenges: Messages = {
  start: reading(object({ channels })),
  action: reading(challengeAction),
  observed: ({ channels }: ObservedChallenges) => ({
    channels: objectOf(
      entriesOf<string, ObservedChannel>(channels).map(([name, one]) => [name, channelJson(one)]),
    ),
  }),
};

/** By the subject's name. */
export const messages: Readonly<Record<string, Messages>> = {
  [payments.name]: aboutPayments,
  [payouts.name]: aboutPayouts,
  [ledgers.name]: aboutLedgers,
  [challenges.name]: aboutChallenges,
};

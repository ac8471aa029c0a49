/** Subjects that are served: by the specification's own rules, or by rules that are wrong on purpose. */
import * as v from 'valibot';
import { challenges, type ChallengeCapabilities } from '../../../conformance/challenges/index.js';
import { action as challengeAction, channels } from '../../../conformance/challenges/json.js';
import { asObserved } from '../../../conformance/challenges/observed.js';
import type { ObservedChallenges, ObservedChannel } from '../../../conformance/challenges/terms.js';
import { ledgers, type LedgersCapabilities } from '../../../conformance/ledgers/index.js';
import * as ledgersJson from '../../../conformance/ledgers/json.js';
import type { LedgersObservation } from '../../../conformance/ledgers/terms.js';
import { payments, type Observation } from '../../../conformance/payments/index.js';
import { payouts, type Capabilities } from '../../../conformance/payouts/index.js';
import * as payoutsJson from '../../../conformance/payouts/json.js';
import { networkWith } from '../../../conformance/payouts/step.js';
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
import { entriesOf, nitro, sum, type Coins, type Outcome } from '../../../spec/index.js';
import { mutants } from '../../mutants/rules.js';
import { following } from '../following.js';
import { implementing } from '../rules.js';
import type { Served } from './served.js';
import { planted } from './planted.js';

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

/** These rules of payments, or `nitro` for the right ones. */
export const paymentRules = (id: string) =>
  implementing(id, id === 'nitro' ? nitro : mutants.find((mutant) => mutant.id === id)!.rules);

const paymentsBy = (id: string): Served => {
  const implementation = paymentRules(id === 'planted' ? 'transfer-with-a-fee' : id);
  return {
    implementation,
    declared: { operations: implementation.capabilities.operations },
    start: reading(object(networkSchema)),
    action: one(operationsWith(amount)),
    observed: observedJson,
  };
};

const payoutsCapabilities: Capabilities = {
  operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
  choosing: { payOut: 'any', payClaims: 'any' },
  callsRecipients: true,
  finalizesUnconditionally: false,
  finalizesAnyAddress: false,
  clock: true,
  specialAddresses: [],
};

const payoutsBy = (id: string): Served => ({
  implementation: following(id, payouts, payoutsCapabilities, {
    observed: (state): Observation => ({
      ...networkWith(state, state.received),
      held: state.deposited - state.withdrawn,
    }),
    ...(id === 'planted' && { step: planted.payouts }),
  }),
  declared: { operations: payoutsCapabilities.operations, callsRecipients: true, clock: true },
  start: reading(object({ ...networkSchema, callsBack: payoutsJson.callsBackSchema })),
  action: one(payoutsJson.operations),
  observed: observedJson,
});

const ledgersCapabilities: LedgersCapabilities = {
  operations: ['deposit', 'finalize', 'transfer', 'reclaim', 'payAll'],
  maximumAmount: 2n ** 256n - 1n,
  depositsOfNothing: true,
  callsRecipients: true,
};

const ledgersBy = (id: string): Served => ({
  implementation: following(id, ledgers, ledgersCapabilities, {
    observed: ({ holdings, outcomes, paid }): LedgersObservation => ({
      ...{ holdings, outcomes, paid },
      held: sum(Object.values<Coins>(holdings)),
    }),
    ...(id === 'planted' && { step: planted.ledgers }),
  }),
  declared: {
    operations: ledgersCapabilities.operations,
    maximumAmount: String(ledgersCapabilities.maximumAmount),
    callsRecipients: true,
  },
  start: reading(object({ ...ledgersJson.ledgersSchema.entries, callsBack: ledgersJson.callsBackSchema })),
  action: reading(ledgersJson.operation),
  observed: ({ held, ...state }: LedgersObservation) => ({
    ...ledgersJson.stateJson(state),
    held: String(held),
  }),
});

const challengesCapabilities: ChallengeCapabilities = {
  generation: 'v2',
  apps: ['consensus', 'payments'],
  longestChallenge: 2n ** 48n - 1n,
  greatestTurn: 2 ** 48 - 1,
};

const finalJson = (final: Outcome | 'unknown'): Json => (final === 'unknown' ? final : outcomeJson(final));

const channelJson = ({ record, challenge, final }: ObservedChannel): Json => ({
  ...(record !== undefined && { record }),
  ...(challenge && {
    challenge: {
      ...challenge,
      outcome: outcomeJson(challenge.outcome!),
      finalizesAt: String(challenge.finalizesAt),
    },
  }),
  ...(final && { final: finalJson(final) }),
});

const challengesBy = (id: string): Served => ({
  implementation: following(id, challenges, challengesCapabilities, {
    observed: asObserved,
    ...(id === 'planted' && { step: planted.challenges }),
  }),
  declared: { generation: 'v2', apps: challengesCapabilities.apps },
  start: reading(object({ channels })),
  action: reading(challengeAction),
  observed: ({ channels }: ObservedChallenges) => ({
    channels: objectOf(
      entriesOf<string, ObservedChannel>(channels).map(([name, one]) => [name, channelJson(one)]),
    ),
  }),
});

const by: Readonly<Record<string, (id: string) => Served>> = {
  [payments.name]: paymentsBy,
  [payouts.name]: payoutsBy,
  [ledgers.name]: ledgersBy,
  [challenges.name]: challengesBy,
};

/**
 * These subjects by these rules: `nitro` for the right ones, `planted` for one fault in each, or the id of a mutant
 * of payments.
 */
export const servedBy = (id: string, ...subjects: readonly string[]): readonly Served[] =>
  (subjects.length === 0 ? [payments.name] : subjects).map((subject) => by[subject]!(id));

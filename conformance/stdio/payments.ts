/** Payments in messages: what scenarios of kind `operations` are made of, in the same form. */
import * as v from 'valibot';
import type { Address, ChannelAddress, NitroAction } from '../../spec/index.js';
import { payments, type Observation, type Payments, type Start } from '../payments/index.js';
import { balancesJson, operationJson, outcomesJson } from '../scenario/json.js';
import {
  address,
  amount,
  array,
  byAddress,
  object,
  oneOf,
  outcomeWith,
  signedAmount,
} from '../scenario/schema.js';
import { declared, flag } from './capabilities.js';
import type { Wire } from './wire.js';

const operations = [
  'deposit',
  'withdraw',
  'finalize',
  'transfer',
  'claim',
] as const satisfies readonly NitroAction['type'][];

/** What is declared about payments of whichever kind. */
export const paymentCapabilities = {
  finalizesUnconditionally: flag(false),
  clock: flag(false),
  maximumAmount: v.exactOptional(amount),
  specialAddresses: v.optional(array(address), []),
};

export const startJson = ({ participants, balances, finalized, challenged }: Start) => ({
  participants,
  balances: balancesJson(balances),
  finalized: outcomesJson(finalized),
  challenged: outcomesJson(challenged),
});

const outcome = outcomeWith(signedAmount);

/** A balance below zero is no mistake of the message: it disagrees. */
export const observed: v.GenericSchema<unknown, Observation> = object({
  balances: byAddress<Address, typeof signedAmount>(signedAmount),
  outcomes: byAddress<ChannelAddress, typeof outcome>(outcome),
  held: signedAmount,
});

export const paymentsWire: Wire<Payments> = {
  subject: payments,
  capabilities: declared({ operations: array(oneOf(operations)), ...paymentCapabilities }),
  start: startJson,
  action: operationJson,
  observed,
};

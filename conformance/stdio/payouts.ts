/** Payouts in messages: payments, with the operations of the contracts that came later. */
import * as v from 'valibot';
import { payouts, type Action, type Choosing, type Payouts } from '../payouts/index.js';
import { actionJson, callsBackJson } from '../payouts/json.js';
import { array, oneOf } from '../scenario/schema.js';
import { declared, flag } from './capabilities.js';
import { observed, paymentCapabilities, startJson } from './payments.js';
import type { Wire } from './wire.js';

const operations = [
  'depositExpecting',
  'finalize',
  'payOut',
  'payClaims',
] as const satisfies readonly Action['type'][];

const choosing = v.optional(oneOf(['all', 'one', 'any'] as const satisfies readonly Choosing[]), 'any');

export const payoutsWire: Wire<Payouts> = {
  subject: payouts,
  capabilities: declared({
    operations: array(oneOf(operations)),
    choosing: v.optional(declared({ payOut: choosing, payClaims: choosing }), {}),
    callsRecipients: flag(false),
    finalizesAnyAddress: flag(false),
    ...paymentCapabilities,
  }),
  start: (start) => ({ ...startJson(start), ...callsBackJson(start) }),
  action: actionJson,
  observed,
};

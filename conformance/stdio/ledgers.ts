/** Ledgers in messages, as stored examples write them. */
import * as v from 'valibot';
import type { ChannelAddress, ParticipantAddress } from '../../spec/index.js';
import { ledgers, type Ledgers, type LedgersAction } from '../ledgers/index.js';
import { callsBackJson, ledgerOutcomeWith, ledgersJson, operationJson } from '../ledgers/json.js';
import { amount, array, byAddress, object, oneOf, signedAmount } from '../scenario/schema.js';
import { declared, flag } from './capabilities.js';
import { orUnknown } from './unknown.js';
import type { Wire } from './wire.js';

const operations = [
  'deposit',
  'finalize',
  'transfer',
  'reclaim',
  'payAll',
] as const satisfies readonly LedgersAction['type'][];

const outcome = orUnknown(ledgerOutcomeWith(signedAmount));

export const ledgersWire: Wire<Ledgers> = {
  subject: ledgers,
  capabilities: declared({
    operations: array(oneOf(operations)),
    maximumAmount: v.exactOptional(amount),
    depositsOfNothing: flag(true),
    callsRecipients: flag(false),
  }),
  start: (start) => ({ ...ledgersJson(start), ...callsBackJson(start) }),
  action: operationJson,
  observed: object({
    holdings: byAddress<ChannelAddress, typeof signedAmount>(signedAmount),
    outcomes: byAddress<ChannelAddress, typeof outcome>(outcome),
    paid: byAddress<ParticipantAddress, typeof signedAmount>(signedAmount),
    held: signedAmount,
  }),
};

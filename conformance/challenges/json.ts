/** JSON of the challenge game: the channels, the calls with the states and signatures they show, and what came of it. */
import * as v from 'valibot';
import { proposal, type AppData } from '../../spec/force-move/index.js';
import { entriesOf, type Outcome } from '../../spec/index.js';
import type { Encounter } from '../meeting.js';
import { objectOf, outcomeJson, type Json } from '../scenario/json.js';
import {
  amount,
  array,
  byAddress,
  expected,
  object,
  oneOf,
  outcome,
  participantAddress,
} from '../scenario/schema.js';
import type { Operation } from '../implementation.js';
import type { ChallengeTrace } from './changed.js';
import type { ChallengeAction, Challenges, ChallengeStart, ChannelTerms, Shown, Signature } from './terms.js';
import { shownVoucher, voucherIn } from './vouchers.js';
import { words } from './words.js';

const dataJson = (data: AppData): Json => {
  const voucher = voucherIn(data);
  if (voucher) return { ...voucher, amount: String(voucher.amount) };
  if (typeof data === 'object' && data !== null && 'proposed' in data)
    return {
      approvals: Number(data['approvals']),
      proposed: outcomeJson(data['proposed'] as unknown as Outcome),
    };
  return data as Json;
};

const stateJson = ({ outcome, data, ...state }: Shown): Json => ({
  ...state,
  outcome: outcomeJson(outcome),
  data: dataJson(data),
});

export const actionJson = (action: ChallengeAction): Json => {
  if (action.type === 'wait') return { call: 'wait' };
  const { type, channel, shows } = action;
  return {
    call: type,
    channel,
    states: shows.states.map(stateJson),
    signatures: shows.signatures.map((one) => ({ ...one })),
    ...(action.type === 'forceMove' && { challenger: { ...action.challenger } }),
  };
};

const termsJson = ({ nonce, challengeDuration, ...terms }: ChannelTerms): Json => ({
  ...terms,
  nonce: String(nonce),
  challengeDuration: String(challengeDuration),
});

export const channelsJson = ({ channels }: ChallengeStart): Json =>
  objectOf(
    entriesOf<string, ChannelTerms>(channels).map(([name, terms]) => [name, termsJson(terms)] as const),
  );

export const encounterJson = ({
  trace: { start, operations },
  meeting,
}: Encounter<Challenges>): { readonly [field: string]: Json } => {
  const { step, expected, response, observed } = meeting;
  return {
    channels: channelsJson(start),
    operations: operations.map(({ action }) => actionJson(action)),
    seconds: operations.map(({ seconds }) => seconds),
    expect: {
      result: step.status,
      ...(step.status === 'rejected' && { code: step.code }),
      final: words.state(expected),
    },
    actual: { result: response.status, final: words.observed(observed) },
  };
};

export const whole = v.pipe(
  v.number(expected('a whole number')),
  v.integer(expected('a whole number')),
  v.minValue(0, expected('a number that is not negative')),
);

export const flaw = oneOf([
  ...(['zero', 'wrong-v', 'flipped-s', 'other-form', 'unprefixed'] as const),
  ...(['other-nonce', 'other-participants', 'other-app', 'other-chain'] as const),
  ...(['other-turn', 'other-outcome', 'other-data', 'other-finality'] as const),
  ...(['not-a-challenge'] as const),
]);

const optionalFlaw = v.optional(flaw);

const signature = v.pipe(
  object({ by: participantAddress, of: whole, flaw: optionalFlaw }),
  v.transform(({ by, of, flaw }): Signature => ({ by, of, ...(flaw && { flaw }) })),
);

const data = v.union(
  [
    v.null(),
    whole,
    v.pipe(
      object({ approvals: whole, proposed: outcome }),
      v.transform((data): AppData => proposal(data)),
    ),
    v.pipe(
      object({ amount, by: participantAddress, flaw: optionalFlaw }),
      v.transform(({ amount, by, flaw }): AppData => shownVoucher({ amount, by, ...(flaw && { flaw }) })),
    ),
  ],
  expected('data of an app: null, a number, a proposal or a voucher'),
);

const state = v.pipe(
  object({
    channel: v.optional(v.string()),
    turn: whole,
    outcome,
    data,
    isFinal: v.boolean(expected('true or false')),
  }),
  v.transform(({ channel, ...state }): Shown => (channel === undefined ? state : { channel, ...state })),
);

const shown = { channel: v.string(), states: array(state), signatures: array(signature) };

export const action: v.GenericSchema<unknown, ChallengeAction> = v.pipe(
  v.variant(
    'call',
    [
      object({ call: v.literal('wait') }),
      object({ call: v.literal('forceMove'), ...shown, challenger: signature }),
      object({
        call: oneOf(['respond', 'refute', 'alternativeRespond', 'checkpoint', 'conclude']),
        ...shown,
      }),
    ],
    expected('a call such as "forceMove", or "wait"'),
  ),
  v.transform((action): ChallengeAction => {
    if (action.call === 'wait') return { type: 'wait' };
    const { channel, states, signatures } = action;
    const shows = { states, signatures };
    return action.call === 'forceMove'
      ? { type: action.call, channel, shows, challenger: action.challenger }
      : { type: action.call, channel, shows };
  }),
);

export const app = oneOf(['any-move', 'counting', 'consensus', 'payments']);

const terms = v.pipe(
  object({
    participants: array(participantAddress),
    nonce: amount,
    app,
    challengeDuration: amount,
  }),
  v.transform((terms): ChannelTerms => terms),
);

export const channels = byAddress<string, typeof terms>(terms);

export const schema: v.GenericSchema<unknown, ChallengeTrace> = v.pipe(
  object({
    channels,
    operations: array(action),
    seconds: array(whole),
  }),
  v.check(
    ({ operations, seconds }) => operations.length > 0 && operations.length === seconds.length,
    'expected at least one operation, and as many seconds as operations',
  ),
  v.transform(({ channels, operations: actions, seconds }): ChallengeTrace => {
    const operations = actions.map((action, i): Operation<Challenges> => ({ action, seconds: seconds[i]! }));
    return { start: { channels }, operations };
  }),
);

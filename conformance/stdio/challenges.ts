/** Challenges in messages, as stored examples write them. Signatures are described, and made by who is told of them. */
import * as v from 'valibot';
import type { CallType } from '../../spec/force-move/index.js';
import {
  challenges,
  type ChallengeCapabilities,
  type Challenges,
  type GenerationName,
  type ObservedChannel,
} from '../challenges/index.js';
import { actionJson, app, channelsJson, flaw, whole } from '../challenges/json.js';
import {
  amount,
  array,
  byAddress,
  object,
  oneOf,
  outcomeWith,
  participantAddress,
  signedAmount,
} from '../scenario/schema.js';
import { declared } from './capabilities.js';
import { orUnknown } from './unknown.js';
import type { Wire } from './wire.js';

const generations = ['v1', '0.x', 'v2'] as const satisfies readonly GenerationName[];

const calls = [
  'forceMove',
  'respond',
  'refute',
  'alternativeRespond',
  'checkpoint',
  'conclude',
] as const satisfies readonly CallType[];

/** What the published contracts have room for. */
const [greatestTurn, longestChallenge] = [2 ** 48 - 1, 2n ** 48n - 1n];

const capabilities: v.GenericSchema<unknown, ChallengeCapabilities> = declared({
  generation: oneOf(generations),
  calls: v.exactOptional(array(oneOf(calls))),
  apps: v.pipe(array(app), v.minLength(1, 'expected an app at least')),
  flaws: v.exactOptional(array(flaw)),
  challengeDuration: v.exactOptional(amount),
  longestChallenge: v.optional(amount, String(longestChallenge)),
  greatestTurn: v.optional(whole, greatestTurn),
});

const outcome = outcomeWith(signedAmount);

const channel: v.GenericSchema<unknown, ObservedChannel> = object({
  record: v.exactOptional(whole),
  challenge: v.exactOptional(
    object({
      turn: whole,
      outcome: v.exactOptional(outcome),
      challenger: v.exactOptional(participantAddress),
      finalizesAt: signedAmount,
    }),
  ),
  final: v.exactOptional(orUnknown(outcome)),
});

export const challengesWire: Wire<Challenges> = {
  subject: challenges,
  capabilities,
  start: (start) => ({ channels: channelsJson(start) }),
  action: actionJson,
  observed: object({ channels: byAddress<string, typeof channel>(channel) }),
};

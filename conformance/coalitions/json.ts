/**
 * JSON of attacks: a file of kind `coalition` says where the game begins, as the scenarios do, and what the
 * others do; what was promised and what the player got are there to be compared when it is played again.
 */
import * as v from 'valibot';
import {
  chainOf,
  entriesOf,
  explainFault,
  faultOf,
  outcomesOf,
  recordOf,
  type Challenge,
  type ChannelAddress,
  type Status,
} from '../../spec/index.js';
import { idOf, type KnownLoss, type Loss } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import { networkJson, objectOf, outcomeJson, type Json } from '../scenario/json.js';
import { readJson, type JsonReading } from '../scenario/read.js';
import {
  amount,
  array,
  byAddress,
  channelAddress,
  expected,
  network,
  object,
  oneOf,
  outcomes,
  participantAddress,
} from '../scenario/schema.js';
import { status } from '../scenario/snapshot.js';
import type { Attack } from './attack.js';
import { offerOf, type Playable } from './offer.js';

const statusJson = (status: Status): Json =>
  status.type === 'notMine'
    ? status.type
    : {
        [status.type]: outcomesOf(status).map(outcomeJson),
        ...(status.type === 'finalizable' && status.challengeable && { challengeable: true }),
      };

const isChallenge = (action: unknown): action is Challenge =>
  (action as { readonly type?: unknown }).type === 'challenge';

export const lossJson = <T extends Playable>(
  implementation: Implementation<T>,
  loss: Loss<T, Attack<T['action']>>,
): { readonly [field: string]: Json } => {
  const { player, start, statuses, moves } = loss.attack;
  const { promised, got } = loss.game;
  const { symptom, ingredients } = loss.cause;
  const { json } = offerOf(implementation);
  return {
    ...{
      id: idOf(loss),
      kind: 'coalition',
      subject: implementation.subject.name,
    },
    title: `${player} is promised ${promised} and gets ${got}: it ${symptom}`,
    ...{ implementations: [implementation.name], loss: loss.kind, symptom, ingredients },
    player,
    network: {
      ...networkJson({ balances: start.balances, outcomes: start.finalized }),
      participants: start.participants,
    },
    challenged: networkJson({ balances: recordOf([]), outcomes: start.challenged }).outcomes,
    statuses: objectOf(
      entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) => [channel, statusJson(status)]),
    ),
    moves: moves.map(({ before, action, seconds }) => ({
      before,
      seconds,
      operation: isChallenge(action) ? { op: 'challenge', channel: action.channel } : json(action),
    })),
    ...{ promised: String(promised), got: String(got) },
  };
};

const count = (what: string) =>
  v.pipe(
    v.number(expected(what)),
    v.integer(expected(what)),
    v.minValue(0, expected(`${what} that is not negative`)),
  );

const challenge = v.pipe(
  object({ op: v.literal('challenge'), channel: channelAddress }),
  v.transform(({ channel }): Challenge => ({ type: 'challenge', channel })),
);

const schemaFor = <T extends Playable>(
  implementation: Implementation<T>,
): v.GenericSchema<unknown, KnownLoss<Attack<T['action']>>> => {
  const one = v.pipe(
    v.unknown(),
    v.transform((action): unknown => [action]),
    offerOf(implementation).actions,
    v.transform((actions): T['action'] => actions[0]!),
  );
  const fields = object({
    ...{ id: v.string(), kind: oneOf(['coalition']), subject: oneOf([implementation.subject.name]) },
    implementations: array(v.string()),
    loss: oneOf(['less than promised', 'coins created']),
    ...{ symptom: v.string(), ingredients: array(v.string()) },
    player: participantAddress,
    network,
    challenged: outcomes,
    statuses: byAddress<ChannelAddress, typeof status>(status),
    moves: array(
      object({
        before: count('a number of transactions'),
        seconds: count('a number of seconds'),
        operation: v.union([challenge, one]),
      }),
    ),
    ...{ promised: amount, got: amount },
  });
  return v.pipe(
    fields,
    v.rawTransform(({ dataset, addIssue, NEVER }): KnownLoss<Attack<T['action']>> => {
      const { id, implementations, loss, symptom, ingredients, promised, got, ...rest } = dataset.value;
      const { participants = [], balances, outcomes: finalized } = rest.network;
      const fault = faultOf({
        chain: chainOf(participants, { balances, outcomes: finalized }),
        statuses: rest.statuses,
      });
      if (fault) {
        addIssue({ message: explainFault(fault) });
        return NEVER;
      }
      const attack: Attack<T['action']> = {
        player: rest.player,
        start: { participants, balances, finalized, challenged: rest.challenged },
        statuses: rest.statuses,
        moves: rest.moves.map(({ before, seconds, operation }) => ({ before, seconds, action: operation })),
      };
      return { id, implementations, loss, symptom, ingredients, attack, promised, got };
    }),
  );
};

export const readLoss = <T extends Playable>(
  implementation: Implementation<T>,
  text: string,
): JsonReading<KnownLoss<Attack<T['action']>>> => readJson(text, schemaFor(implementation));

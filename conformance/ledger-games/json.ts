/**
 * JSON of attacks on ledgers: a file of kind `coalition` says where the game begins, as files of ledgers do, and
 * what the others do after how many of the player's transactions; what was promised and what the player got are
 * there to be compared when it is played again.
 */
import * as v from 'valibot';
import { idOf, type KnownLoss, type Loss } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import {
  callsBackJson,
  callsBackSchema,
  ledgersJson,
  ledgersSchema,
  operation,
  operationJson,
} from '../ledgers/json.js';
import type { Ledgers } from '../ledgers/index.js';
import { readJson, type JsonReading } from '../scenario/read.js';
import type { Json } from '../scenario/json.js';
import { amount, array, expected, object, oneOf, participantAddress } from '../scenario/schema.js';
import { isPossible, type LedgerAttack } from './attack.js';

export const lossJson = (
  { name, subject }: Implementation<Ledgers>,
  loss: Loss<Ledgers, LedgerAttack>,
): { readonly [field: string]: Json } => {
  const { attack, cause, game, kind } = loss;
  const { player, start, moves } = attack;
  const { promised, got } = game;
  return {
    ...{ id: idOf(loss), kind: 'coalition', subject: subject.name },
    title: `${player} is promised ${promised} and gets ${got}: it ${cause.symptom}`,
    ...{ implementations: [name], loss: kind, symptom: cause.symptom, ingredients: cause.ingredients },
    player,
    ledgers: ledgersJson(start),
    ...callsBackJson(start),
    operations: moves.map(({ action }) => operationJson(action)),
    seconds: moves.map(({ seconds }) => seconds),
    ...{ promised: String(promised), got: String(got) },
  };
};

const seconds = v.pipe(
  v.number(expected('a number of seconds')),
  v.integer(expected('a number of seconds')),
  v.minValue(0, expected('a number of seconds that is not negative')),
);

const schema: v.GenericSchema<unknown, KnownLoss<LedgerAttack>> = v.pipe(
  object({
    ...{ id: v.string(), kind: oneOf(['coalition']), subject: oneOf(['ledgers']) },
    implementations: array(v.string()),
    loss: oneOf(['less than promised', 'coins created']),
    ...{ symptom: v.string(), ingredients: array(v.string()) },
    player: participantAddress,
    ledgers: ledgersSchema,
    callsBack: callsBackSchema,
    operations: array(operation),
    seconds: array(seconds),
    ...{ promised: amount, got: amount },
  }),
  v.check(
    ({ operations, seconds }) => operations.length === seconds.length,
    'expected as many seconds as operations',
  ),
  v.transform(({ player, ledgers, callsBack, operations, seconds, ...known }) => ({
    ...known,
    attack: {
      player,
      start: { ...ledgers, ...(callsBack && { callsBack }) },
      moves: operations.map((action, i) => ({ action, seconds: seconds[i]! })),
    },
  })),
  v.check(
    ({ attack }) => isPossible(attack),
    'the player has to be a participant that does not call back, and the others may not finalize, nor pay into, what a guarantee is for',
  ),
);

export const readLoss = (_: Implementation<Ledgers>, text: string): JsonReading<KnownLoss<LedgerAttack>> =>
  readJson(text, schema);

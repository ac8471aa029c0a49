/** Kind `construction`: what everybody can make sure of at every step, who loses, and what is funded in the end. */
import * as v from 'valibot';
import {
  check,
  explainFault,
  faultyStep,
  fundedFor,
  isSafe,
  membersFault,
  statesOf,
  systemOf,
  type Channel,
  type ConstructionStep,
  type System,
  type Values,
} from '../../spec/constructions/index.js';
import {
  entriesOf,
  recordOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Json } from './json.js';
import { kind } from './kind.js';
import {
  address,
  amount,
  array,
  byAddress,
  channelAddress,
  expected,
  object,
  outcome,
  participantAddress,
} from './schema.js';

const members = array(participantAddress);

const step = v.pipe(
  v.variant(
    'do',
    [
      object({ do: v.literal('open'), channel: channelAddress, members, outcome }),
      object({ do: v.literal('update'), channel: channelAddress, outcome }),
      object({ do: v.literal('conclude'), channel: channelAddress }),
      object({ do: v.literal('deposit'), by: participantAddress, channel: channelAddress, amount }),
      object({ do: v.literal('withdraw'), from: participantAddress, amount }),
      object({ do: v.literal('finalize'), channel: channelAddress }),
      object({ do: v.literal('transfer'), from: channelAddress, to: address, amount }),
      object({ do: v.literal('claim'), guarantee: channelAddress, to: address, amount }),
    ],
    expected(
      'a step: "open", "update", "conclude", "deposit", "withdraw", "finalize", "transfer" or "claim" as its "do"',
    ),
  ),
  v.transform(({ do: type, ...fields }) => ({ type, ...fields }) as ConstructionStep),
);

const system = v.pipe(
  object({
    participants: array(participantAddress),
    balances: v.optional(byAddress<Address, typeof amount>(amount), {}),
    channels: v.optional(
      byAddress<ChannelAddress, v.GenericSchema<unknown, Channel>>(object({ members, outcome })),
      {},
    ),
  }),
  v.rawTransform(({ dataset: { value }, addIssue }): System => {
    const { participants, balances, channels } = value;
    const complain = (message: string, ...keys: (string | number)[]) =>
      addIssue({ message, path: pathTo(value, keys) });
    participants.forEach((name, i) => {
      if (participants.indexOf(name) < i) complain(`${name} is listed twice`, 'participants', i);
    });
    for (const [channel, { members }] of entriesOf<ChannelAddress, Channel>(channels)) {
      if ((participants as readonly Address[]).includes(channel))
        complain(`${channel} is a participant, and no channel`, 'channels', channel);
      const fault = membersFault(participants, channel, members);
      if (fault) complain(explainFault(fault), 'channels', channel, 'members');
    }
    return systemOf(participants, balances, channels);
  }),
);

type Path = [v.IssuePathItem, ...v.IssuePathItem[]];

/** The path of an issue that a look at several fields found. */
const pathTo = (input: unknown, keys: readonly (string | number)[]): Path => {
  let here = input;
  return keys.map((key): v.IssuePathItem => {
    const input = here as Record<string | number, unknown>;
    here = input[key];
    return { type: 'object', origin: 'value', input, key, value: here } as v.IssuePathItem;
  }) as Path;
};

const constructionSchema = v.pipe(
  object({
    system,
    steps: array(step),
    fundedChannel: v.optional(channelAddress),
    fundedFor: v.optional(members),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const faulty = faultyStep(value.system, value.steps);
    if (faulty) {
      const { step, fault } = faulty;
      const path = pathTo(value, ['steps', step - 1, fault.field]);
      addIssue({ message: `step ${step}: ${explainFault(fault)}`, path });
      return;
    }
    const { fundedChannel, fundedFor = [] } = value;
    const { chain, channels } = statesOf(value.system, value.steps).at(-1)!;
    if (fundedChannel !== undefined && !(fundedChannel in channels) && !(fundedChannel in chain.outcomes))
      addIssue({
        message: `there is no channel ${fundedChannel}`,
        path: pathTo(value, ['fundedChannel']),
      });
    fundedFor.forEach((who, i) => {
      if (!chain.participants.includes(who))
        addIssue({ message: `there is no participant ${who}`, path: pathTo(value, ['fundedFor', i]) });
    });
  }),
);

/** What a file of this kind asks about. */
export type ConstructionQuestion = v.InferOutput<typeof constructionSchema>;

const valuesJson = (values: Values): Json =>
  recordOf(
    entriesOf<ParticipantAddress, Coins>(values).map(([who, amount]): [string, Json] => [
      who,
      String(amount),
    ]),
  );

export const answerConstruction = ({
  system,
  steps,
  fundedChannel,
  fundedFor: whom,
}: ConstructionQuestion): Json => {
  const checked = check(system, steps);
  const answer = {
    netValues: checked.netValues.map(valuesJson),
    safe: isSafe(checked),
    losses: checked.losses.map((loss) => ({ ...loss, amount: String(loss.amount) })),
  };
  if (fundedChannel === undefined) return answer;
  const last = statesOf(system, steps).at(-1)!;
  const funded = (whom ?? system.chain.participants).map((who): [ParticipantAddress, Coins] => [
    who,
    fundedFor(who, last, fundedChannel),
  ]);
  return { ...answer, funded: valuesJson(recordOf(funded)) };
};

export const constructionKind = kind(constructionSchema, answerConstruction);

/** Written: data of the specification as the questions of scenarios write it. */
import type { Instance, ConstructionStep, System, Channel } from '../../../spec/constructions/index.js';
import {
  entriesOf,
  outcomesOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type NitroAction,
  type Network,
  type ParticipantAddress,
  type Status,
  type View,
} from '../../../spec/index.js';
import type { Json } from '../../../conformance/scenario/index.js';
import {
  balancesJson,
  networkJson,
  objectOf,
  operationJson,
  outcomeJson,
} from '../../../conformance/scenario/json.js';
import type { Fields } from '../../../conformance/vector-set/vector.js';

export const operationsQuestion = (start: Chain, actions: readonly NitroAction[]): Fields => ({
  network: { ...networkJson(start), participants: start.participants },
  operations: actions.map(operationJson),
});

export const networkQuestion = (network: Network): Fields => ({ network: { ...networkJson(network) } });

const statusJson = (status: Status): Json => {
  if (status.type === 'notMine') return { notMine: [] };
  const outcomes = { [status.type]: outcomesOf(status).map(outcomeJson) };
  return status.type === 'finalizable' && status.challengeable
    ? { ...outcomes, challengeable: true }
    : outcomes;
};

export const snapshotQuestion = (
  { chain, statuses }: View,
  player: ParticipantAddress,
  target: Address,
): Fields => {
  const { balances, outcomes } = networkJson(chain);
  return {
    player,
    target,
    balances,
    outcomes,
    statuses: objectOf(
      entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) => [channel, statusJson(status)]),
    ),
  };
};

const systemJson = ({ chain, channels }: System): Json => ({
  participants: chain.participants,
  balances: balancesJson(chain.balances),
  channels: objectOf(
    entriesOf<ChannelAddress, Channel>(channels).map(([name, { members, outcome }]) => [
      name,
      { members, outcome: outcomeJson(outcome) },
    ]),
  ),
});

const stepJson = ({ type, ...fields }: ConstructionStep): Json =>
  objectOf([
    ['do', type],
    ...Object.entries(fields).map(([key, value]): [string, Json] => [
      key,
      typeof value === 'bigint'
        ? String(value)
        : typeof value === 'string' || Array.isArray(value)
          ? (value as Json)
          : outcomeJson(value as never),
    ]),
  ]);

export const constructionQuestion = ({ start, steps, funds }: Instance): Fields => ({
  system: systemJson(start),
  steps: steps.map(stepJson),
  ...(funds ? { fundedChannel: funds.channel } : {}),
});

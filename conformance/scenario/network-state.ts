/**
 * Network states: a network to find values in, and what those who play see of its channels.
 *
 * From a scenario, whatever it asks, or from the paper's notation: a network, and standings after it.
 */
import {
  chainOf,
  participantsIn,
  readNetworkState as readNotation,
  viewFrom,
  viewOf,
  type Chain,
  type Mistake,
  type ParticipantAddress,
  type View,
} from '../../spec/index.js';
import * as v from 'valibot';
import { readWith, type JsonReading, type Problem } from './read.js';
import { network, object } from './schema.js';
import { snapshot } from './snapshot.js';

export interface Player {
  /** Nobody in particular where every outcome is on chain, and everybody sees the same. */
  readonly name?: ParticipantAddress;
  readonly view: View;
}

export interface NetworkState {
  readonly chain: Chain;
  readonly players: readonly Player[];
}

const onChain = (chain: Chain): NetworkState => ({ chain, players: [{ view: viewOf(chain) }] });

const fromNetwork = v.pipe(
  object({ network }),
  v.transform(({ network }): NetworkState => onChain(chainOf(network.participants ?? [], network))),
);

const fromSnapshot = v.pipe(
  snapshot,
  v.transform(({ player, view }): NetworkState => ({ chain: view.chain, players: [{ name: player, view }] })),
);

const has = (json: unknown, key: string): boolean => typeof json === 'object' && json !== null && key in json;

const problemOf = ({ line, column, expected, found }: Mistake): Problem => ({
  line,
  column,
  message: `expected ${expected}, found ${found}`,
});

export const readNetworkState = (text: string): JsonReading<NetworkState> => {
  if (text.trimStart().startsWith('{'))
    return readWith<NetworkState>(text, (json) => {
      if (has(json, 'network')) return fromNetwork;
      if (has(json, 'statuses')) return fromSnapshot;
      return { path: [], message: 'expected a scenario with a "network", or with a player\'s "statuses"' };
    });
  const reading = readNotation(text);
  if (reading.type === 'mistake') return { type: 'malformed', problems: [problemOf(reading)] };
  const { network: drawn, standings } = reading.value;
  const names = participantsIn(standings);
  const chain = chainOf(names, drawn);
  if (names.length === 0) return { type: 'read', value: onChain(chain) };
  return {
    type: 'read',
    value: { chain, players: names.map((name) => ({ name, view: viewFrom(chain, standings, name) })) },
  };
};

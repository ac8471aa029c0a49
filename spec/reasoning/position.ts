/**
 * Positions: views between which the game sees no difference have the same text.
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import { outcomeKey, outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

export const positionKey = ({ chain, statuses }: View): string =>
  JSON.stringify([
    sorted<Address, Coins, unknown>(chain.balances, String),
    sorted<ChannelAddress, Outcome, unknown>(chain.outcomes, outcomeKey),
    sorted<ChannelAddress, Status, unknown>(statuses, (status) => [
      status.type,
      status.type === 'finalizable' && status.challengeable === true,
      ...outcomesOf(status).map(outcomeKey),
    ]),
  ]);

const sorted = <K extends Address, V, T>(record: Readonly<Record<K, V>>, text: (value: V) => T): [K, T][] =>
  entriesOf<K, V>(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, value]) => [address, text(value)]);

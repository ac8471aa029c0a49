/**
 * Kind `nitro-exact-value`: the least that each address receives over all complete redistributions, and the
 * bound of the lower-bound algorithm.
 *
 * Where the search for the least met its limit, the answer is the two amounts that it lies between.
 */
import { exactValues, lowerBoundValues, type Address, type ExactValue } from '../../spec/index.js';
import { objectOf, type Json } from './json.js';
import { kind } from './kind.js';
import { address, array, network, object } from './schema.js';

const exactJson = (value: ExactValue): Json =>
  value.type === 'exact' ? String(value.value) : { least: String(value.least), most: String(value.most) };

export const nitroExactValueKind = kind(
  object({ network, addresses: array(address) }),
  ({ network, addresses }) => {
    const bounds = lowerBoundValues(network);
    if (bounds.type === 'outOfScope') return { outOfScope: bounds.because };
    const exact = exactValues(network, addresses);
    if (exact.type === 'outOfScope') return { outOfScope: exact.because };
    const each = (json: (address: Address) => Json): Json =>
      objectOf(addresses.map((address) => [address, json(address)]));
    return {
      exact: each((address) => exactJson(exact.values[address]!)),
      lowerBound: each((address) => String(bounds.values[address] ?? 0n)),
    };
  },
);

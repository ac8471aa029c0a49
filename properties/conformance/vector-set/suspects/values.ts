/** The wrong value algorithms of Nitro, asked about lower bounds and exact values. */
import { balanceOf, networkOf, type Address, type Coins, type Network } from '../../../../spec/index.js';
import { answer, type Json } from '../../../../conformance/scenario/index.js';
import { objectOf } from '../../../../conformance/scenario/json.js';
import { theGroup } from '../../../nitro/groups.js';
import { theAlgorithms } from '../../../mutants/value-properties.js';
import { valueMutants, type ValueMutant } from '../../../mutants/values.js';
import { suspect, type Suspect } from './suspect.js';

interface Asked {
  readonly network: Network;
  readonly addresses: readonly Address[];
}

const amounts = (values: Iterable<readonly [Address, Coins]>): Json =>
  objectOf([...values].filter(([, value]) => value !== 0n).map(([to, value]) => [to, String(value)]));

/** The lower bounds of a network that is one group, from its minimum payouts. */
const fromPayouts = (network: Network, payouts: ReadonlyMap<Address, Coins>): Json => {
  const values = new Map(theAlgorithms.lowerBound(network));
  for (const [to] of theGroup(network).debts)
    values.set(to, balanceOf(network, to) + (payouts.get(to) ?? 0n));
  return { values: amounts(values) };
};

const lowerBound =
  ({ algorithms }: ValueMutant) =>
  ({ network: asked }: Asked): Json => {
    const network = networkOf(asked);
    if (algorithms.minimum) return fromPayouts(network, algorithms.minimum(network));
    return { values: amounts(algorithms.lowerBound!(network)) };
  };

const exact =
  ({ algorithms }: ValueMutant) =>
  (asked: Asked): Json => ({
    ...(answer({ id: '', kind: 'nitro-exact-value', content: asked }) as object),
    exact: objectOf(
      asked.addresses.map((address) => [
        address,
        String(algorithms.exact!(networkOf(asked.network), address)),
      ]),
    ),
  });

export const valueSuspects: readonly Suspect[] = valueMutants.map((mutant) =>
  mutant.algorithms.exact
    ? suspect('nitro-exact-value', mutant, exact(mutant))
    : suspect('nitro-lower-bound', mutant, lowerBound(mutant)),
);

/** How large the amounts are up to which each construction is exhausted: small ones for many parameters. */
import {
  amountsUpTo,
  constructions,
  type Amounts,
  type Construction,
} from '../../spec/constructions/index.js';

const greatest: Readonly<Record<number, bigint>> = { 2: 4n, 3: 3n, 4: 2n, 5: 1n };

export const exhausted = (construction: Construction): readonly Amounts[] => [
  ...amountsUpTo(construction, greatest[Object.keys(construction.parameters).length]!),
];

export const named = (id: string): Construction => {
  const found = constructions.find((construction) => construction.id === id);
  if (!found) throw new Error(`there is no construction ${id}`);
  return found;
};

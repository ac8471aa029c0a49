/**
 * Played alone: what the player can make sure of when everything else is on chain, and there may be channels
 * that it alone can finalize, when it likes.
 *
 * With nothing left to finalize the value is the least over all complete redistributions: the others can
 * front-run a whole one, and the player can always complete one. With something left, finalizing it at once
 * gives a least value, and waiting can be better, if what others do first closes a way for them.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, entriesOf } from '../modelling/chain.js';
import { greater, lesser, sum, type Coins } from '../modelling/coins.js';
import { owed, type Outcome } from '../modelling/outcome.js';
import { exactValues } from '../nitro/exact-value.js';
import { finalizedIn } from './game.js';
import { better, between, exactly, leastOf, shared, type Effort, type Promised } from './promised.js';
import { outcomesOf, type Status } from './status.js';
import { searchTwin } from './twin-search.js';
import { isSmall, twinOf, type Twin } from './twin.js';
import type { View } from './view.js';

export const playedAlone = (view: View, target: Address, effort: Effort): Promised => {
  const choices = finalizedAtOnce(view);
  const atOnce = choices
    .map((chosen) => onChain(chosen, target, shared(effort, choices.length)))
    .reduce(better);
  if (entriesOf(view.statuses).length === 0) return atOnce;
  const twin = twinOf(view, target);
  return isContested(twin) ? searched(twin, leastOf(atOnce), ceiling(view, target), effort) : atOnce;
};

/** The views in which the player has chosen everywhere. An outcome is never worth less than none. */
const finalizedAtOnce = (view: View): readonly View[] =>
  entriesOf<ChannelAddress, Status>(view.statuses).reduce<readonly View[]>(
    (views, [channel, status]) =>
      views.flatMap((view) => outcomesOf(status).map((outcome) => finalizedIn(view, channel, outcome))),
    [view],
  );

const isContested = ({ payers }: Twin): boolean =>
  payers.some(({ debts }) => debts.some(({ contested }) => contested));

/** The least that the target receives over all complete redistributions of what is on chain. */
export const onChain = (view: View, target: Address, effort: Effort): Promised => {
  const found = exactValues(view.chain, [target], { pipes: effort.pipes });
  if (found.type === 'outOfScope')
    return searched(twinOf(view, target), balanceOf(view.chain, target), ceiling(view, target), effort);
  const value = found.values[target]!;
  return value.type === 'exact' ? exactly(value.value) : between(value.least, value.most, 'pipes');
};

/** The greatest amount that the player can secure in the twin, between one that it can and one it cannot exceed. */
const searched = (twin: Twin, least: Coins, most: Coins, effort: Effort): Promised => {
  if (!isSmall(twin)) return between(least, most, 'positions');
  const search = searchTwin(twin, effort.positions);
  let [secure, open] = [Number(least), Number(most)];
  for (let amount = open; secure < open; amount = Math.ceil((secure + open) / 2)) {
    const secures = search.secures(amount);
    if (search.exhausted()) return between(BigInt(secure), BigInt(open), 'positions');
    if (secures) secure = amount;
    else open = amount - 1;
  }
  return exactly(BigInt(secure));
};

/** More than this can never reach the target: neither all coins there are nor all that could be owed to it. */
export const ceiling = ({ chain, statuses }: View, target: Address): Coins => {
  const channels = new Set<Address>([...Object.keys(chain.outcomes), ...Object.keys(statuses)] as Address[]);
  const held = sum([...channels].map((channel) => balanceOf(chain, channel)));
  const debts = [
    ...Object.values<Outcome>(chain.outcomes).map((outcome) => owes(outcome, target)),
    ...Object.values<Status>(statuses).map((status) =>
      outcomesOf(status)
        .map((outcome) => owes(outcome, target))
        .reduce(greater),
    ),
  ];
  return balanceOf(chain, target) + lesser(held, sum(debts));
};

const owes = (outcome: Outcome, to: Address): Coins =>
  outcome.type === 'allocation' ? owed(outcome.entries, to) : 0n;

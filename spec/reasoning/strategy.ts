/**
 * Strategy: what the player submits next to recover at least what it was promised.
 *
 * Ask again whenever something happened: the answer is a function of the view alone, and everything in one
 * answer can be submitted together. What others can finalize too is put on chain, where others choose they
 * are made to, and in the end every payment that matters is made; no payments by others in between make a
 * complete redistribution worth less than promised. Only a channel that the player alone can finalize needs
 * thought: there the promise says which outcome to choose, and whether to wait.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { greater } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import { payable } from '../nitro/payable.js';
import { finalizedIn, myFinalizations, redistributions, type GameAction, type Move } from './game.js';
import { independentParts } from './independent.js';
import { outcomesFirst, promised } from './promise.js';
import { leastOf, type Effort } from './promised.js';
import { relevantTo } from './relevant.js';
import { withSink } from './sink.js';
import { outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

/** What the player whose view this is submits next, for its own or another address; nothing when all is done. */
export const recover = (view: View, target: Address, effort?: Partial<Effort>): readonly GameAction[] => {
  const relevant = relevantTo(withSink(view, target), target);
  const demands = entriesOf<ChannelAddress, Status>(relevant.statuses).flatMap(([channel, status]) =>
    demandIn(channel, status),
  );
  if (demands.length > 0) return demands; // 1. what others can finalize too, or have to choose

  const parts = independentParts(outcomesFirst(relevant, target), target);
  const choices = parts.flatMap((part) => {
    const own = entriesOf<ChannelAddress, Status>(part.statuses).flatMap(([channel, status]) => [
      ...myFinalizations(part, channel, status),
    ]);
    return own.length > 0 ? [keeping(part, own, target, effort).action] : [];
  });
  return choices.length > 0 ? choices : payable(relevant.chain); // 2. what it alone can choose 3. all payments
};

const demandIn = (channel: ChannelAddress, status: Status): readonly GameAction[] => {
  if (status.type === 'universal') return [{ type: 'finalize', channel, outcome: status.outcome }];
  return status.type === 'enabled' ? [{ type: 'challenge', channel }] : [];
};

/** The outcome that the player chooses in a channel where the others make it choose. */
export const chooseIn = (
  view: View,
  channel: ChannelAddress,
  target: Address,
  effort?: Partial<Effort>,
): Outcome => {
  const status = view.statuses[channel];
  const outcomes = status ? outcomesOf(status) : [];
  const least = outcomes.map((outcome) =>
    leastOf(promised(finalizedIn(view, channel, outcome), target, effort)),
  );
  return outcomes[least.indexOf(least.reduce(greater))]!;
};

/** How many payments are tried before the player rather chooses. */
const patience = 1000;

/** The first choice, or else the first payment, after which as much is promised as before. */
const keeping = (view: View, choices: readonly Move[], target: Address, effort?: Partial<Effort>): Move => {
  const least = leastOf(promised(view, target, effort));
  const keeps = ({ leadsTo }: Move): boolean =>
    leadsTo.every((next) => leastOf(promised(next, target, effort)) >= least);
  for (const move of choices) if (keeps(move)) return move;
  let tried = 0;
  for (const move of redistributions(view)) {
    if (tried++ === patience) break;
    if (keeps(move)) return move;
  }
  return choices[0]!; // only where the promise was not exact
};

/**
 * Line of play: how all others together hold a participant down to what it can make sure of, move by move.
 *
 * First everything is finalized, the others choosing where they can. Then coins are moved, each time such that no more can be had afterwards than before, until nothing
 * can be moved.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Address, ChannelAddress } from '../modelling/address.js';
import { balanceOf, entriesOf, recordOf, type Chain } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Outcome } from '../modelling/outcome.js';
import { everyPayment } from '../nitro/complete-redistribution.js';
import { nitro, type NitroAction } from '../nitro/rules.js';
import { relevantTo } from '../reasoning/relevant.js';
import { outcomesOf, type Status } from '../reasoning/status.js';
import { viewOf, type View } from '../reasoning/view.js';
import { seenBy } from './seen.js';
import type { Loss } from './check.js';
import { statesOf } from './perform.js';
import { isAgreement, type ConstructionStep } from './step.js';
import type { System } from './system.js';
import { worth, type Worth } from './worth.js';

export interface LineOfPlay {
  readonly moves: readonly NitroAction[];
  /** What the address holds in the end. */
  readonly holds: Coins;
}

/** How the loss comes about. */
export const howLost = (
  start: System,
  steps: readonly ConstructionStep[],
  { step, when, who }: Loss,
  value: Worth = worth,
): LineOfPlay => {
  const states = statesOf(start, steps);
  const inFlight = [steps[step - 1]!].filter(isAgreement);
  const view = when === 'during' ? seenBy(who, states[step - 1]!, inFlight) : seenBy(who, states[step]!);
  return lineOfPlay(view, who, value);
};

export const lineOfPlay = (view: View, target: Address, value: Worth = worth): LineOfPlay => {
  const finalized = outcomesChosen(relevantTo(view, target), target, value);
  const moves: NitroAction[] = finalized.map(([channel, outcome]) => ({
    type: 'finalize',
    channel,
    outcome,
  }));
  let chain = moves.reduce(applied, view.chain);
  for (;;) {
    const payment = holdingDown(chain, target, value);
    if (!payment) return { moves, holds: balanceOf(chain, target) };
    moves.push(payment);
    chain = applied(chain, payment);
  }
};

const applied = (chain: Chain, action: NitroAction): Chain => {
  const step = nitro(chain, action);
  if (step.status === 'rejected')
    throw new Error(`a move of a line of play was refused: ${step.reason.code}`);
  return step.chain;
};

type Finalized = readonly [ChannelAddress, Outcome];

/**
 * The outcome of each channel that comes on chain: the best where the participant is made to choose, then the
 * worst where the others are, then the best where only the participant can.
 */
const outcomesChosen = (view: View, target: Address, value: Worth): readonly Finalized[] => {
  const known: Finalized[] = [];
  let { statuses } = view;
  for (const [channel, status] of inTurn(view)) {
    const decided = outcomesOf(status).map((outcome) => {
      const universal: Status = { type: 'universal', outcome };
      const after = recordOf([...entriesOf<ChannelAddress, Status>(statuses), [channel, universal]]);
      return { outcome, after, worth: value({ ...view, statuses: after }, target) };
    });
    const isTheirs = status.type === 'enabled';
    const { outcome, after } = decided.reduce((one, other) =>
      (isTheirs ? other.worth < one.worth : other.worth > one.worth) ? other : one,
    );
    statuses = after;
    known.push([channel, outcome]);
  }
  return known;
};

const inTurn = ({ statuses }: View): readonly (readonly [ChannelAddress, Status])[] => {
  const all = entriesOf<ChannelAddress, Status>(statuses);
  const those = (is: (status: Status) => boolean) => all.filter(([, status]) => is(status));
  return [
    ...those((status) => status.type === 'finalizable' && status.challengeable === true),
    ...those((status) => status.type === 'universal' || status.type === 'enabled'),
    ...those((status) => status.type === 'finalizable' && status.challengeable !== true),
  ];
};

/** A payment after which no more can be made sure of than before. */
const holdingDown = (chain: Chain, target: Address, value: Worth): NitroAction | undefined => {
  const { chain: relevant } = relevantTo(viewOf(chain), target);
  const least = value(viewOf(chain), target);
  return everyPayment(relevant).find((payment) => value(viewOf(applied(chain, payment)), target) === least);
};

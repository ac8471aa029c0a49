/**
 * Attacks: what a coalition of everybody else does to one honest participant, as data that can be played again.
 *
 * The player is not scripted: it plays its recovery strategy, and the attack says what the others do in
 * between. Outcomes are as their members signed them, with entries that do not count.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import {
  chainOf,
  entriesOf,
  faultOf,
  networkOf,
  outcomeKey,
  outcomesOf,
  recorded,
  viewOf,
  type Chain,
  type Challenge,
  type ChannelAddress,
  type Outcome,
  type ParticipantAddress,
  type Status,
  type Statuses,
  type View,
} from '../../spec/index.js';
import type { Start } from '../payments/index.js';

/** What is on chain at first, and where every other channel stands as the player sees it. */
export interface Setting {
  readonly player: ParticipantAddress;
  readonly start: Start;
  readonly statuses: Statuses;
}

/** Something that the others do, in the same second as what comes before it or later. */
export interface TheirMove<Action> {
  /** How many transactions the player has submitted by then: the next one is front-run. */
  readonly before: number;
  readonly action: Action | Challenge;
  readonly seconds: number;
}

export interface Attack<Action> extends Setting {
  readonly moves: readonly TheirMove<Action>[];
}

const chainIn = ({ start: { participants, balances, finalized } }: Setting): Chain =>
  chainOf(participants, networkOf({ balances, outcomes: finalized }));

export const viewIn = (setting: Setting): View => viewOf(chainIn(setting), setting.statuses);

/** Whether anybody could see it like this. */
export const isPossible = (setting: Setting): boolean =>
  faultOf({ chain: chainIn(setting), statuses: setting.statuses }) === undefined;

const sameOutcome = (one: Outcome, other: Outcome): boolean =>
  outcomeKey(recorded(one)) === outcomeKey(recorded(other));

/** The outcome as it was signed: what the chain records of it says less. */
export const asSigned = (statuses: Statuses, channel: ChannelAddress, outcome: Outcome): Outcome => {
  const status = statuses[channel];
  return (status && outcomesOf(status).find((signed) => sameOutcome(signed, outcome))) ?? outcome;
};

/** Whether the others can finalize this outcome: what the player alone can finalize is out of their reach. */
export const canFinalize = (statuses: Statuses, channel: ChannelAddress, outcome: Outcome): boolean => {
  const status: Status | undefined = statuses[channel];
  if (status === undefined || status.type === 'finalizable') return false;
  return (
    status.type === 'notMine' ||
    outcomesOf(status).some((signed) => outcomeKey(signed) === outcomeKey(outcome))
  );
};

/** Whether the others can make the player choose. */
export const canDemand = (statuses: Statuses, channel: ChannelAddress): boolean => {
  const status: Status | undefined = statuses[channel];
  return status?.type === 'finalizable' && status.challengeable === true;
};

/** How much there is to read: what the others do first, then channels and entries, then coins. */
export const sizeOf = ({ start, statuses, moves }: Attack<unknown>): number => {
  const outcomes = [
    ...Object.values<Outcome>(start.finalized),
    ...Object.values<Outcome>(start.challenged),
    ...Object.values<Status>(statuses).flatMap(outcomesOf),
  ];
  const entries = outcomes.flatMap((outcome): readonly unknown[] =>
    outcome.type === 'allocation' ? outcome.entries : outcome.priority,
  );
  const parts =
    outcomes.length + entries.length + entriesOf(start.balances).length + entriesOf(statuses).length;
  const coins = Object.values<bigint>(start.balances).reduce((total, amount) => total + amount, 0n);
  return moves.length * 1e6 + parts * 1e3 + Number(coins > 999n ? 999n : coins);
};

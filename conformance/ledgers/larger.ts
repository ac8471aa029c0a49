/**
 * Larger: examples a little larger than a smallest one, which may have dropped whoever loses, or the coins that are
 * lost.
 */
import {
  entriesOf,
  participant,
  reclaim,
  recordOf,
  sum,
  type ChannelAddress,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { LedgersStart } from './terms.js';
import { mentionedAtStart, type Trace } from './trace.js';

const { simple } = reclaim;

type Outcome = reclaim.LedgerOutcome;

/** Every channel holds what it owes. */
const funded = (start: LedgersStart): LedgersStart => {
  const owed = entriesOf<ChannelAddress, Outcome>(start.outcomes).map(
    ([channel, outcome]) => [channel, sum(outcome.map(({ amount }) => amount))] as const,
  );
  const filled = owed.filter(([channel, debts]) => debts > (start.holdings[channel] ?? 0n));
  return { ...start, holdings: recordOf([...entriesOf(start.holdings), ...filled]) };
};

/** Somebody else is owed a coin, after everybody. */
const oneMoreOwed = (start: LedgersStart, who: ParticipantAddress): LedgersStart => ({
  ...start,
  participants: [...start.participants, who],
  outcomes: recordOf(
    entriesOf<ChannelAddress, Outcome>(start.outcomes).map(([channel, outcome]) => [
      channel,
      [...outcome, simple(who, 1n)],
    ]),
  ),
});

const somebodyElse = (start: LedgersStart): ParticipantAddress => {
  const names = new Set<string>(mentionedAtStart(start));
  return participant([...'ABCDEFGHIJ'].find((name) => !names.has(name)) ?? 'another');
};

/** Each with what is different, in words. */
export function* larger({
  start,
  operations,
}: Trace): Generator<readonly [condition: string, larger: Trace]> {
  yield ['where every channel holds what it owes', { start: funded(start), operations }];
  const wider = funded(oneMoreOwed(start, somebodyElse(start)));
  yield ['where one more is owed a coin, last, and all of it is held', { start: wider, operations }];
}

/**
 * Proposals: one participant among others who propose anything, complete what they like and when they like,
 * leave the rest in flight, and use the chain. Choices are small numbers, read against what can be done.
 */
import type { Agreement, Decision, System, Turn } from '../../spec/constructions/index.js';
import { constructions, havingSigned, seenBy, statesOf, worth } from '../../spec/constructions/index.js';
import {
  allocation,
  entriesOf,
  guarantee,
  nitro,
  payable,
  recordOf,
  type Address,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import { finalizedIn, theirFinalizations } from '../../spec/reasoning/game.js';
import { outcomesOf, type Status, type View } from '../../spec/reasoning/index.js';
import { exhausted } from './amounts.js';

/** How a participant decides on a proposal. */
export type Rule = (
  view: View,
  participant: ParticipantAddress,
  step: Agreement,
  turn: Turn,
) => Decision['type'];

export interface Played {
  readonly accepted: number;
  readonly refused: number;
  /** The most updates that were in flight for the participant at one time. */
  readonly inFlight: number;
  /** How much less the participant can make sure of than at the start, at the worst moment. */
  readonly loses: bigint;
}

/** Reads the numbers one after the other; when they run out, zeros. */
const reader = (choices: readonly number[]) => {
  let at = 0;
  return <T>(options: readonly T[]): T => options[(choices[at++] ?? 0) % options.length]!;
};

type Pick = ReturnType<typeof reader>;

export const play = (rule: Rule, choices: readonly number[]): Played => {
  const pick = reader(choices);
  const { start, steps } = startOf(pick);
  const who = pick(start.chain.participants);
  let view = seenBy(who, start);
  const initial = worth(view, who);
  let [accepted, refused, inFlight, loses] = [0, 0, 0, 0n];

  for (let i = 0; i < choices.length; i++) {
    const before = view;
    const event = pick(['propose', 'propose', 'paper', 'complete', 'reject', 'finalize', 'pay'] as const);
    if (event === 'propose' || event === 'paper') {
      const step = event === 'paper' ? pick(steps) : proposal(view, pick);
      if (!step || !isOpenTo(view, who, step)) continue;
      const turn = pick(['earlier', 'last'] as const);
      const decision = rule(view, who, step, turn);
      if (decision === 'accept') view = havingSigned(view, step, turn);
      if (decision === 'accept') accepted++;
      else refused++;
    } else view = byOthers(view, event, pick);
    if (view === before) continue;
    const flying = Object.values<Status>(view.statuses).filter(({ type }) => type === 'enabled').length;
    if (flying > inFlight) inFlight = flying;
    const lost = initial - worth(view, who);
    if (lost > loses) loses = lost;
  }
  return { accepted, refused, inFlight, loses };
};

/** Some moment of some construction with small amounts, and what the construction would do. */
const startOf = (pick: Pick): { start: System; steps: readonly Agreement[] } => {
  const construction = pick(constructions);
  const { start, steps } = construction.instance(pick(exhausted(construction).slice(-12)));
  const agreements = steps.filter(
    (step): step is Agreement => step.type === 'open' || step.type === 'update',
  );
  return { start: pick(statesOf(start, steps)), steps: agreements };
};

/** Whether the step is the participant's business, and nothing else is pending in the channel. */
const isOpenTo = ({ chain, statuses }: View, who: ParticipantAddress, step: Agreement): boolean =>
  step.type === 'open'
    ? step.members.includes(who) && !(step.channel in statuses) && !(step.channel in chain.outcomes)
    : statuses[step.channel]?.type === 'universal';

/** Another outcome for a channel that the participant is a member of. */
const proposal = (view: View, pick: Pick): Agreement | undefined => {
  const mine = entriesOf<ChannelAddress, Status>(view.statuses).filter(
    ([, { type }]) => type === 'universal',
  );
  if (mine.length === 0) return undefined;
  const [channel, status] = pick(mine);
  const [outcome] = outcomesOf(status);
  const addresses: readonly Address[] = [
    ...view.chain.participants,
    ...entriesOf<ChannelAddress, Status>(view.statuses).map(([channel]) => channel),
  ];
  return { type: 'update', channel, outcome: changed(outcome!, addresses, pick) };
};

const changed = (outcome: Outcome, addresses: readonly Address[], pick: Pick): Outcome => {
  if (outcome.type === 'guarantee') {
    const order = [...outcome.priority];
    order.splice(pick([0, 1, 2]), 0, pick(addresses));
    return guarantee(outcome.target, ...order);
  }
  const entries = [...outcome.entries];
  const at = pick(entries.map((_, i) => i)) ?? 0;
  const [to, amount] = entries[at] ?? [pick(addresses), 0n];
  const way = pick(['turn round', 'less', 'more', 'add', 'rename'] as const);
  if (way === 'turn round') entries.reverse();
  if (way === 'less' && amount > 0n) entries[at] = [to, amount - 1n];
  if (way === 'more') entries[at] = [to, amount + 1n];
  if (way === 'add') entries.push([pick(addresses), pick([1n, 2n])]);
  if (way === 'rename') entries[at] = [pick(addresses), amount];
  return allocation(...entries);
};

/** What the others do with what is in flight, or on chain. */
const byOthers = (view: View, event: 'complete' | 'reject' | 'finalize' | 'pay', pick: Pick): View => {
  const { chain, statuses } = view;
  const pending = entriesOf<ChannelAddress, Status>(statuses).filter(
    ([, { type }]) => type === 'enabled' || type === 'sentNotReceived',
  );
  if (event === 'complete' || event === 'reject') {
    if (pending.length === 0) return view;
    const [channel, status] = pick(pending);
    const outcome = outcomesOf(status).at(event === 'complete' ? -1 : 0)!;
    if (status.type === 'sentNotReceived' && event === 'reject') return view;
    return { chain, statuses: recordOf([...entriesOf(statuses), [channel, { type: 'universal', outcome }]]) };
  }
  if (event === 'finalize') {
    const theirs = entriesOf<ChannelAddress, Status>(statuses).filter(([, { type }]) => type !== 'notMine');
    if (theirs.length === 0) return view;
    const [channel, status] = pick(theirs);
    const outcomes = [...theirFinalizations(view, channel, status)].length > 0 ? outcomesOf(status) : [];
    return outcomes.length > 0 ? finalizedIn(view, channel, pick(outcomes)) : view;
  }
  const payments: readonly NitroAction[] = payable(chain);
  if (payments.length === 0) return view;
  const paid = nitro(chain, pick(payments));
  return paid.status === 'applied' ? { chain: paid.chain, statuses } : view;
};

/**
 * Signing: what the next mover of a channel signs. Honest participants go by the Simple Transition Rule; the
 * others sign what they are asked for, or reject it, or propose something of their own.
 */
import {
  allocation,
  forceMove,
  printOutcome,
  type Address,
  type ChannelAddress,
  type Coins,
  type constructions,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Draw } from './dispute.js';
import type { Step } from './projects.js';
import { approved, isRunning, latest, membersOf, type Content, type Running } from './running.js';
import { viewIn, type World } from './world.js';

/** What somebody wants of a channel, as a step of something larger. */
export interface Wanted {
  readonly outcome: Outcome;
  readonly step: Step;
}

export type Decide = typeof constructions.decide;

/** What is signed next; nothing if the channel is left as it is. */
export interface Signing {
  readonly content?: Content;
  /** Whether something was refused because of what it would have cost. */
  readonly refuses: boolean;
}

/** What an honest participant signs: only what does not cost it anything, or what it gives of its own will. */
export const byRule = (
  decide: Decide,
  world: World,
  name: ChannelAddress,
  running: Running,
  signer: ParticipantAddress,
  asked: Wanted | undefined,
): Signing => {
  const before = latest(running);
  const members = membersOf(running);
  const costs = (step: constructions.Agreement): Coins => {
    const others = before?.pending?.approvals ?? running.states.length;
    const turn = others === members.length - 1 ? 'last' : 'earlier';
    const decision = decide(viewIn(world, signer), signer, step, turn);
    return decision.type === 'accept' ? 0n : decision.loses;
  };

  if (!before || !isRunning(running)) {
    const outcome = before?.outcome ?? asked?.outcome;
    if (!outcome) return { refuses: false };
    const refuses = costs({ type: 'open', channel: name, members, outcome }) > 0n;
    return refuses ? { refuses } : { content: { outcome }, refuses };
  }
  const proposed = before.pending?.proposed ?? asked?.outcome;
  if (!proposed) return { refuses: false };
  const gives = asked && isGiftOf(signer, asked, proposed) ? asked.step.gift!.amount : 0n;
  const refuses = costs({ type: 'update', channel: name, outcome: proposed }) > gives;
  if (!refuses) return { content: approved(running, proposed), refuses };
  return before.pending ? { content: { outcome: before.outcome }, refuses } : { refuses };
};

/** Whether the participant has agreed to give something away by this. */
export const isGiftOf = (
  signer: ParticipantAddress,
  { outcome, step: { gift } }: Wanted,
  proposed: Outcome,
): boolean => gift?.by === signer && forceMove.sameOutcome(outcome, proposed);

/** What anybody else signs. */
export const byWhim = (
  addresses: readonly Address[],
  running: Running,
  asked: Wanted | undefined,
  draw: Draw,
): Content | undefined => {
  const before = latest(running);
  if (!before || !isRunning(running)) {
    const outcome = before?.outcome ?? asked?.outcome;
    return outcome && { outcome };
  }
  const { outcome, pending } = before;
  if (pending) return draw(4) === 0 ? { outcome } : approved(running, pending.proposed);
  if (asked && draw(6) > 0) return approved(running, asked.outcome);
  return { outcome, pending: { approvals: 1, proposed: another(outcome, addresses, draw) } };
};

/** Another outcome: coins moved, turned round, or owed to somebody else. */
const another = (outcome: Outcome, addresses: readonly Address[], draw: Draw): Outcome => {
  if (outcome.type === 'guarantee') return { ...outcome, priority: outcome.priority.toReversed() };
  const entries = [...outcome.entries];
  const i = draw(entries.length);
  const entry = entries[i];
  const to = addresses[draw(addresses.length)]!;
  if (!entry || draw(4) === 0) return allocation(...entries.toReversed());
  entries[i] = draw(2) === 0 ? [to, entry[1]] : [entry[0], entry[1] - 1n];
  return allocation(...entries.filter(([, amount]) => amount > 0n));
};

export const says = (
  name: ChannelAddress,
  signer: ParticipantAddress,
  { outcome, pending }: Content,
): string => {
  const vote = pending ? ` → ${printOutcome(pending.proposed)}, ${pending.approvals}` : '';
  return `${signer} signs ${name}: ${printOutcome(outcome)}${vote}`;
};

/**
 * Recovering: an honest participant takes its coins out, with everybody else against it.
 *
 * It follows the recovery strategy of the specification. Channels go on chain by disputes over signed states;
 * between any two of its moves the others may move coins, and finalize what is theirs to finalize.
 */
import {
  allocation,
  balanceOf,
  entriesOf,
  forceMove,
  nitro,
  outcomesOf,
  payable,
  printAction,
  recover,
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';
import { dispute, type Draw } from './dispute.js';
import { approved, delivered, latest, membersOf, nextMover, signedNext, type Running } from './running.js';
import { coinsIn, viewIn, withRunning, worthIn, type World } from './world.js';

export interface Recovered {
  readonly promised: Coins;
  readonly got: Coins;
  /** What came on chain although the player had the power to prevent it. */
  readonly unexpected?: string;
  readonly isConserved: boolean;
  readonly disputes: number;
  readonly stale: number;
  readonly trace: readonly string[];
}

export const recovering = (start: World, player: ParticipantAddress, draw: Draw): Recovered => {
  let world = start;
  let [disputes, stale] = [0, 0];
  let unexpected: string | undefined;
  const trace: string[] = [];
  const promised = worthIn(start, player);

  const take = (action: NitroAction, by: string): void => {
    const step = nitro(world.chain, action);
    if (step.status === 'rejected') return;
    world = { ...world, chain: step.chain };
    trace.push(`${by}: ${printAction(action)}`);
  };

  const finalizing = (name: ChannelAddress): void => {
    const status = viewIn(world, player).statuses[name];
    const disputed = dispute(world, name, [player], draw);
    if (!disputed) {
      unexpected = `nothing of ${name}, which ${player} could finalize`;
      return;
    }
    const { outcome, running, isChosen, calls, stale: tried } = disputed;
    disputes++;
    stale += tried;
    trace.push(...calls);
    const isPossible =
      isChosen || (status && outcomesOf(status).some((each) => forceMove.sameOutcome(each, outcome)));
    if (!isPossible) unexpected = `an outcome of ${name} that ${player} could prevent`;
    world = withRunning(world, name, running);
    take({ type: 'finalize', channel: name, outcome }, 'chain');
  };

  /** The others finalize a channel in which the player has no say any more, or none at all. */
  const finalizedByOthers = (): void => {
    const possible = entriesOf<ChannelAddress, Status>(viewIn(world, player).statuses).filter(
      ([, { type }]) => type !== 'finalizable',
    );
    if (possible.length === 0) return;
    const [name, status] = possible[draw(possible.length)]!;
    if (status.type === 'universal' || status.type === 'enabled') return finalizing(name);
    const outcomes: readonly Outcome[] =
      status.type === 'notMine'
        ? [latest(world.channels[name]!)!.outcome, allocation([world.chain.participants[0]!, 9n])]
        : outcomesOf(status);
    take({ type: 'finalize', channel: name, outcome: outcomes[draw(outcomes.length)]! }, 'others');
  };

  const byOthers = (): void => {
    while (draw(3) === 2) {
      if (draw(4) === 3) {
        finalizedByOthers();
        continue;
      }
      const payments = payable(world.chain);
      const payment = payments[draw(Math.max(1, payments.length))];
      if (!payment) return;
      take({ ...payment, amount: 1n + BigInt(draw(Number(payment.amount))) }, 'others');
    }
  };

  for (;;) {
    const [action] = recover(viewIn(world, player), player);
    if (!action || unexpected) break;
    byOthers();
    if (action.type === 'challenge' || action.type === 'finalize') {
      if (world.chain.outcomes[action.channel]) continue;
      if (action.type === 'finalize') world = havingChosen(world, action.channel, player, action.outcome);
      finalizing(action.channel);
    } else take(action, player);
  }
  return {
    promised,
    got: balanceOf(world.chain, player),
    ...(unexpected === undefined ? {} : { unexpected }),
    isConserved: coinsIn(world.chain) === world.chain.deposited,
    disputes,
    stale,
    trace,
  };
};

/** The player signs what only its own signature is missing for, if it wants that outcome. */
const havingChosen = (
  world: World,
  name: ChannelAddress,
  player: ParticipantAddress,
  outcome: Outcome,
): World => {
  const running = world.channels[name]!;
  const before = latest(running);
  if (!before || nextMover(running) !== player || running.seen[player] !== running.states.length)
    return world;
  const isLast = before.pending?.approvals === membersOf(running).length - 1;
  const wants = before.pending && forceMove.sameOutcome(before.pending.proposed, outcome);
  const next: Running | undefined =
    isLast && wants
      ? signedNext(running, approved(running, outcome))
      : running.states.length < membersOf(running).length
        ? signedNext(running, { outcome })
        : undefined;
  return next ? withRunning(world, name, delivered(next)) : world;
};

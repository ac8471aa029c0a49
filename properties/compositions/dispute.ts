/**
 * Disputes: a channel goes on chain, by challenges with signed states that each side can show.
 *
 * The others may challenge with states of long ago, show what they have kept back, or answer with moves of
 * their own; each player shows the latest states that it has seen, and waits until nobody answers in time.
 */
import {
  chooseIn,
  forceMove,
  type ChannelAddress,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import { approved, delivered, latest, nextMover, proofOf, signedNext, type Running } from './running.js';
import { viewIn, withRunning, type World } from './world.js';

const { byTurns, consensusGame, finalized, generations, submit } = forceMove;

/** A number below this one, from whoever decides what the others do. */
export type Draw = (below: number) => number;

export interface Disputed {
  readonly outcome: Outcome;
  readonly running: Running;
  /** Whether a player itself took what the others had proposed. */
  readonly isChosen: boolean;
  /** How many challenges with states that were not the latest the others tried. */
  readonly stale: number;
  /** What everybody sent to the chain. */
  readonly calls: readonly string[];
}

/** How often the others can answer before the game has to end: far more than it takes. */
const patience = 60;

/** How it ends; nothing if no player can show anything and the others do not want to. */
export const dispute = (
  world: World,
  name: ChannelAddress,
  players: readonly ParticipantAddress[],
  draw: Draw,
): Disputed | undefined => {
  let running = world.channels[name]!;
  let [now, stale, isChosen] = [0n, 0, false];
  const calls: string[] = [];
  const n = running.channel.participants.length;

  const send = (transaction: forceMove.Transaction, by: string): boolean => {
    const moment = { app: consensusGame, channel: running.channel, now };
    const verdict = submit(generations.v3, byTurns, moment, running.onChain, transaction);
    if (verdict.status === 'refused') return false;
    running = { ...running, onChain: verdict.value };
    calls.push(`${by}: ${transaction.type} at turn ${verdict.value.record} of ${name}`);
    return true;
  };

  /** Any n states in a row that have been signed, or one more move of somebody else. */
  const byOthers = (): boolean => {
    const { states } = running;
    const challenger = running.channel.participants.find((member) => !players.includes(member));
    if (!challenger) return false;
    const way = draw(5);
    if (way === 0 && states.length >= n) {
      const end = n + draw(states.length - n + 1);
      if (end < states.length) stale++;
      return send({ type: 'forceMove', proof: states.slice(end - n, end), challenger }, 'others');
    }
    if (way === 1 && states.length >= n)
      return send({ type: 'checkpoint', proof: states.slice(-n) }, 'others');
    if (way === 2 && !players.includes(nextMover(running))) {
      const before = latest(running);
      if (!before) return false;
      const content =
        before.pending && draw(2) === 0
          ? approved(running, before.pending.proposed)
          : { outcome: before.outcome };
      const next = signedNext(delivered(running), content);
      if (!next) return false;
      running = next;
      return send({ type: 'respond', move: next.states.at(-1)! }, 'others');
    }
    return false;
  };

  /** What stands on chain is seen by everybody; the player challenges if nothing as late does. */
  const byPlayer = (player: ParticipantAddress): boolean => {
    const { record, challenge } = running.onChain;
    running = seenOnChain(running, player, record);
    const proof = proofOf(running, player);
    const last = proof.at(-1)?.state;
    if (!last) return false;
    if (!challenge || challenge.state.turn < last.turn)
      return send({ type: 'forceMove', proof, challenger: player }, player);
    return answered(player);
  };

  /** The player answers a challenge only where the choice is its own and another outcome is worth more. */
  const answered = (player: ParticipantAddress): boolean => {
    const pending = latest(running)?.pending;
    if (nextMover(running) !== player || pending?.approvals !== n - 1) return false;
    const best = chooseIn(viewIn(withRunning(world, name, running), player), name, player);
    if (!forceMove.sameOutcome(best, pending.proposed)) return false;
    const next = signedNext(running, approved(running, pending.proposed));
    if (!next) return false;
    running = delivered(next);
    isChosen = true;
    return send({ type: 'respond', move: next.states.at(-1)! }, player);
  };

  for (let round = 0; round < patience; round++) {
    const early = draw(3) > 0 && round < patience / 2 ? byOthers() : false;
    const mine = players.map(byPlayer).some(Boolean);
    const late = draw(3) === 2 && round < patience / 2 ? byOthers() : false;
    if (early || mine || late) continue;
    now += running.channel.challengeDuration;
    const outcome = finalized(running.onChain, now);
    if (outcome) return { outcome, running, isChosen, stale, calls };
  }
  return undefined;
};

/** The states up to one that stands on chain are known to everybody. */
const seenOnChain = (running: Running, player: ParticipantAddress, record: number): Running =>
  record > 0 && running.seen[player]! < record + 1
    ? { ...running, seen: { ...running.seen, [player]: record + 1 } }
    : running;

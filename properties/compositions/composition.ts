/**
 * Compositions: random networks, built, used and attacked by random choices, one small number each.
 *
 * Participants open sub-channels and virtual channels over what is there, pay, top up and close, all at the
 * same time. The honest ones sign by the Simple Transition Rule and nothing else; the others sign anything,
 * keep signatures back, put channels on chain and move coins. Nobody signs two states of one turn. At random
 * moments and in the end each honest participant recovers, against all others, what it was worth.
 */
import {
  constructions,
  entriesOf,
  forceMove,
  nitro,
  payable,
  printAction,
  type ChannelAddress,
  type NitroAction,
  type ParticipantAddress,
} from '../../spec/index.js';
import { dispute, type Draw } from './dispute.js';
import type { Step } from './projects.js';
import { recovering } from './recovering.js';
import {
  andSetUp,
  delivered,
  isRunning,
  latest,
  membersOf,
  nextMover,
  signedNext,
  unsigned,
  type Running,
} from './running.js';
import { settingOf } from './setting.js';
import { byRule, byWhim, isGiftOf, says, type Decide, type Wanted } from './signing.js';
import { among, worksOn, type Work } from './works.js';
import { describeWorld, outcomeIn, viewIn, withRunning, worthIn, type World } from './world.js';

export interface Broken {
  /** What is false. */
  readonly sentence: string;
  readonly who: ParticipantAddress;
  readonly trace: readonly string[];
}

export interface Composed {
  /** What has come of it, before the last recoveries. */
  readonly end: World;
  readonly participants: number;
  readonly honest: readonly ParticipantAddress[];
  readonly channels: number;
  /** What was completed, by kind, and how often. */
  readonly built: ReadonlyMap<string, number>;
  /** How many channels stand on each other, at most. */
  readonly depth: number;
  /** The most votes that were open at one time. */
  readonly inFlight: number;
  /** Proposals by which an honest participant would have lost, and which it refused. */
  readonly refused: number;
  /** Challenges with states that were not the latest. */
  readonly stale: number;
  readonly disputes: number;
  readonly recoveries: number;
  /** Recoveries that ended with exactly what was promised, and it was something. */
  readonly tight: number;
  readonly broken?: Broken;
}

/** Plays one composition; choices that are missing are zeros, and it ends with them. */
export const compose = (choices: readonly number[], decide: Decide = constructions.decide): Composed => {
  let at = 0;
  const draw: Draw = (below) => (choices[at++] ?? 0) % Math.max(1, below);
  const { world: start, honest, ledgers: first } = settingOf(draw);

  let world = start;
  const works = worksOn(first);
  /** What is wanted of a channel, by the work that asked for it last. */
  const wanted = new Map<ChannelAddress, Wanted & { readonly work: Work }>();
  const worths = new Map(honest.map((who) => [who, worthIn(world, who)]));
  const built = new Map<string, number>();
  const trace: string[] = [describeWorld(world), `honest: ${honest.join(', ')}`];
  const counts = { inFlight: 0, refused: 0, stale: 0, disputes: 0, recoveries: 0, tight: 0 };
  let broken: Broken | undefined;

  const isHonest = (who: ParticipantAddress): boolean => honest.includes(who);
  const breaks = (sentence: string, who: ParticipantAddress, more: readonly string[] = []): void => {
    broken ??= { sentence, who, trace: [...trace, ...more] };
  };

  /** After each event: nobody honest whom it concerns is worth less than before, but for what it gave away. */
  const changed = (
    next: World,
    note: string,
    whom: readonly ParticipantAddress[] = honest,
    gives?: Step['gift'],
  ): void => {
    world = next;
    trace.push(note);
    for (const who of honest.filter((who) => whom.includes(who))) {
      const now = worthIn(world, who);
      const before = worths.get(who)! - (gives?.by === who ? gives.amount : 0n);
      if (now < before) breaks(`${who} is worth ${now} and was worth ${before}`, who);
      worths.set(who, now);
    }
  };

  /** The channels that are not on chain, and of which this is so. */
  const channelsThat = (is: (running: Running) => boolean): [ChannelAddress, Running][] =>
    entriesOf<ChannelAddress, Running>(world.channels).filter(
      ([name, running]) => !world.chain.outcomes[name] && is(running),
    );

  const advance = (): void => {
    const chosen = works.next(draw);
    if (!chosen) return;
    const { work, step } = chosen;
    const outcome = step.wanted(world);
    if (!outcome || world.chain.outcomes[step.channel]) {
      if (draw(4) === 0) works.giveUp(work); // there are not the coins for it
      return;
    }
    const running = world.channels[step.channel] ?? unsigned(step.members, BigInt(at));
    const isFree = step.type === 'open' ? running.states.length === 0 : isRunning(running);
    if (!isFree || latest(running)?.pending) return;
    if (!world.channels[step.channel]) world = withRunning(world, step.channel, running);
    wanted.set(step.channel, { outcome, step, work });
    const signatures = draw(3) === 0 ? 1 : step.members.length;
    for (let i = 0; i < signatures; i++) sign(step.channel);
  };

  /** The next mover of the channel signs, or does not. */
  const sign = (name: ChannelAddress): void => {
    const running = world.channels[name];
    if (!running || world.chain.outcomes[name]) return;
    const signer = nextMover(running);
    if (running.seen[signer] !== running.states.length) return;
    const asked = wanted.get(name);
    const { content, refuses } = isHonest(signer)
      ? byRule(decide, world, name, running, signer, asked)
      : { content: byWhim(world.chain.participants, running, asked, draw), refuses: false };
    if (refuses) counts.refused++;
    if (!content) return;
    const next = signedNext(running, content);
    if (!next) return;
    const keepsBack = !isHonest(signer) && draw(5) === 0;
    const voted = content.pending?.proposed ?? content.outcome;
    const gives = asked && isGiftOf(signer, asked, voted) ? asked.step.gift : undefined;
    const signedBy = keepsBack ? next : andSetUp(delivered(next));
    changed(withRunning(world, name, signedBy), says(name, signer, content), membersOf(running), gives);
    completed(name);
  };

  /** Whether what was wanted has been reached, and with it a project. */
  const completed = (name: ChannelAddress): void => {
    const running = world.channels[name]!;
    const asked = wanted.get(name);
    const content = latest(running);
    if (!asked || !isRunning(running) || !content || content.pending) return;
    if (!forceMove.sameOutcome(content.outcome, asked.outcome)) return;
    const { done, project } = asked.work;
    done.add(asked.step);
    wanted.delete(name);
    if (done.size === project.steps.length) built.set(project.kind, (built.get(project.kind) ?? 0) + 1);
  };

  const goOn = (): void => {
    const isPending = (running: Running): boolean =>
      latest(running)?.pending !== undefined || (running.states.length > 0 && !isRunning(running));
    const chosen = among(channelsThat(isPending), draw);
    const times = 1 + draw(4);
    if (chosen) for (let i = 0; i < times; i++) sign(chosen[0]);
  };

  const attack = (): void => {
    const isAtRest = (running: Running): boolean => isRunning(running) && !latest(running)!.pending;
    const chosen = among(channelsThat(isAtRest), draw);
    if (!chosen) return;
    const [name, running] = chosen;
    if (!isHonest(nextMover(running))) return sign(name);
    // Whoever is honest leaves the channel as it is, so that it is somebody else's turn.
    const next = signedNext(running, { outcome: latest(running)!.outcome });
    if (next) world = withRunning(world, name, delivered(next));
  };

  const deliver = (): void => {
    const isKeptBack = ({ seen, states }: Running): boolean =>
      Object.values<number>(seen).some((count) => count < states.length);
    const chosen = among(channelsThat(isKeptBack), draw);
    if (!chosen) return;
    const [name, running] = chosen;
    const seen = withRunning(world, name, andSetUp(delivered(running)));
    changed(seen, `${name}: everything is delivered`, membersOf(running));
    completed(name);
  };

  const onChain = (): void => {
    const isSigned = (running: Running): boolean => running.states.length >= membersOf(running).length;
    const chosen = among(channelsThat(isSigned), draw);
    if (!chosen) return;
    const [name, { channel }] = chosen;
    const members = channel.participants;
    const players = members.some(isHonest) ? members.filter(isHonest) : members.slice(0, 1);
    const disputed = dispute(world, name, players, draw);
    if (!disputed) return;
    const { outcome, running, stale, calls } = disputed;
    counts.disputes++;
    counts.stale += stale;
    trace.push(...calls);
    submitted({ type: 'finalize', channel: name, outcome }, withRunning(world, name, running));
  };

  const submitted = (action: NitroAction, before: World = world): void => {
    const step = nitro(before.chain, action);
    if (step.status === 'applied') changed({ ...before, chain: step.chain }, printAction(action));
  };

  const payOut = (): void => {
    const chosen = among(payable(world.chain), draw);
    if (chosen) submitted({ ...chosen, amount: 1n + BigInt(draw(Number(chosen.amount))) });
  };

  /** Somebody sends a coin; who is honest only if it is worth so much more then. */
  const deposit = (): void => {
    const { chain } = world;
    const by = chain.participants[draw(chain.participants.length)]!;
    const { name } = among(works.ledgers, draw)!;
    if (!world.channels[name]) return;
    const step = { type: 'deposit', by, channel: name, amount: 1n } as const;
    const decision = isHonest(by) ? constructions.decideToDeposit(viewIn(world, by), step) : undefined;
    if (decision?.type === 'refuse') return;
    if (decision) worths.set(by, worths.get(by)! + 1n);
    submitted({ type: 'deposit', to: name, amount: 1n });
  };

  const recoverAs = (who: ParticipantAddress): void => {
    const { promised, got, unexpected, isConserved, ...met } = recovering(world, who, draw);
    counts.recoveries++;
    counts.disputes += met.disputes;
    counts.stale += met.stale;
    if (got === promised && got > 0n) counts.tight++;
    if (unexpected) breaks(`the chain finalized ${unexpected}`, who, met.trace);
    if (got < promised) breaks(`${who} was promised ${promised} and recovered ${got}`, who, met.trace);
    if (!isConserved) breaks('coins appeared or disappeared', who, met.trace);
  };

  /** Each as often as it stands here. */
  const events: readonly (() => void)[] = [
    ...Array<() => void>(8).fill(advance),
    ...Array<() => void>(4).fill(goOn),
    ...[() => works.found(draw), () => works.found(draw), () => works.close(draw)],
    ...[attack, deliver, deliver, payOut, deposit],
  ];
  while (at < choices.length) {
    if (broken) break;
    const chosen = draw(256);
    if (chosen === 0) onChain();
    else if (chosen === 1) recoverAs(honest[draw(honest.length)]!);
    else events[chosen % events.length]!();
    const votes = Object.values<Running>(world.channels).filter((running) => latest(running)?.pending).length;
    if (votes > counts.inFlight) counts.inFlight = votes;
  }
  for (const who of honest) if (!broken) recoverAs(who);

  return {
    end: world,
    participants: world.chain.participants.length,
    honest,
    channels: entriesOf(world.channels).length,
    built,
    depth: Math.max(
      0,
      ...works.ledgers.filter(({ name }) => outcomeIn(world, name)).map(({ depth }) => depth),
    ),
    ...counts,
    ...(broken ? { broken } : {}),
  };
};

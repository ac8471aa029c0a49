/**
 * Compositions: random networks, built, used and attacked by random choices, one small number each.
 *
 * Participants open sub-channels and virtual channels over what is there, pay, top up and close, all at the
 * same time. The honest ones sign by the Simple Transition Rule and nothing else; the others sign anything,
 * keep signatures back, put channels on chain and move coins. Nobody signs two states of one turn. At random
 * moments and in the end each honest participant recovers, against all others, what it was worth.
 */
import {
  allocation,
  constructions,
  entriesOf,
  forceMove,
  nitro,
  payable,
  printAction,
  printOutcome,
  type Address,
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import { dispute, type Draw } from './dispute.js';
import {
  payment,
  subChannel,
  topUp,
  virtualChannel,
  type Ledger,
  type Project,
  type Step,
} from './projects.js';
import { recovering } from './recovering.js';
import {
  approved,
  delivered,
  isRunning,
  latest,
  membersOf,
  nextMover,
  signedNext,
  unsigned,
  type Content,
  type Running,
} from './running.js';
import { settingOf } from './setting.js';
import { describeWorld, outcomeIn, viewIn, withRunning, worthIn, type World } from './world.js';

export interface Broken {
  /** What is false. */
  readonly sentence: string;
  readonly who: ParticipantAddress;
  readonly trace: readonly string[];
}

export interface Composed {
  readonly participants: number;
  readonly honest: number;
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
export const compose = (choices: readonly number[], decide = constructions.decide): Composed => {
  let at = 0;
  const draw: Draw = (below) => (choices[at++] ?? 0) % Math.max(1, below);
  const { world: start, honest, ledgers: first } = settingOf(draw);

  let world = start;
  const ledgers: Ledger[] = [...first];
  const closings: Project[] = [];
  const projects: { readonly project: Project; readonly done: Set<Step> }[] = [];
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

  let founded = 0;
  const freshNumber = (): number => ++founded;

  const unfinished = () => projects.filter(({ project, done }) => done.size < project.steps.length);

  const found = (): void => {
    if (unfinished().length > 3) return;
    const ledger = ledgers[draw(ledgers.length)]!;
    const amounts = [BigInt(draw(3)), BigInt(1 + draw(2))] as const;
    const way = draw(6);
    if (way < 2) {
      const { made, open, close } = subChannel(ledger, freshNumber(), amounts);
      projects.push({ project: open, done: new Set() });
      ledgers.push(made);
      closings.push(close);
    } else if (way < 4) {
      const others = ledgers.filter(
        (other) =>
          other !== ledger && other.members.filter((member) => ledger.members.includes(member)).length === 1,
      );
      const other = others[draw(others.length)];
      if (!other) return;
      const intermediary = ledger.members.find((member) => other.members.includes(member))!;
      const { made, open, close } = virtualChannel(ledger, other, intermediary, freshNumber(), amounts);
      projects.push({ project: open, done: new Set() });
      ledgers.push(made);
      closings.push(close);
    } else if (way === 4)
      projects.push({ project: payment(ledger, draw(2) === 0 ? 0 : 1, 1n), done: new Set() });
    else projects.push({ project: topUp(ledger, ledger.members[draw(2)]!, 1n), done: new Set() });
  };

  const closing = (): void => {
    const close = closings[draw(closings.length)];
    if (close) projects.push({ project: close, done: new Set() });
  };

  /** What is wanted of a channel, by the project that asked first. */
  const wanted = new Map<
    ChannelAddress,
    { readonly outcome: Outcome; readonly step: Step; readonly of: (typeof projects)[0] }
  >();

  const advance = (): void => {
    const open = unfinished().flatMap((of) =>
      of.project.steps.filter((step) => !of.done.has(step)).map((step) => ({ of, step })),
    );
    const chosen = open[draw(open.length)];
    if (!chosen) return;
    const { of, step } = chosen;
    const outcome = step.wanted(world);
    if (!outcome || world.chain.outcomes[step.channel]) {
      if (draw(4) === 0) projects.splice(projects.indexOf(of), 1); // there are not the coins for it: given up
      return;
    }
    const running = world.channels[step.channel] ?? unsigned(step.members, BigInt(projects.length));
    const isFree = step.type === 'open' ? running.states.length === 0 : isRunning(running);
    if (!isFree || latest(running)?.pending) return;
    if (!world.channels[step.channel]) world = withRunning(world, step.channel, running);
    wanted.set(step.channel, { outcome, step, of });
    const signatures = draw(3) === 0 ? 1 : step.members.length;
    for (let i = 0; i < signatures; i++) sign(step.channel);
  };

  /** The next mover of the channel signs, or does not. */
  const sign = (name: ChannelAddress): void => {
    const running = world.channels[name];
    if (!running || world.chain.outcomes[name]) return;
    const signer = nextMover(running);
    if (running.seen[signer] !== running.states.length) return;
    const content = isHonest(signer) ? byRule(name, running, signer) : byWhim(name, running);
    if (!content) return;
    const next = signedNext(running, content);
    if (!next) return;
    const keepsBack = !isHonest(signer) && draw(5) === 0;
    const gift = wanted.get(name)?.step.gift;
    const gives = gift?.by === signer && isVoteFor(next, wanted.get(name)!.outcome) ? gift : undefined;
    const signedBy = keepsBack ? next : andSetUp(delivered(next));
    changed(withRunning(world, name, signedBy), says(name, signer, content), membersOf(running), gives);
    completed(name);
  };

  const isVoteFor = (running: Running, outcome: Outcome): boolean => {
    const { pending, outcome: now } = latest(running)!;
    return forceMove.sameOutcome(pending?.proposed ?? now, outcome);
  };

  /** What an honest participant signs: only what does not cost it anything, or what it gives of its own will. */
  const byRule = (
    name: ChannelAddress,
    running: Running,
    signer: ParticipantAddress,
  ): Content | undefined => {
    const before = latest(running);
    const asked = wanted.get(name);
    if (!before || !isRunning(running)) {
      const outcome = before?.outcome ?? asked?.outcome;
      if (!outcome || running.states.length >= membersOf(running).length) return outcome && { outcome };
      const opening = { type: 'open', channel: name, members: membersOf(running), outcome } as const;
      return allowed(signer, opening, running) ? { outcome } : undefined;
    }
    const proposed = before.pending?.proposed ?? asked?.outcome;
    if (!proposed) return undefined;
    const step = { type: 'update', channel: name, outcome: proposed } as const;
    const isGift = asked?.step.gift?.by === signer && forceMove.sameOutcome(asked.outcome, proposed);
    if (allowed(signer, step, running, isGift ? asked.step.gift!.amount : 0n))
      return approved(running, proposed);
    if (before.pending) return { outcome: before.outcome };
    wanted.delete(name);
    return undefined;
  };

  const allowed = (
    signer: ParticipantAddress,
    step: constructions.Agreement,
    running: Running,
    gives: Coins = 0n,
  ): boolean => {
    const isLast =
      (latest(running)?.pending?.approvals ?? running.states.length) === membersOf(running).length - 1;
    const decision = decide(viewIn(world, signer), signer, step, isLast ? 'last' : 'earlier');
    if (decision.type === 'accept') return true;
    if (decision.loses <= gives) return true;
    counts.refused++;
    return false;
  };

  /** What anybody else signs: what is asked, something of its own, or a rejection. */
  const byWhim = (name: ChannelAddress, running: Running): Content | undefined => {
    const before = latest(running);
    const asked = wanted.get(name);
    if (!before || !isRunning(running)) {
      const outcome = before?.outcome ?? asked?.outcome;
      return outcome && { outcome };
    }
    if (before.pending)
      return draw(4) === 0 ? { outcome: before.outcome } : approved(running, before.pending.proposed);
    if (asked && draw(6) > 0) return approved(running, asked.outcome);
    const own = another(before.outcome, world.chain.participants, draw);
    return { outcome: before.outcome, pending: { approvals: 1, proposed: own } };
  };

  const says = (name: ChannelAddress, signer: ParticipantAddress, { outcome, pending }: Content): string =>
    pending
      ? `${signer} signs ${name}: ${printOutcome(outcome)} → ${printOutcome(pending.proposed)}, ${pending.approvals}`
      : `${signer} signs ${name}: ${printOutcome(outcome)}`;

  /** Whether what was wanted has been reached, and with it a project. */
  const completed = (name: ChannelAddress): void => {
    const running = world.channels[name]!;
    const asked = wanted.get(name);
    if (!asked || latest(running)?.pending) return;
    if (running.states.length >= membersOf(running).length && !isRunning(running)) return;
    if (running.states.length < membersOf(running).length) return;
    if (!forceMove.sameOutcome(latest(running)!.outcome, asked.outcome)) return;
    asked.of.done.add(asked.step);
    wanted.delete(name);
    if (asked.of.done.size < asked.of.project.steps.length) return;
    const { kind } = asked.of.project;
    built.set(kind, (built.get(kind) ?? 0) + 1);
  };

  const goOn = (): void => {
    const names = entriesOf<ChannelAddress, Running>(world.channels)
      .filter(
        ([name, running]) =>
          !world.chain.outcomes[name] &&
          (latest(running)?.pending || (running.states.length > 0 && !isRunning(running))),
      )
      .map(([name]) => name);
    const name = names[draw(names.length)];
    const times = 1 + draw(4);
    if (name === undefined) return;
    for (let i = 0; i < times; i++) sign(name);
  };

  const attack = (): void => {
    const names = entriesOf<ChannelAddress, Running>(world.channels)
      .filter(
        ([name, running]) => !world.chain.outcomes[name] && isRunning(running) && !latest(running)!.pending,
      )
      .map(([name]) => name);
    const name = names[draw(names.length)];
    if (name === undefined) return;
    const running = world.channels[name]!;
    const signer = nextMover(running);
    // Whoever is honest leaves the channel as it is, so that it is somebody else's turn.
    if (isHonest(signer)) {
      const next = signedNext(running, { outcome: latest(running)!.outcome });
      if (next) world = withRunning(world, name, delivered(next));
      return;
    }
    sign(name);
  };

  const deliver = (): void => {
    const kept = entriesOf<ChannelAddress, Running>(world.channels).filter(([, { seen, states }]) =>
      Object.values<number>(seen).some((count) => count < states.length),
    );
    const chosen = kept[draw(kept.length)];
    if (!chosen) return;
    const [name, running] = chosen;
    const seen = withRunning(world, name, andSetUp(delivered(running)));
    changed(seen, `${name}: everything is delivered`, membersOf(running));
    completed(name);
  };

  const onChain = (): void => {
    const names = entriesOf<ChannelAddress, Running>(world.channels)
      .filter(
        ([name, running]) =>
          !world.chain.outcomes[name] && running.states.length >= membersOf(running).length,
      )
      .map(([name]) => name);
    const name = names[draw(names.length)];
    if (name === undefined) return;
    const members = membersOf(world.channels[name]!);
    const players = members.some(isHonest) ? members.filter(isHonest) : members.slice(0, 1);
    if (!players.some((player) => viewIn(world, player).statuses[name])) return;
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
    const payments = payable(world.chain);
    const chosen = payments[draw(payments.length)];
    if (chosen) submitted({ ...chosen, amount: 1n + BigInt(draw(Number(chosen.amount))) });
  };

  /** Somebody sends a coin; who is honest only if it is worth so much more then. */
  const deposit = (): void => {
    const { chain } = world;
    const by = chain.participants[draw(chain.participants.length)]!;
    const { name } = ledgers[draw(ledgers.length)]!;
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

  const events: readonly (() => void)[] = [
    ...[found, found, closing, advance, advance, advance, advance, advance, advance],
    ...[advance, advance, goOn, goOn, goOn, goOn, attack, deliver, deliver],
    ...[payOut, deposit],
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
    participants: world.chain.participants.length,
    honest: honest.length,
    channels: entriesOf(world.channels).length,
    built,
    depth: Math.max(0, ...ledgers.filter(({ name }) => outcomeIn(world, name)).map(({ depth }) => depth)),
    ...counts,
    ...(broken ? { broken } : {}),
  };
};

/** Once all have signed the first state, they sign the second: nothing changes by that. */
const andSetUp = (running: Running): Running => {
  const { states, channel } = running;
  if (states.length !== channel.participants.length) return running;
  let done = running;
  for (const _ of states) done = delivered(signedNext(done, { outcome: latest(done)!.outcome })!);
  return done;
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

/**
 * Projects: what participants build together, as steps that read the outcome of the moment.
 *
 * The same constructions as in the specification, but over ledger channels that fund several things at once:
 * each step says what it takes from an outcome and what it adds to it.
 */
import {
  allocation,
  channel,
  constructions,
  owed,
  sum,
  type Address,
  type ChannelAddress,
  type Coins,
  type Entry,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import { outcomeIn, type World } from './world.js';

export interface Step {
  readonly type: 'open' | 'update';
  readonly channel: ChannelAddress;
  readonly members: readonly ParticipantAddress[];
  /** The outcome that it asks for; none if it makes no sense now. */
  readonly wanted: (world: World) => Outcome | undefined;
  /** Coins that a member gives away by it, of its own will. */
  readonly gift?: { readonly by: ParticipantAddress; readonly amount: Coins };
}

export interface Project {
  readonly kind: string;
  readonly steps: readonly Step[];
}

/** A channel of two that can fund others, and how deep it stands on others itself. */
export interface Ledger {
  readonly name: ChannelAddress;
  readonly members: readonly [ParticipantAddress, ParticipantAddress];
  readonly depth: number;
  readonly kind: string;
}

/** The entries after these are taken and those are put at the end; none if there is not enough. */
export const moved = (
  outcome: Outcome | undefined,
  taken: readonly Entry[],
  put: readonly Entry[],
): Outcome | undefined => {
  if (outcome?.type !== 'allocation') return undefined;
  const left = new Map<Address, Coins>(outcome.entries);
  for (const [to, amount] of taken) left.set(to, (left.get(to) ?? 0n) - amount);
  for (const [to, amount] of put) left.set(to, (left.get(to) ?? 0n) + amount);
  return [...left.values()].some((amount) => amount < 0n)
    ? undefined
    : allocation(...[...left].filter(([, amount]) => amount > 0n));
};

const updating = (
  { name, members }: Pick<Ledger, 'name'> & { readonly members: readonly ParticipantAddress[] },
  wanted: Step['wanted'],
): Step => ({ type: 'update', channel: name, members, wanted });

const opening = (name: ChannelAddress, members: readonly ParticipantAddress[], outcome: Outcome): Step => ({
  type: 'open',
  channel: name,
  members,
  wanted: () => outcome,
});

/** What a channel of two owes these two now. */
const shares = (world: World, name: ChannelAddress, members: readonly ParticipantAddress[]) => {
  const outcome = outcomeIn(world, name);
  return members.map((member) => (outcome?.type === 'allocation' ? owed(outcome.entries, member) : 0n));
};

/** A sub-channel of a ledger channel. */
export const subChannel = (ledger: Ledger, number: number, [a, b]: readonly [Coins, Coins]) => {
  const [one, other] = ledger.members;
  const name = channel(`χ${number}`);
  const made: Ledger = {
    name,
    members: ledger.members,
    depth: ledger.depth + 1,
    kind: `sub-channel of a ${ledger.kind}`,
  };
  const open: Project = {
    kind: `open a ${made.kind}`,
    steps: [
      opening(name, ledger.members, allocation([one, a], [other, b])),
      updating(ledger, (world) =>
        moved(
          outcomeIn(world, ledger.name),
          [
            [one, a],
            [other, b],
          ],
          [[name, a + b]],
        ),
      ),
    ],
  };
  const close: Project = {
    kind: `close a ${made.kind}`,
    steps: [
      updating(ledger, (world) => {
        const [u, v] = shares(world, name, ledger.members) as [Coins, Coins];
        const outcome = outcomeIn(world, ledger.name);
        const whole = outcome?.type === 'allocation' ? owed(outcome.entries, name) : 0n;
        if (whole === 0n || u + v !== whole) return undefined;
        return moved(
          outcome,
          [[name, whole]],
          [
            [one, u],
            [other, v],
          ],
        );
      }),
    ],
  };
  return { made, open, close };
};

/** A virtual channel over two ledger channels that share a member. */
export const virtualChannel = (
  left: Ledger,
  right: Ledger,
  intermediary: ParticipantAddress,
  number: number,
  [a, b]: readonly [Coins, Coins],
) => {
  const one = left.members.find((member) => member !== intermediary)!;
  const other = right.members.find((member) => member !== intermediary)!;
  const x = a + b;
  const named = (letter: string) => channel(`${letter}${number}`);
  const virtual: constructions.VirtualChannel = {
    channel: named('χ'),
    joint: named('J'),
    ends: [
      { who: one, ledger: left.name, guarantee: named('G') },
      { who: other, ledger: right.name, guarantee: named("G'") },
    ],
    intermediary,
  };
  const [atOne, atOther] = virtual.ends as [constructions.End, constructions.End];
  const joint = { name: virtual.joint, members: [one, other, intermediary] };
  const made: Ledger = {
    name: virtual.channel,
    members: [one, other],
    depth: Math.max(left.depth, right.depth) + 1,
    kind:
      left.depth + right.depth === 0
        ? 'virtual channel'
        : `virtual channel over a ${(left.depth > right.depth ? left : right).kind}`,
  };
  const open: Project = {
    kind: `open a ${made.kind}`,
    steps: [
      opening(virtual.channel, made.members, allocation([one, a], [other, b])),
      opening(virtual.joint, joint.members, constructions.jointApart(virtual, [a, b])),
      opening(atOne.guarantee, [one, intermediary], constructions.endGuarantee(virtual, atOne)),
      opening(atOther.guarantee, [other, intermediary], constructions.endGuarantee(virtual, atOther)),
      updating(left, (world) =>
        moved(
          outcomeIn(world, left.name),
          [
            [one, a],
            [intermediary, b],
          ],
          [[atOne.guarantee, x]],
        ),
      ),
      updating(right, (world) =>
        moved(
          outcomeIn(world, right.name),
          [
            [other, b],
            [intermediary, a],
          ],
          [[atOther.guarantee, x]],
        ),
      ),
      updating(joint, () => constructions.jointTogether(virtual, x)),
    ],
  };
  const result = (world: World): readonly Coins[] | undefined => {
    const result = shares(world, virtual.channel, made.members);
    return sum(result) === x ? result : undefined;
  };
  const defunding = (ledger: Ledger, end: 0 | 1): Step =>
    updating(ledger, (world) => {
      const won = result(world);
      const { who, guarantee } = virtual.ends[end]!;
      if (!won) return undefined;
      const own = won[end]!;
      return moved(
        outcomeIn(world, ledger.name),
        [[guarantee, x]],
        [
          [who, own],
          [intermediary, x - own],
        ],
      );
    });
  const close: Project = {
    kind: `close a ${made.kind}`,
    steps: [
      updating(joint, (world) => {
        const won = result(world);
        return won && constructions.jointApart(virtual, won);
      }),
      defunding(left, 0),
      defunding(right, 1),
    ],
  };
  return { made, open, close };
};

/** One member of a channel pays the other. */
export const payment = ({ name, members, kind }: Ledger, by: 0 | 1, amount: Coins): Project => {
  const [from, to] = [members[by], members[1 - by]!] as const;
  const step: Step = {
    type: 'update',
    channel: name,
    members,
    wanted: (world) => moved(outcomeIn(world, name), [[from, amount]], [[to, amount]]),
    gift: { by: from, amount },
  };
  return { kind: `pay in a ${kind}`, steps: [step] };
};

/** The same entries with more for one member, who comes last: before and after a deposit. */
export const topUp = ({ name, members }: Ledger, by: ParticipantAddress, amount: Coins): Project => ({
  kind: 'top up a ledger channel',
  steps: [
    {
      type: 'update',
      channel: name,
      members,
      wanted: (world) => {
        const outcome = outcomeIn(world, name);
        if (outcome?.type !== 'allocation') return undefined;
        const others = outcome.entries.filter(([to]) => to !== by);
        return allocation(...others, [by, owed(outcome.entries, by) + amount]);
      },
    },
  ],
});

/**
 * Virtual channels in a dispute: A and B through I as the paper builds them, each channel on chain or not yet.
 *
 * Whoever is no member of a channel sees nothing of it, and the others can finalize anything there. Of `J` and
 * `χ` an older state can be in a running challenge, or `J` can be in the middle of an update.
 *
 * @paper §6.3 Virtual Channels
 */
import fc from 'fast-check';
import {
  allocation,
  channel,
  guarantee,
  participant,
  recordOf,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type ParticipantAddress,
  type Status,
} from '../../spec/index.js';
import type { Capabilities } from '../payments/index.js';
import type { Setting } from './attack.js';

const [A, B, I] = ['A', 'B', 'I'].map(participant) as [
  ParticipantAddress,
  ParticipantAddress,
  ParticipantAddress,
];
const names = ['L', "L'", 'G', "G'", 'J', 'χ'] as const;
const [L, M, G, H, J, X] = names.map(channel) as unknown as readonly [
  ...[ChannelAddress, ChannelAddress, ChannelAddress, ChannelAddress, ChannelAddress, ChannelAddress],
];

interface Drawn {
  readonly player: ParticipantAddress;
  readonly a: Coins;
  readonly b: Coins;
  /** What A has by the last state of χ. */
  readonly now: number;
  readonly onChain: readonly boolean[];
  /** Whether the coins of each ledger are in its guarantee already. */
  readonly moved: readonly boolean[];
  readonly updating: boolean;
  readonly stale: readonly boolean[];
}

const settingOf = (own: ChannelAddress, drawn: Drawn): Setting => {
  const { player, a, b, onChain, moved, updating, stale } = drawn;
  const x = a + b;
  const now = BigInt(drawn.now) % (x + 1n);
  const channels: readonly (readonly [ChannelAddress, readonly ParticipantAddress[], Outcome])[] = [
    [L, [A, I], allocation([G, moved[0] ? 0n : x])],
    [M, [B, I], allocation([H, moved[1] ? 0n : x])],
    [G, [A, I], guarantee(J, X, A, I)],
    [H, [B, I], guarantee(J, X, B, I)],
    [J, [A, B, I], allocation([X, x], [I, x])],
    [X, [A, B], allocation([A, now], [B, x - now])],
  ];
  const before = new Map<ChannelAddress, Outcome>([
    [J, allocation([A, a], [B, b], [I, x])],
    [X, allocation([A, a], [B, b])],
  ]);
  const statusOf = (
    address: ChannelAddress,
    members: readonly ParticipantAddress[],
    outcome: Outcome,
  ): Status => {
    if (!members.includes(player)) return { type: 'notMine' };
    return address === J && updating
      ? { type: 'enabled', outcomes: [before.get(J)!, outcome] }
      : { type: 'universal', outcome };
  };
  const open = channels.filter((_, i) => !onChain[i]);
  return {
    player,
    start: {
      participants: [A, B, I],
      balances: recordOf([
        [moved[0] ? G : L, x],
        [moved[1] ? H : M, x],
      ]),
      finalized: recordOf(
        channels.filter((_, i) => onChain[i]).map(([address, , outcome]) => [address, outcome]),
      ),
      challenged: recordOf(
        open.flatMap(([address], i) =>
          stale[i] && before.has(address) ? [[address, before.get(address)!]] : [],
        ),
      ),
    },
    statuses: recordOf<ChannelAddress, Status>([
      ...open.map(([address, members, outcome]) => [address, statusOf(address, members, outcome)] as const),
      [own, { type: 'notMine' }],
    ]),
  };
};

const chance = (one: number, of: number): fc.Arbitrary<boolean> =>
  fc.nat({ max: of - 1 }).map((number) => number < one);

/** The channel is one of the others' own, in which they can finalize anything. */
export const virtualSetting = (
  { clock }: Capabilities,
  own: ChannelAddress,
  plain: boolean,
): fc.Arbitrary<Setting> =>
  fc
    .record({
      player: fc.constantFrom(A, B, I),
      a: fc.constantFrom(1n, 2n),
      b: fc.constantFrom(1n, 2n),
      now: fc.nat({ max: 4 }),
      onChain: fc.array(chance(2, 3), { minLength: 6, maxLength: 6 }),
      moved: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
      updating: chance(1, 5),
      stale: fc.array(clock && !plain ? chance(1, 3) : fc.constant(false), { minLength: 6, maxLength: 6 }),
    })
    .map((drawn) => settingOf(own, drawn));

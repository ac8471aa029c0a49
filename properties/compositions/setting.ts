/** Settings: who takes part, who of them is honest, and the ledger channels that they start with. */
import {
  allocation,
  chainOf,
  channel,
  participant,
  recordOf,
  type ChannelAddress,
  type Coins,
  type ParticipantAddress,
} from '../../spec/index.js';
import { andSetUp, delivered, signedNext, unsigned, type Running } from './running.js';
import type { Draw } from './dispute.js';
import type { Ledger } from './projects.js';
import type { World } from './world.js';

export interface Setting {
  readonly world: World;
  readonly honest: readonly ParticipantAddress[];
  readonly ledgers: readonly Ledger[];
}

/** Two or three users with an intermediary each way, or two intermediaries that share a ledger channel. */
export const settingOf = (draw: Draw): Setting => {
  const users = ['A', 'B', 'C'].slice(0, 2 + draw(2)).map(participant);
  const intermediaries = ['I', "I'"].slice(0, 1 + draw(2)).map(participant);
  const pairs: [ParticipantAddress, ParticipantAddress][] = users.map((user, i) => [
    user,
    intermediaries[i % intermediaries.length]!,
  ]);
  if (intermediaries.length > 1) pairs.push([intermediaries[0]!, intermediaries[1]!]);
  if (draw(3) === 0) pairs.push([users[0]!, users[1]!]);

  const funded = pairs.map(([one, other], i) => {
    const name = channel(`L${i + 1}`);
    const [a, b] = [BigInt(1 + draw(4)), BigInt(1 + draw(4))];
    const running = setUp([one, other], BigInt(i), allocation([one, a], [other, b]));
    return { name, members: [one, other] as const, coins: a + b, running };
  });
  const everybody = [...users, ...intermediaries];
  const honest = everybody.filter(() => draw(2) === 0);
  return {
    world: {
      chain: chainOf(everybody, {
        balances: recordOf(funded.map(({ name, coins }): [ChannelAddress, Coins] => [name, coins])),
      }),
      channels: recordOf(funded.map(({ name, running }): [ChannelAddress, Running] => [name, running])),
    },
    honest: honest.length > 0 ? honest : [everybody[draw(everybody.length)]!],
    ledgers: funded.map(({ name, members }) => ({ name, members, depth: 0, kind: 'ledger channel' })),
  };
};

/** The channel after its set-up, seen by everybody. */
const setUp = (
  members: readonly ParticipantAddress[],
  nonce: bigint,
  outcome: ReturnType<typeof allocation>,
): Running =>
  andSetUp(
    members.reduce((running) => delivered(signedNext(running, { outcome })!), unsigned(members, nonce)),
  );

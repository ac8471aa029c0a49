/**
 * Worlds: the chain, and the signed states of every channel on it.
 */
import {
  entriesOf,
  printNetwork,
  printOutcome,
  promised,
  leastOf,
  recordOf,
  viewOf,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type ParticipantAddress,
  type Status,
  type View,
} from '../../spec/index.js';
import { latest, membersOf, statusOf, type Running } from './running.js';

export interface World {
  readonly chain: Chain;
  readonly channels: Readonly<Record<ChannelAddress, Running>>;
}

export const withRunning = (world: World, name: ChannelAddress, running: Running): World => ({
  ...world,
  channels: recordOf([...entriesOf<ChannelAddress, Running>(world.channels), [name, running]]),
});

/** What a participant knows: the chain, and what the states it has seen let it and others finalize. */
export const viewIn = ({ chain, channels }: World, who: ParticipantAddress): View =>
  viewOf(
    chain,
    recordOf(
      entriesOf<ChannelAddress, Running>(channels).flatMap(([name, running]): [ChannelAddress, Status][] => {
        if (chain.outcomes[name] || running.states.length === 0) return [];
        if (!membersOf(running).includes(who)) return [[name, { type: 'notMine' }]];
        const status = statusOf(running, who);
        return status ? [[name, status]] : [];
      }),
    ),
  );

/** What a participant can make sure of against all others. */
export const worthIn = (world: World, who: ParticipantAddress): Coins =>
  leastOf(promised(viewIn(world, who), who));

/** The outcome that was agreed on last, on chain or off. */
export const outcomeIn = ({ chain, channels }: World, name: ChannelAddress): Outcome | undefined => {
  if (chain.outcomes[name]) return undefined;
  const running = channels[name];
  return running && latest(running)?.outcome;
};

/** All balances, and what was taken out. */
export const coinsIn = ({ balances, withdrawn }: Chain): Coins =>
  Object.values<Coins>(balances).reduce((sum, amount) => sum + amount, withdrawn);

export const describeWorld = ({ chain, channels }: World): string =>
  [
    printNetwork(chain),
    ...entriesOf<ChannelAddress, Running>(channels).flatMap(([name, running]) => {
      const content = latest(running);
      if (!content || chain.outcomes[name]) return [];
      const vote = content.pending ? ` → ${printOutcome(content.pending.proposed)}?` : '';
      return [`[${name} ↦ ${printOutcome(content.outcome)}${vote}]`];
    }),
  ].join(' ');

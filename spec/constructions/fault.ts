/**
 * Faults: what makes a list of steps no construction at all. Nobody could perform such a step.
 *
 * Amounts that do not add up, a channel without enough coins or a list in the wrong order are no faults: such
 * steps can be performed, and the check shows who loses by them.
 *
 * @paper §5.4 Example Constructions
 */
import { match } from 'ts-pattern';
import type { Address, ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { isParticipant, keysOf } from '../modelling/chain.js';
import type { Outcome } from '../modelling/outcome.js';
import { perform } from './perform.js';
import type { ConstructionStep } from './step.js';
import type { Channel, System } from './system.js';

export interface Fault {
  readonly reason: FaultReason;
  readonly address: Address;
  /** The part of the step that is wrong. */
  readonly field: string;
}

export type FaultReason =
  | 'NoSuchChannel'
  | 'NotOpenYet'
  | 'NoSuchParticipant'
  | 'NoMembers'
  | 'MemberTwice'
  | 'IsAParticipant'
  | 'OpenedAlready'
  | 'FinalizedAlready'
  | 'ConcludedAlready'
  | 'NobodyHasTheKey';

export const explainFault = ({ reason, address }: Fault): string =>
  match(reason)
    .with('NoSuchChannel', () => `there is no channel ${address}`)
    .with('NotOpenYet', () => `${address} is not open yet: nobody has signed anything`)
    .with('NoSuchParticipant', () => `there is no participant ${address}`)
    .with('NoMembers', () => `${address} has no members`)
    .with('MemberTwice', () => `${address} is listed twice`)
    .with('IsAParticipant', () => `${address} is a participant, and no channel`)
    .with('OpenedAlready', () => `${address} is open already, and an address is used once`)
    .with('FinalizedAlready', () => `the outcome of ${address} is on chain already, for ever`)
    .with('ConcludedAlready', () => `${address} is concluded, and its outcome does not change any more`)
    .with('NobodyHasTheKey', () => `${address} is a channel, and nobody has a key to withdraw from it`)
    .exhaustive();

/** What is wrong with the step in this system; some addresses are known only from other steps. */
const faultOf = (
  { chain, channels }: System,
  step: ConstructionStep,
  known: KnownAddresses,
): Fault | undefined => {
  const wrong = (reason: FaultReason, address: Address, field: string): Fault => ({ reason, address, field });
  const isOpen = (channel: Address): boolean => Object.hasOwn(channels, channel);
  const isOnChain = (channel: Address): boolean => Object.hasOwn(chain.outcomes, channel);
  const noChannel = (address: Address, field: string): Fault | undefined => {
    if (known.channels.has(address)) return undefined;
    return wrong(isParticipant(chain, address) ? 'IsAParticipant' : 'NoSuchChannel', address, field);
  };
  const notOpen = (channel: ChannelAddress): Fault | undefined => {
    if (isOpen(channel)) return undefined;
    if (isOnChain(channel)) return wrong('FinalizedAlready', channel, 'channel');
    return noChannel(channel, 'channel') ?? wrong('NotOpenYet', channel, 'channel');
  };
  const nowhere = (address: Address): Fault | undefined =>
    known.addresses.has(address) ? undefined : wrong('NoSuchChannel', address, 'to');

  return match(step)
    .with({ type: 'open' }, ({ channel, members }) => {
      if (isParticipant(chain, channel)) return wrong('IsAParticipant', channel, 'channel');
      if (isOpen(channel) || isOnChain(channel)) return wrong('OpenedAlready', channel, 'channel');
      return membersFault(chain.participants, channel, members);
    })
    .with({ type: 'update' }, { type: 'conclude' }, ({ channel }) => {
      const last = channels[channel]?.concluded;
      return notOpen(channel) ?? (last ? wrong('ConcludedAlready', channel, 'channel') : undefined);
    })
    .with({ type: 'finalize' }, ({ channel }) => notOpen(channel))
    .with({ type: 'deposit' }, ({ by, channel }) =>
      isParticipant(chain, by) ? noChannel(channel, 'channel') : wrong('NoSuchParticipant', by, 'by'),
    )
    .with({ type: 'withdraw' }, ({ from }) => {
      if (isParticipant(chain, from)) return undefined;
      return wrong(known.channels.has(from) ? 'NobodyHasTheKey' : 'NoSuchParticipant', from, 'from');
    })
    .with({ type: 'transfer' }, ({ from, to }) => noChannel(from, 'from') ?? nowhere(to))
    .with({ type: 'claim' }, ({ guarantee, to }) => noChannel(guarantee, 'guarantee') ?? nowhere(to))
    .exhaustive();
};

/** What is wrong with the members of a channel. */
export const membersFault = (
  participants: readonly ParticipantAddress[],
  channel: ChannelAddress,
  members: readonly ParticipantAddress[],
): Fault | undefined => {
  const wrong = (reason: FaultReason, address: Address): Fault => ({ reason, address, field: 'members' });
  const stranger = members.find((member) => !participants.includes(member));
  const twice = members.find((member, i) => members.indexOf(member) < i);
  if (stranger !== undefined) return wrong('NoSuchParticipant', stranger);
  if (twice !== undefined) return wrong('MemberTwice', twice);
  return members.length === 0 ? wrong('NoMembers', channel) : undefined;
};

const namedIn = (outcome: Outcome): readonly Address[] =>
  outcome.type === 'allocation' ? outcome.entries.map(([to]) => to) : [outcome.target, ...outcome.priority];

/** What a construction mentions, at the start or in any step: an address is fixed before its channel opens. */
interface KnownAddresses {
  readonly channels: ReadonlySet<Address>;
  readonly addresses: ReadonlySet<Address>;
}

const knownIn = ({ chain, channels }: System, steps: readonly ConstructionStep[]): KnownAddresses => {
  const opened = steps.flatMap((step) => (step.type === 'open' ? [step.channel] : []));
  const all = [...keysOf(channels), ...keysOf(chain.outcomes), ...opened];
  const named = [
    ...Object.values<Channel>(channels).map(({ outcome }) => outcome),
    ...Object.values<Outcome>(chain.outcomes),
    ...steps.flatMap((step) => (step.type === 'open' || step.type === 'update' ? [step.outcome] : [])),
  ].flatMap(namedIn);
  return { channels: new Set(all), addresses: new Set([...chain.participants, ...all, ...named]) };
};

export interface FaultyStep {
  /** The first step is 1. */
  readonly step: number;
  readonly fault: Fault;
}

/** The first step that nobody could perform, or nothing. */
export const faultyStep = (start: System, steps: readonly ConstructionStep[]): FaultyStep | undefined => {
  const known = knownIn(start, steps);
  let system = start;
  for (const [i, step] of steps.entries()) {
    const fault = faultOf(system, step, known);
    if (fault) return { step: i + 1, fault };
    system = perform(system, step).system;
  }
  return undefined;
};

/**
 * Perform: the system after a step. What the chain refuses changes nothing, and the reason is reported; only
 * of a payment of nothing it is not, as some amounts of a construction can be zero.
 *
 * Expects a step without faults; a step that cannot even be written down is no question of values.
 *
 * @paper §5.4 Example Constructions
 */
import { match } from 'ts-pattern';
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import type { Coins } from '../modelling/coins.js';
import type { Rejection } from '../modelling/rejection.js';
import { nitro, type NitroAction } from '../nitro/rules.js';
import type { ConstructionStep } from './step.js';
import { paidInBy, type Channel, type System } from './system.js';

export interface Performed {
  readonly system: System;
  /** Why the chain refused the step. */
  readonly refused?: Rejection;
}

export const perform = (system: System, step: ConstructionStep): Performed =>
  match(step)
    .with({ type: 'open' }, ({ channel, members, outcome }) => ({
      system: withChannel(system, channel, { members, outcome }),
    }))
    .with({ type: 'update' }, ({ channel, outcome }) => ({
      system: withChannel(system, channel, { ...theChannel(system, channel), outcome }),
    }))
    .with({ type: 'conclude' }, ({ channel }) => ({
      system: withChannel(system, channel, { ...theChannel(system, channel), concluded: true }),
    }))
    .with({ type: 'finalize' }, ({ channel }) => {
      const { outcome } = theChannel(system, channel);
      const channels = recordOf(entriesOf(system.channels).filter(([other]) => other !== channel));
      return onChain({ ...system, channels }, { type: 'finalize', channel, outcome });
    })
    .with({ type: 'deposit' }, ({ by, channel, amount }) =>
      paying(onChain(system, { type: 'deposit', to: channel, amount }), by, amount),
    )
    .with({ type: 'withdraw' }, ({ from, amount }) =>
      paying(onChain(system, { type: 'withdraw', from, amount, signer: from }), from, -amount),
    )
    .with({ type: 'transfer' }, { type: 'claim' }, (payment) => onChain(system, payment))
    .exhaustive();

/** The systems before, between and after these steps. */
export const statesOf = (start: System, steps: readonly ConstructionStep[]): readonly System[] => {
  const states = [start];
  for (const step of steps) states.push(perform(states.at(-1)!, step).system);
  return states;
};

export const theChannel = ({ channels }: System, channel: ChannelAddress): Channel => {
  const found = channels[channel];
  if (!found) throw new Error(`${channel} is not open: the step has a fault`);
  return found;
};

const withChannel = (system: System, channel: ChannelAddress, state: Channel): System => ({
  ...system,
  channels: recordOf([...entriesOf(system.channels), [channel, state]]),
});

const onChain = (system: System, action: NitroAction): Performed => {
  const result = nitro(system.chain, action);
  if (result.status === 'applied') return { system: { ...system, chain: result.chain } };
  return result.reason.code === 'ZeroAmount' ? { system } : { system, refused: result.reason };
};

/** The same, with what the participant has sent to the chain or taken from it. */
const paying = (performed: Performed, who: ParticipantAddress, amount: Coins): Performed => {
  if (performed.refused) return performed;
  const { system } = performed;
  const paidIn = recordOf([...entriesOf(system.paidIn), [who, paidInBy(system, who) + amount]]);
  return { system: { ...system, paidIn } };
};

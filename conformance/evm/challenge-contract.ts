/** Challenge contract: what the adapters of all published challenge games have in common. */
import { recordOf } from '../../spec/index.js';
import { challenges } from '../challenges/index.js';
import type { CallAction } from '../challenges/profile.js';
import type {
  ChallengeCapabilities,
  Challenges,
  ChallengeStart,
  ObservedChannel,
} from '../challenges/terms.js';
import type { Implementation } from '../implementation.js';
import type { CallResult, Machine, MachineSnapshot } from './machine.js';

export interface ChallengeContract {
  readonly name: string;
  readonly capabilities: ChallengeCapabilities;
  /** With everything deployed. */
  readonly machine: Machine;
  /** Begins an example, at this second. */
  readonly begin: (start: ChallengeStart) => void;
  readonly act: (action: CallAction) => Promise<CallResult>;
  /** Nothing of a channel that the example does not have. */
  readonly observed: (channel: string) => Promise<ObservedChannel | undefined>;
}

export const challengesOn = async (
  contract: ChallengeContract,
): Promise<Implementation<Challenges, MachineSnapshot>> => {
  const { name, capabilities, machine, begin, act, observed } = contract;
  let empty = await machine.snapshot();
  return {
    name,
    subject: challenges,
    capabilities,
    setUp: async (start) => {
      await machine.revert(empty);
      empty = await machine.snapshot();
      begin(start);
    },
    apply: async ({ action, seconds }) => {
      machine.wait(seconds);
      if (action.type === 'wait') return { status: 'applied' };
      const result = await act(action);
      return result.status === 'applied' ? { status: 'applied' } : result;
    },
    observe: async (names) => {
      const channels: [string, ObservedChannel][] = [];
      for (const channel of names) {
        const seen = await observed(channel);
        if (seen) channels.push([channel, seen]);
      }
      return { channels: recordOf(channels) };
    },
    snapshot: machine.snapshot,
    revert: machine.revert,
  };
};

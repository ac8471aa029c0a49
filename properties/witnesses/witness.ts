/**
 * Witnesses: for every rejection a world and an action in which it occurs, so that no refusal is out of reach.
 *
 * They are written in the paper's notation. Some are actions that the types forbid, and that a caller may still
 * send: a withdrawal from a channel, an outcome for a participant.
 */
import {
  chainOf,
  nitro,
  participant,
  readAction,
  readNetwork,
  turbo,
  type Chain,
  type NitroAction,
  type RejectionCode,
  type Rule,
  type TurboAction,
} from '../../spec/index.js';
import { written } from '../figures/index.js';

/** A network between the participants A, B and I, and an action that is refused in it. */
export interface Witness {
  readonly protocol: 'turbo' | 'nitro';
  readonly network: string;
  readonly action: string;
}

/** A claim given to Turbo is a mistake that only the types can prevent. */
const reducers: Record<Witness['protocol'], Rule<NitroAction>> = {
  turbo: (chain, action) => turbo(chain, action as TurboAction),
  nitro,
};

export const worldOf = ({
  network,
  action,
}: Witness): { readonly chain: Chain; readonly action: NitroAction } => ({
  chain: chainOf(['A', 'B', 'I'].map(participant), written(readNetwork(network))),
  action: written(readAction(action)),
});

/** Whether the action is refused for this reason, by the rules themselves or by others in their place. */
export const occurs = (
  code: RejectionCode,
  witness: Witness,
  rules = reducers[witness.protocol],
): boolean => {
  const { chain, action } = worldOf(witness);
  const step = rules(chain, action);
  return step.status === 'rejected' && step.reason.code === code;
};

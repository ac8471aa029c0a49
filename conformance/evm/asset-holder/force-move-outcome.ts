/** Outcomes as the states of these generations carry them: one item for each asset; here there is only one. */
import { createContract } from 'micro-eth-signer/abi.js';
import type { Outcome } from '../../../spec/index.js';
import type { Hex } from '../machine.js';
import type { Destinations } from './destinations.js';
import { argumentsIn, assetOutcomeBytes } from './outcomes.js';

const { outcome: items } = createContract([
  {
    type: 'function',
    name: 'outcome',
    inputs: [
      {
        type: 'tuple[]',
        name: 'items',
        components: [
          { type: 'address', name: 'asset' },
          { type: 'bytes', name: 'assetOutcomeBytes' },
        ],
      },
    ],
    outputs: [],
  },
] as const);

/** The outcome as it is part of a state: about this one asset. */
export const stateOutcome = (outcome: Outcome, asset: Hex, destinations: Destinations): Uint8Array =>
  argumentsIn(items.encodeInput([{ asset, assetOutcomeBytes: assetOutcomeBytes(outcome, destinations) }]));

/** The interface of the second generation's `NitroAdjudicator`, as far as redistribution goes. A test compares it with each version's. */
import { allocations, called, field, outcome, tuple, type Field, type Shape } from './challenge-abi.js';

const listed = (name: string): Field => ({ ...allocations, name });

const reclaimArgs = tuple('reclaimArgs', [
  field('bytes32', 'sourceChannelId'),
  field('bytes32', 'sourceStateHash'),
  field('bytes', 'sourceOutcomeBytes'),
  field('uint256', 'sourceAssetIndex'),
  field('uint256', 'indexOfTargetInSource'),
  field('bytes32', 'targetStateHash'),
  field('bytes', 'targetOutcomeBytes'),
  field('uint256', 'targetAssetIndex'),
]);

export const ledgerAbi = (shape: Shape) => [
  called('holdings', [field('address', ''), field('bytes32', '')], [field('uint256', '')]),
  called('reclaim', [reclaimArgs]),
  called('transferAllAssets', [field('bytes32', 'channelId'), outcome(shape), field('bytes32', 'stateHash')]),
  called(
    'compute_transfer_effects_and_interactions',
    [field('uint256', 'initialHoldings'), allocations, field('uint256[]', 'indices')],
    [
      listed('newAllocations'),
      field('bool', 'allocatesOnlyZeros'),
      listed('exitAllocations'),
      field('uint256', 'totalPayouts'),
    ],
  ),
  called(
    'compute_reclaim_effects',
    [listed('sourceAllocations'), listed('targetAllocations'), field('uint256', 'indexOfTargetInSource')],
    [listed('')],
  ),
];

/** What a guarantee says about its parties, encoded as the arguments of a function are. */
export const guaranteeAbi = [called('guarantee', [field('bytes32', 'left'), field('bytes32', 'right')])];

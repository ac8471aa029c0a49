/**
 * The interface of `ETHAssetHolder`, as far as it is called. Written out, and not taken from the tarballs, so
 * that the calls are typed; a test compares it with each version's own.
 */
const word = <const Name extends string>(name: Name) => ({ name, type: 'bytes32' }) as const;
const uint = <const Name extends string>(name: Name) => ({ name, type: 'uint256' }) as const;
const bytes = <const Name extends string>(name: Name) => ({ name, type: 'bytes' }) as const;
const uints = <const Name extends string>(name: Name) => ({ name, type: 'uint256[]' }) as const;

/** What no version calls otherwise. */
export const common = [
  { type: 'function', name: 'holdings', inputs: [word('')], outputs: [uint('')] },
  { type: 'function', name: 'assetOutcomeHashes', inputs: [word('')], outputs: [word('')] },
  {
    type: 'function',
    name: 'deposit',
    inputs: [word('destination'), uint('expectedHeld'), uint('amount')],
    outputs: [],
  },
] as const;

/** What the adjudicator alone may call; until 0.11.2 it answers whether it was done. */
export const setter = {
  type: 'function',
  name: 'setAssetOutcomeHash',
  inputs: [word('channelId'), word('assetOutcomeHash')],
  outputs: [],
} as const;

export const answeringSetter = { ...setter, outputs: [{ name: 'success', type: 'bool' }] } as const;

export const transferAll = {
  type: 'function',
  name: 'transferAll',
  inputs: [word('channelId'), bytes('allocationBytes')],
  outputs: [],
} as const;

export const claimAll = {
  type: 'function',
  name: 'claimAll',
  inputs: [word('guarantorChannelId'), bytes('guaranteeBytes'), bytes('allocationBytes')],
  outputs: [],
} as const;

export const transferToOne = {
  type: 'function',
  name: 'transfer',
  inputs: [word('fromChannelId'), bytes('allocationBytes'), word('destination')],
  outputs: [],
} as const;

export const claimForOne = {
  type: 'function',
  name: 'claim',
  inputs: [
    word('guarantorChannelId'),
    bytes('guaranteeBytes'),
    bytes('allocationBytes'),
    word('destination'),
  ],
  outputs: [],
} as const;

export const transferToAny = {
  type: 'function',
  name: 'transfer',
  inputs: [word('fromChannelId'), bytes('allocationBytes'), uints('indices')],
  outputs: [],
} as const;

export const claimForAny = {
  type: 'function',
  name: 'claim',
  inputs: [word('guarantorChannelId'), bytes('guaranteeBytes'), bytes('allocationBytes'), uints('indices')],
  outputs: [],
} as const;

const items = <const Name extends string>(name: Name) =>
  ({ name, type: 'tuple[]', components: [word('destination'), uint('amount')] }) as const;

/** What the contract makes of an allocation, as it says itself. */
export const newAllocation = {
  type: 'function',
  name: '_computeNewAllocation',
  inputs: [uint('initialHoldings'), items('allocation'), uints('indices')],
  outputs: [
    items('newAllocation'),
    { name: 'safeToDelete', type: 'bool' },
    uints('payouts'),
    uint('totalPayouts'),
  ],
} as const;

export const newAllocationWithGuarantee = {
  type: 'function',
  name: '_computeNewAllocationWithGuarantee',
  inputs: [
    ...newAllocation.inputs,
    {
      name: 'guarantee',
      type: 'tuple',
      components: [word('targetChannelId'), { name: 'destinations', type: 'bytes32[]' }],
    },
  ],
  outputs: newAllocation.outputs,
} as const;

/**
 * The interface of `TESTNitroAdjudicator` of 0.17.3, as far as payouts go, and of the token that it is tried
 * with. Written out, so that the calls are typed; a test compares it with the tarball's.
 */
const word = <const Name extends string>(name: Name) => ({ name, type: 'bytes32' }) as const;
const uint = <const Name extends string>(name: Name) => ({ name, type: 'uint256' }) as const;
const bytes = <const Name extends string>(name: Name) => ({ name, type: 'bytes' }) as const;
const address = <const Name extends string>(name: Name) => ({ name, type: 'address' }) as const;
const indices = { name: 'indices', type: 'uint256[]' } as const;

const items = <const Name extends string>(name: Name) =>
  ({ name, type: 'tuple[]', components: [word('destination'), uint('amount')] }) as const;

export const adjudicator = [
  { type: 'function', name: 'holdings', inputs: [address(''), word('')], outputs: [uint('')] },
  { type: 'function', name: 'statusOf', inputs: [word('')], outputs: [word('')] },
  { type: 'function', name: 'setStatus', inputs: [word('channelId'), word('f')], outputs: [] },
  {
    type: 'function',
    name: 'setHoldings',
    inputs: [address('asset'), word('channelId'), uint('amount')],
    outputs: [],
  },
  {
    type: 'function',
    name: 'deposit',
    inputs: [address('asset'), word('channelId'), uint('expectedHeld'), uint('amount')],
    outputs: [],
  },
  {
    type: 'function',
    name: 'transfer',
    inputs: [uint('assetIndex'), word('fromChannelId'), bytes('outcomeBytes'), word('stateHash'), indices],
    outputs: [],
  },
  {
    type: 'function',
    name: 'claim',
    inputs: [
      uint('assetIndex'),
      word('guarantorChannelId'),
      bytes('guarantorOutcomeBytes'),
      word('guarantorStateHash'),
      bytes('targetOutcomeBytes'),
      word('targetStateHash'),
      indices,
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'transferAllAssets',
    inputs: [word('channelId'), bytes('outcomeBytes'), word('stateHash')],
    outputs: [],
  },
  {
    type: 'function',
    name: '_computeNewAllocation',
    inputs: [uint('initialHoldings'), items('allocation'), indices],
    outputs: [
      items('newAllocation'),
      { name: 'allocatesOnlyZeros', type: 'bool' },
      { name: 'payouts', type: 'uint256[]' },
      uint('totalPayouts'),
    ],
  },
  {
    type: 'function',
    name: '_computeNewAllocationWithGuarantee',
    inputs: [
      uint('initialHoldings'),
      items('allocation'),
      indices,
      {
        name: 'guarantee',
        type: 'tuple',
        components: [word('targetChannelId'), { name: 'destinations', type: 'bytes32[]' }],
      },
    ],
    outputs: [items('newAllocation'), { name: 'allocatesOnlyZeros', type: 'bool' }, uint('totalPayouts')],
  },
] as const;

export const token = [
  { type: 'function', name: 'balanceOf', inputs: [address('account')], outputs: [uint('')] },
  {
    type: 'function',
    name: 'approve',
    inputs: [address('spender'), uint('amount')],
    outputs: [{ name: '', type: 'bool' }],
  },
  {
    type: 'function',
    name: 'transfer',
    inputs: [address('recipient'), uint('amount')],
    outputs: [{ name: '', type: 'bool' }],
  },
] as const;

/** How an outcome is encoded: an item for each asset. */
export const outcomeOfAssets = {
  type: 'function',
  name: 'outcome',
  inputs: [
    {
      name: 'items',
      type: 'tuple[]',
      components: [address('asset'), bytes('assetOutcomeBytes')],
    },
  ],
  outputs: [],
} as const;

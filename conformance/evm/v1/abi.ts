/**
 * The interface of `TestNitroAdjudicator`, as far as the adapter calls it.
 *
 * From 0.1.4 on. Written out, and not taken from the tarball, so that the calls are typed; a test compares it
 * with the tarball's.
 */
const uint = <const Name extends string>(name: Name) => ({ name, type: 'uint256' }) as const;
const address = <const Name extends string>(name: Name) => ({ name, type: 'address' }) as const;

const commitment = {
  name: 'challengeCommitment',
  type: 'tuple',
  components: [
    { name: 'channelType', type: 'address' },
    { name: 'nonce', type: 'uint32' },
    { name: 'participants', type: 'address[]' },
    { name: 'guaranteedChannel', type: 'address' },
    { name: 'commitmentType', type: 'uint8' },
    { name: 'turnNum', type: 'uint32' },
    { name: 'commitmentCount', type: 'uint32' },
    { name: 'destination', type: 'address[]' },
    { name: 'allocation', type: 'uint256[]' },
    { name: 'appAttributes', type: 'bytes' },
  ],
} as const;

const outcome = {
  name: 'outcome',
  type: 'tuple',
  components: [
    { name: 'destination', type: 'address[]' },
    { name: 'finalizedAt', type: 'uint256' },
    commitment,
    { name: 'allocation', type: 'uint256[]' },
  ],
} as const;

/** What a participant signs to withdraw: encoded as the arguments of a function are. */
const authorization = {
  type: 'function',
  name: 'authorization',
  inputs: [address('participant'), address('destination'), uint('amount'), address('sender')],
  outputs: [],
} as const;

export const adjudicator = [
  { type: 'function', name: 'holdings', inputs: [address('')], outputs: [uint('')] },
  { type: 'function', name: 'getOutcome', inputs: [address('channel')], outputs: [{ ...outcome, name: '' }] },
  { type: 'function', name: 'setOutcome', inputs: [address('channel'), outcome], outputs: [] },
  { type: 'function', name: 'deposit', inputs: [address('destination'), uint('expectedHeld')], outputs: [] },
  {
    type: 'function',
    name: 'withdraw',
    inputs: [
      address('participant'),
      address('destination'),
      uint('amount'),
      { name: '_v', type: 'uint8' },
      { name: '_r', type: 'bytes32' },
      { name: '_s', type: 'bytes32' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'transfer',
    inputs: [address('channel'), address('destination'), uint('amount')],
    outputs: [],
  },
  {
    type: 'function',
    name: 'claim',
    inputs: [address('guarantor'), address('recipient'), uint('amount')],
    outputs: [],
  },
] as const;

export const signed = [authorization] as const;

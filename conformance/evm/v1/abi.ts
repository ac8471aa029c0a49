/**
 * The interface of `TestNitroAdjudicator`, as far as the adapter calls it.
 *
 * Written out, and not taken from the tarballs, so that the calls are typed; a test compares it with each
 * version's own. The versions differ in what a deposit says, and in the fields of an outcome.
 */
const uint = <const Name extends string>(name: Name) => ({ name, type: 'uint256' }) as const;
const address = <const Name extends string>(name: Name) => ({ name, type: 'address' }) as const;

const signature = [
  { name: '_v', type: 'uint8' },
  { name: '_r', type: 'bytes32' },
  { name: '_s', type: 'bytes32' },
] as const;

/** The same in all versions. */
export const common = [
  { type: 'function', name: 'holdings', inputs: [address('')], outputs: [uint('')] },
  {
    type: 'function',
    name: 'withdraw',
    inputs: [address('participant'), address('destination'), uint('amount'), ...signature],
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

/** From 0.0.16 on; in one call, and from there on a transfer and a withdrawal. */
export const transferAndWithdraw = [
  {
    type: 'function',
    name: 'transferAndWithdraw',
    inputs: [
      address('channel'),
      address('participant'),
      address('destination'),
      uint('amount'),
      ...signature,
    ],
    outputs: [],
  },
] as const;

/** In 0.0.4: a deposit counts whatever is held already. */
export const plainDeposit = [
  { type: 'function', name: 'deposit', inputs: [address('destination')], outputs: [] },
] as const;

/** From 0.0.16 on: a deposit says what it expects to be held already. */
export const expectingDeposit = [
  {
    type: 'function',
    name: 'deposit',
    inputs: [address('destination'), uint('expectedHeld')],
    outputs: [],
  },
] as const;

/** The getter and the setter of an outcome with these fields. */
const outcomesWith = <
  const Commitment extends readonly unknown[],
  const Guaranteed extends readonly unknown[],
>(
  commitment: Commitment,
  guaranteed: Guaranteed,
) => {
  const outcome = {
    type: 'tuple',
    components: [
      { name: 'destination', type: 'address[]' },
      { name: 'finalizedAt', type: 'uint256' },
      { name: 'challengeCommitment', type: 'tuple', components: commitment },
      ...guaranteed,
      { name: 'allocation', type: 'uint256[]' },
    ],
  } as const;
  return [
    {
      type: 'function',
      name: 'getOutcome',
      inputs: [address('channel')],
      outputs: [{ ...outcome, name: '' }],
    },
    {
      type: 'function',
      name: 'setOutcome',
      inputs: [address('channel'), { ...outcome, name: 'outcome' }],
      outputs: [],
    },
  ] as const;
};

const nonce = <const Name extends string>(name: Name) => ({ name, type: 'uint32' }) as const;

const beforeItsType = <const Nonce extends string>(name: Nonce) =>
  [address('channelType'), nonce(name), { name: 'participants', type: 'address[]' }] as const;

const fromItsType = [
  { name: 'commitmentType', type: 'uint8' },
  { name: 'turnNum', type: 'uint32' },
  { name: 'commitmentCount', type: 'uint32' },
  { name: 'destination', type: 'address[]' },
  { name: 'allocation', type: 'uint256[]' },
  { name: 'appAttributes', type: 'bytes' },
] as const;

const guaranteed = [address('guaranteedChannel')] as const;

/** In 0.0.4. */
export const outcomesWithChannelNonce = outcomesWith(
  [...beforeItsType('channelNonce'), ...fromItsType],
  guaranteed,
);

/** In 0.0.16 and 0.1.2. */
export const outcomesWithNonce = outcomesWith([...beforeItsType('nonce'), ...fromItsType], guaranteed);

/** From 0.1.4 on: what a channel guarantees is part of what its members sign. */
export const outcomesWithSignedGuarantee = outcomesWith(
  [...beforeItsType('nonce'), ...guaranteed, ...fromItsType],
  [],
);

/** What a participant signs to withdraw: encoded as the arguments of a function are. */
export const signed = [
  {
    type: 'function',
    name: 'authorization',
    inputs: [address('participant'), address('destination'), uint('amount'), address('sender')],
    outputs: [],
  },
] as const;

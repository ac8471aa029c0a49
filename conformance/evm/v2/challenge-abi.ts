/**
 * The interface of the second generation's `NitroAdjudicator`, as far as the challenge game goes.
 *
 * Written out, and not taken from the tarballs; a test compares it with each. Three shapes were published: the
 * first names its chain in the channel, the first two carry plain bytes with an asset and let a conclusion show
 * more than one state, the later ones say what kind of asset it is.
 */

/** What differs between the published versions. */
export interface Shape {
  readonly namesChain: boolean;
  readonly typedAssets: boolean;
  readonly concludesWithProof: boolean;
}

export const shapes = {
  '2.0.0-alpha.2': { namesChain: true, typedAssets: false, concludesWithProof: true },
  '2.0.0-alpha.3': { namesChain: false, typedAssets: false, concludesWithProof: true },
  later: { namesChain: false, typedAssets: true, concludesWithProof: false },
} as const satisfies Readonly<Record<string, Shape>>;

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Field[];
}

export const field = (type: string, name: string): Field => ({ name, type });

export const tuple = (name: string, components: readonly Field[], type = 'tuple'): Field => ({
  name,
  type,
  components,
});

const fixedPartFields = ({ namesChain }: Shape): readonly Field[] => [
  ...(namesChain ? [field('uint256', 'chainId')] : []),
  field('address[]', 'participants'),
  field('uint64', 'channelNonce'),
  field('address', 'appDefinition'),
  field('uint48', 'challengeDuration'),
];

export const allocations = tuple(
  'allocations',
  [
    field('bytes32', 'destination'),
    field('uint256', 'amount'),
    field('uint8', 'allocationType'),
    field('bytes', 'metadata'),
  ],
  'tuple[]',
);

export const outcome = ({ typedAssets }: Shape): Field =>
  tuple(
    'outcome',
    [
      field('address', 'asset'),
      typedAssets
        ? tuple('assetMetadata', [field('uint8', 'assetType'), field('bytes', 'metadata')])
        : field('bytes', 'metadata'),
      allocations,
    ],
    'tuple[]',
  );

const signature = (name: string, type = 'tuple'): Field =>
  tuple(name, [field('uint8', 'v'), field('bytes32', 'r'), field('bytes32', 's')], type);

const signedVariablePart = (shape: Shape, name: string, type = 'tuple'): Field =>
  tuple(
    name,
    [
      tuple('variablePart', [
        outcome(shape),
        field('bytes', 'appData'),
        field('uint48', 'turnNum'),
        field('bool', 'isFinal'),
      ]),
      signature('sigs', 'tuple[]'),
    ],
    type,
  );

export const called = (name: string, inputs: readonly Field[], outputs: readonly Field[] = []) => ({
  type: 'function',
  name,
  inputs,
  outputs,
});

export const challengeAbi = (shape: Shape) => {
  const fixedPart = tuple('fixedPart', fixedPartFields(shape));
  const proof = signedVariablePart(shape, 'proof', 'tuple[]');
  const candidate = signedVariablePart(shape, 'candidate');
  return [
    called('challenge', [fixedPart, proof, candidate, signature('challengerSig')]),
    called('checkpoint', [fixedPart, proof, candidate]),
    called('conclude', [fixedPart, ...(shape.concludesWithProof ? [proof] : []), candidate]),
    called('statusOf', [field('bytes32', '')], [field('bytes32', '')]),
    called('transfer', [
      field('uint256', 'assetIndex'),
      field('bytes32', 'fromChannelId'),
      field('bytes', 'outcomeBytes'),
      field('bytes32', 'stateHash'),
      field('uint256[]', 'indices'),
    ]),
    called('deposit', [
      field('address', 'asset'),
      field('bytes32', 'channelId'),
      field('uint256', 'expectedHeld'),
      field('uint256', 'amount'),
    ]),
  ];
};

/** What is hashed or signed, each encoded as the arguments of a function are. */
export const hashedAbi = (shape: Shape) => [
  called('channel', fixedPartFields(shape)),
  called('state', [
    field('bytes32', 'channelId'),
    field('bytes', 'appData'),
    outcome(shape),
    field('uint48', 'turnNum'),
    field('bool', 'isFinal'),
  ]),
  called('exit', [outcome(shape)]),
  called('fingerprint', [field('bytes32', 'stateHash'), field('bytes32', 'outcomeHash')]),
  called('challengeOf', [field('bytes32', 'stateHash'), field('string', 'word')]),
  called('promise', [field('bytes32', 'channelId'), field('uint256', 'amount')]),
  called('voucher', [tuple('voucher', [field('uint256', 'amount'), signature('signature')])]),
];

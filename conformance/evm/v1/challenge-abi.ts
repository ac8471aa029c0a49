/**
 * The interface of the first generation's `NitroAdjudicator`, as far as the challenge game goes.
 *
 * Written out, and not taken from the tarballs; a test compares it with each. What a commitment contains has
 * changed twice, and so has what the consensus app reads in one. Up to 0.1.2 the caller of a force-move says which
 * channel is guaranteed, and nobody signs that.
 */
import type { VersionOfV1 } from './layout.js';

export interface Shape {
  readonly nonce: 'channelNonce' | 'nonce';
  /** Whether the guaranteed channel is part of what is signed. */
  readonly signsGuarantee: boolean;
  /** Whether the consensus app has a word for each kind of state beside the votes; the first one counts otherwise. */
  readonly consensus: 'counting up' | 'with update type' | 'votes alone';
}

const shapes: Readonly<Record<VersionOfV1, Shape>> = {
  'fmg-nitro-adjudicator@0.0.4': { nonce: 'channelNonce', signsGuarantee: false, consensus: 'counting up' },
  'fmg-nitro-adjudicator@0.0.16': { nonce: 'nonce', signsGuarantee: false, consensus: 'with update type' },
  'fmg-nitro-adjudicator@0.1.2': { nonce: 'nonce', signsGuarantee: false, consensus: 'with update type' },
  'fmg-nitro-adjudicator@0.1.4': { nonce: 'nonce', signsGuarantee: true, consensus: 'votes alone' },
  'fmg-nitro-adjudicator@0.1.5': { nonce: 'nonce', signsGuarantee: true, consensus: 'votes alone' },
};

export const shapeOf = (version: VersionOfV1): Shape => shapes[version];

interface Field {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Field[];
}

const field = (type: string, name: string): Field => ({ name, type });

const commitment = ({ nonce, signsGuarantee }: Shape, name: string): Field => ({
  name,
  type: 'tuple',
  components: [
    field('address', 'channelType'),
    field('uint32', nonce),
    field('address[]', 'participants'),
    ...(signsGuarantee ? [field('address', 'guaranteedChannel')] : []),
    field('uint8', 'commitmentType'),
    field('uint32', 'turnNum'),
    field('uint32', 'commitmentCount'),
    field('address[]', 'destination'),
    field('uint256[]', 'allocation'),
    field('bytes', 'appAttributes'),
  ],
});

const signature = (name: string, type = 'tuple'): Field => ({
  name,
  type,
  components: [field('uint8', 'v'), field('bytes32', 'r'), field('bytes32', 's')],
});

const called = (name: string, ...inputs: readonly Field[]) => ({
  type: 'function',
  name,
  inputs,
  outputs: [],
});

export const challengeAbi = (shape: Shape) => {
  const one = (name: string) => commitment(shape, name);
  const proof: Field = {
    name: 'proof',
    type: 'tuple',
    components: [
      one('penultimateCommitment'),
      signature('penultimateSignature'),
      one('ultimateCommitment'),
      signature('ultimateSignature'),
    ],
  };
  return [
    called(
      'forceMove',
      one('agreedCommitment'),
      one('challengeCommitment'),
      ...(shape.signsGuarantee ? [] : [field('address', 'guaranteedChannel')]),
      signature('signatures', 'tuple[]'),
    ),
    called('refute', one('refutationCommitment'), signature('signature')),
    called('respondWithMove', one('responseCommitment'), signature('signature')),
    called(
      'alternativeRespondWithMove',
      one('_alternativeCommitment'),
      one('_responseCommitment'),
      signature('_alternativeSignature'),
      signature('_responseSignature'),
    ),
    called('conclude', proof),
  ];
};

/** What is signed, and what the consensus app reads, each encoded as the arguments of a function are. */
export const signedAbi = (shape: Shape) => [
  called('commitment', commitment(shape, 'commitment')),
  called('attributes', {
    name: 'attributes',
    type: 'tuple',
    components: [
      field('uint32', 'furtherVotesRequired'),
      field('uint256[]', 'proposedAllocation'),
      field('address[]', 'proposedDestination'),
      ...(shape.consensus === 'with update type' ? [field('uint8', 'updateType')] : []),
    ],
  }),
];

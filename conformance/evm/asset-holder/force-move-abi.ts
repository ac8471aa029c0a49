/**
 * The interface of ForceMove and of the adjudicator on it, as far as it is called; written out so that the calls
 * are typed. A test compares it with the tarballs'.
 *
 * Only the width of some numbers differs, which changes nothing but the selectors of the calls.
 */
import type { Generation } from './force-move-generation.js';

type Number = Generation['number'];

const item = <const Type extends string, const Name extends string>(type: Type, name: Name) =>
  ({ type, name }) as const;

const signatureParts = [item('uint8', 'v'), item('bytes32', 'r'), item('bytes32', 's')] as const;
const variableParts = [item('bytes', 'outcome'), item('bytes', 'appData')] as const;

const signature = <const Name extends string>(name: Name) =>
  ({ ...item('tuple', name), components: signatureParts }) as const;
const signatures = { ...item('tuple[]', 'sigs'), components: signatureParts } as const;
const chain = { ...item('tuple[]', 'variableParts'), components: variableParts } as const;
const pair = <const Name extends string>(name: Name) =>
  ({ ...item('tuple[2]', name), components: variableParts }) as const;

const fixedPart = (number: Number) =>
  ({
    ...item('tuple', 'fixedPart'),
    components: [
      item('uint256', 'chainId'),
      item('address[]', 'participants'),
      item(number, 'channelNonce'),
      item('address', 'appDefinition'),
      item(number, 'challengeDuration'),
    ],
  }) as const;

/** The evidence for a state, as it is handed over. */
const support = (number: Number) =>
  [
    fixedPart(number),
    item('uint48', 'largestTurnNum'),
    chain,
    item('uint8', 'isFinalCount'),
    signatures,
    item('uint8[]', 'whoSignedWhat'),
  ] as const;

export const conclusion = <const Type extends string, const Name extends string>(
  number: Number,
  outcome: { readonly type: Type; readonly name: Name },
) =>
  [
    item('uint48', 'largestTurnNum'),
    fixedPart(number),
    item('bytes32', 'appPartHash'),
    outcome,
    item('uint8', 'numStates'),
    item('uint8[]', 'whoSignedWhat'),
    signatures,
  ] as const;

const call = <const Name extends string, const Inputs extends readonly object[]>(
  name: Name,
  inputs: Inputs,
) => ({ type: 'function', name, inputs, outputs: [] }) as const;

const answer = <
  const Name extends string,
  const Inputs extends readonly object[],
  const Outputs extends readonly object[],
>(
  name: Name,
  inputs: Inputs,
  outputs: Outputs,
) => ({ type: 'function', name, inputs, outputs }) as const;

const response = (number: Number) =>
  [item('bool[2]', 'isFinalAB'), fixedPart(number), pair('variablePartAB'), signature('sig')] as const;

const finalized = (number: Number) =>
  [
    item('bytes32', 'channelId'),
    item(number, 'turnNumRecord'),
    item(number, 'finalizesAt'),
    item('bytes32', 'stateHash'),
    item('address', 'challengerAddress'),
    item('bytes', 'outcomeBytes'),
  ] as const;

/** The calls that every generation has. */
export const forceMove = (number: Number) =>
  [
    call('checkpoint', support(number)),
    call('conclude', conclusion(number, item('bytes32', 'outcomeHash'))),
    answer('recoverSigner', [item('bytes32', '_d'), signature('sig')], [item('address', '')]),
    answer(
      'validSignatures',
      [
        item(number, 'largestTurnNum'),
        item('address[]', 'participants'),
        item('bytes32[]', 'stateHashes'),
        signatures,
        item('uint8[]', 'whoSignedWhat'),
      ],
      [item('bool', '')],
    ),
    answer(
      'validTransition',
      [
        item('uint256', 'nParticipants'),
        item('bool[2]', 'isFinalAB'),
        pair('ab'),
        item(number, 'turnNumB'),
        item('address', 'appDefinition'),
      ],
      [item('bool', '')],
    ),
  ] as const;

/** A challenge, by either of its names. */
export const challenge = ({ challenge, number }: Generation) =>
  [call(challenge, [...support(number), signature('challengerSig')])] as const;

/** Up to 0.17.0 an answer names the challenger. */
export const respond = (number: Number) =>
  [call('respond', [item('address', 'challenger'), ...response(number)])] as const;

/** 0.17.3 does not record the challenger. */
export const respondToAnybody = (number: Number) => [call('respond', response(number))] as const;

/** How a finalized outcome gets from the adjudicator to the asset holders. */
export const pushing = (number: Number) =>
  [
    call('pushOutcome', finalized(number)),
    call('pushOutcomeAndTransferAll', finalized(number)),
    call('concludePushOutcomeAndTransferAll', conclusion(number, item('bytes', 'outcomeBytes'))),
  ] as const;

/** The word that is kept of a channel, set by the test contract without a premise. */
export const setter = ({ fingerprint }: Generation) =>
  [
    call(fingerprint === 'everything' ? 'setChannelStorageHash' : 'setStatus', [
      item('bytes32', 'channelId'),
      item('bytes32', fingerprint === 'everything' ? 'h' : 'f'),
    ]),
  ] as const;

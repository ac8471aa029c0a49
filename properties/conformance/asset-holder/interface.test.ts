import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../conformance/evm/archive.js';
import * as abi from '../../../conformance/evm/asset-holder/abi.js';
import { generations, type Generation } from '../../../conformance/evm/asset-holder/generation.js';
import * as multi from '../../../conformance/evm/multi-asset/abi.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import type { Published } from '../../../conformance/evm/manifest.js';
import { assetHolders, missing, multiAsset } from './deployed.js';

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Parameter[];
}

interface Fn {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly Parameter[];
  readonly outputs?: readonly Parameter[];
}

const plain = (parameters: readonly Parameter[] = []): readonly Parameter[] =>
  parameters.map(({ name, type, components }) => ({
    name,
    type,
    ...(components && { components: plain(components) }),
  }));

const signature = ({ name, inputs, outputs }: Fn) => ({
  name,
  inputs: plain(inputs),
  outputs: plain(outputs),
});

const abiIn = async (name: Published, path: string): Promise<readonly Fn[]> => {
  const file = filesOf(await tarball(name)).get(path);
  return (JSON.parse(new TextDecoder().decode(file)) as { abi: readonly Fn[] }).abi;
};

/** What is written out and the tarball does not have. */
const strangers = (ours: readonly Fn[], theirs: readonly Fn[]) => {
  const known = new Set(theirs.map((fn) => JSON.stringify(signature(fn))));
  return ours.map(signature).filter((fn) => !known.has(JSON.stringify(fn)));
};

const callsOf = ({ payOut, payClaims }: Generation, theirs: readonly Fn[]): readonly Fn[] => {
  const answers = theirs.some(({ name, outputs }) => name === 'setAssetOutcomeHash' && outputs?.length === 1);
  const one = [
    ...(payOut === 'one' ? [abi.transferToOne] : []),
    ...(payClaims === 'one' ? [abi.claimForOne] : []),
  ];
  const any = [abi.transferToAny, abi.claimForAny, abi.newAllocation, abi.newAllocationWithGuarantee];
  const paying = payOut === 'any' ? any : [abi.transferAll, abi.claimAll, ...one];
  return [...abi.common, answers ? abi.answeringSetter : abi.setter, ...paying];
};

describe('the calls that are written out', () => {
  for (const name of assetHolders)
    it.skipIf(missing.get(name))(`are those of ${name}`, async () => {
      const theirs = await abiIn(name, generations[name].artifact('ETHAssetHolder'));
      const ours = callsOf(generations[name], theirs);
      expect(ours.length).toBeGreaterThan(5);
      expect(strangers(ours, theirs)).toEqual([]);
    });

  it.skipIf(missing.get(multiAsset))(`are those of ${multiAsset}, and of its token`, async () => {
    const folder = 'package/lib/artifacts/contracts';
    const theirs = await abiIn(
      multiAsset,
      `${folder}/test/TESTNitroAdjudicator.sol/TESTNitroAdjudicator.json`,
    );
    expect(strangers(multi.adjudicator, theirs)).toEqual([]);
    expect(strangers(multi.token, await abiIn(multiAsset, `${folder}/Token.sol/Token.json`))).toEqual([]);
  });
});

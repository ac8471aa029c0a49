/** The interfaces that the adapters are written against are those of the tarballs. */
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../conformance/evm/archive.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import { challengeAbi as abiV1, shapeOf as shapeV1 } from '../../../conformance/evm/v1/challenge-abi.js';
import { challengeAbi as abiV2 } from '../../../conformance/evm/v2/challenge-abi.js';
import { shapeOf as shapeV2 } from '../../../conformance/evm/v2/challenge.js';
import { v1, v2 } from './games.js';
import type { Published } from '../../../conformance/evm/manifest.js';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Field[];
}

interface Described {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly Field[];
}

/** Names and types alone. */
const plain = ({ name, type, components }: Field): Field => ({
  name,
  type,
  ...(components && { components: components.map(plain) }),
});

const publishedAbi = async (name: Published, path: string): Promise<readonly Described[]> => {
  const file = filesOf(await tarball(name)).get(path)!;
  return (JSON.parse(new TextDecoder().decode(file)) as { abi: readonly Described[] }).abi;
};

const inputsOf = (described: readonly Described[], names: readonly (string | undefined)[]) =>
  names.map((name) => [
    name,
    described.find((one) => one.type === 'function' && one.name === name)?.inputs?.map(plain),
  ]);

describe('the interface of the challenge game', () => {
  it.each(v1)('of %s is as its tarball says', async (name) => {
    const ours: readonly Described[] = abiV1(shapeV1(name));
    const published = await publishedAbi(name, 'package/build/contracts/TestNitroAdjudicator.json');
    const names = ours.map((one) => one.name);
    expect(names).toHaveLength(5);
    expect(inputsOf(ours, names)).toEqual(inputsOf(published, names));
  });

  it.each(v2)('of %s is as its tarball says', async (name) => {
    const path = 'package/dist/artifacts/contracts/NitroAdjudicator.sol/NitroAdjudicator.json';
    const ours: readonly Described[] = abiV2(shapeV2(name));
    const published = await publishedAbi(name, path);
    const names = ours.map((one) => one.name);
    expect(names).toHaveLength(6);
    expect(inputsOf(ours, names)).toEqual(inputsOf(published, names));
  });
});

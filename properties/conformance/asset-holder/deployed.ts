/** The contracts that hold coins, each put on a machine once: what knows payouts, or why it is missing. */
import { adapterOf } from '../../../conformance/evm/asset-holder/adapter.js';
import { assetHolder } from '../../../conformance/evm/asset-holder/contract.js';
import { generations, type AssetHolderVersion } from '../../../conformance/evm/asset-holder/generation.js';
import type { Holder } from '../../../conformance/evm/asset-holder/holder.js';
import {
  multiAssetHolder,
  type Asset,
  type MultiAssetHolder,
  type MultiAssetVersion,
} from '../../../conformance/evm/multi-asset/contract.js';
import type { Published } from '../../../conformance/evm/manifest.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import type { Implementation } from '../../../conformance/payouts/index.js';
import { whyMissing } from '../published.js';

export const assetHolders = Object.keys(generations) as AssetHolderVersion[];
export const multiAsset: MultiAssetVersion = '@statechannels/nitro-protocol@0.17.3';

export interface Deployed<H extends Holder = Holder> {
  readonly holder: H;
  readonly implementation: Implementation;
}

const once = <K, V>(make: (key: K) => Promise<V>): ((key: K) => Promise<V>) => {
  const kept = new Map<K, Promise<V>>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    return value;
  };
};

const deployed = <H extends Holder>(holder: H): Deployed<H> => ({
  holder,
  implementation: adapterOf(holder),
});

/** The contract that holds several assets, compared on one of them. */
export const deployedMulti = once<Asset, Deployed<MultiAssetHolder>>(async (asset) =>
  deployed(await multiAssetHolder(multiAsset, await tarball(multiAsset), asset)),
);

/** A contract by its version. */
export const deployedHolder = once<Published, Deployed>(async (name) =>
  name === multiAsset
    ? deployedMulti('coins')
    : deployed(await assetHolder(name as AssetHolderVersion, await tarball(name))),
);

/** The newest version of each generation. */
export const newest: readonly Published[] = [
  '@statechannels/nitro-protocol@0.3.0',
  '@statechannels/nitro-protocol@0.11.2',
  '@statechannels/nitro-protocol@0.17.0',
  multiAsset,
];

export const allVersions: readonly Published[] = [...assetHolders, multiAsset];

export const missing: ReadonlyMap<Published, string | undefined> = new Map(
  await Promise.all(allVersions.map(async (name) => [name, await whyMissing(name)] as const)),
);

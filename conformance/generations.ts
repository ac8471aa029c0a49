/**
 * Generations: the published contracts, what of each is compared, and what is different by design.
 *
 * Whatever differs and is not listed here is a disagreement.
 */
import type { AssetHolderVersion } from './evm/asset-holder/generation.js';
import type { Published } from './evm/manifest.js';
import type { Asset, MultiAssetVersion } from './evm/multi-asset/contract.js';
import type { SomeImplementation } from './implementation.js';

export interface Generation {
  /** Part of the names of files. */
  readonly id: string;
  readonly title: string;
  readonly versions: readonly Published[];
  /** By the name of the subject: puts the contract of this tarball on a machine of its own. */
  readonly subjects: Readonly<
    Record<string, (name: Published, tarball: Uint8Array) => Promise<SomeImplementation>>
  >;
  /** By subject and rule, what is different by design and therefore not compared. */
  readonly byDesign: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A generation whose adapters take its own versions only. */
const generation = <const Version extends Published>(
  described: Omit<Generation, 'versions' | 'subjects'> & {
    readonly versions: readonly Version[];
    readonly subjects: Readonly<
      Record<string, (name: Version, tarball: Uint8Array) => Promise<SomeImplementation>>
    >;
  },
): Generation => described as unknown as Generation; // only ever asked for its own versions: see `deployed`

const assetHolder = async (name: AssetHolderVersion, tarball: Uint8Array): Promise<SomeImplementation> => {
  const [{ adapterOf }, { assetHolder }] = await Promise.all([
    import('./evm/asset-holder/adapter.js'),
    import('./evm/asset-holder/contract.js'),
  ]);
  return adapterOf(await assetHolder(name, tarball));
};

const pushed = async (name: AssetHolderVersion, tarball: Uint8Array): Promise<SomeImplementation> =>
  (await import('./evm/asset-holder/force-move-pushed.js')).pushedPayouts(name, tarball);

const multiAssets =
  (asset: Asset) =>
  async (name: MultiAssetVersion, tarball: Uint8Array): Promise<SomeImplementation> => {
    const [{ adapterOf }, { multiAssetHolder }, { payouts, tokenPayouts }] = await Promise.all([
      import('./evm/asset-holder/adapter.js'),
      import('./evm/multi-asset/contract.js'),
      import('./payouts/index.js'),
    ]);
    return adapterOf(
      await multiAssetHolder(name, tarball, asset),
      asset === 'coins' ? payouts : tokenPayouts,
    );
  };

const forceMove = async (name: string, tarball: Uint8Array): Promise<SomeImplementation> =>
  (await import('./evm/asset-holder/force-move-adapter.js')).challengesForceMove(name, tarball);

const finalizesAnything =
  'an outcome is put on chain without a premise, so that nothing is refused; what is due is compared under challenges';

const affords = 'as much as can be afforded is paid, never a part of it, and participants are paid at once';
const paysAll = 'all entries are paid, each as much as can be afforded, and participants at once';

const paysOut = {
  deposit: 'only channels have balances: a deposit for a participant is refused',
  finalize:
    'a setter puts an outcome on chain for any address, and refuses a second one only as long as it keeps the first',
  transfer: affords,
  claim: affords,
};

const paysOutAll = { ...paysOut, transfer: paysAll, claim: paysAll };

const setsAnything = { ...paysOut, finalize: finalizesAnything };

/** The adjudicator has all paid at once, in every version. */
const pushes = (byDesign: typeof paysOut) => ({ ...byDesign, transfer: paysAll });

export const generations: readonly Generation[] = [
  generation({
    id: 'v1',
    title: 'fmg-nitro-adjudicator',
    versions: [
      'fmg-nitro-adjudicator@0.0.4',
      'fmg-nitro-adjudicator@0.0.16',
      'fmg-nitro-adjudicator@0.1.2',
      'fmg-nitro-adjudicator@0.1.4',
      'fmg-nitro-adjudicator@0.1.5',
    ],
    subjects: {
      payments: async (name, tarball) => (await import('./evm/v1/adapter.js')).adjudicatorV1(name, tarball),
      challenges: async (name, tarball) =>
        (await import('./evm/v1/challenge.js')).challengesV1(name, tarball),
    },
    byDesign: { payments: { finalize: finalizesAnything } },
  }),
  generation({
    id: 'asset-holder-1',
    title: 'nitro-protocol, the first asset holders',
    versions: [
      '@statechannels/nitro-protocol@0.1.0',
      '@statechannels/nitro-protocol@0.1.1',
      '@statechannels/nitro-protocol@0.1.5',
      '@statechannels/nitro-protocol@0.3.0',
    ],
    subjects: { payouts: assetHolder, 'pushed-payouts': pushed, challenges: forceMove },
    byDesign: { payouts: paysOutAll, 'pushed-payouts': paysOutAll },
  }),
  generation({
    id: 'asset-holder-2',
    title: 'nitro-protocol, asset holders that pay single entries',
    versions: [
      '@statechannels/nitro-protocol@0.9.1',
      '@statechannels/nitro-protocol@0.10.1',
      '@statechannels/nitro-protocol@0.11.0',
      '@statechannels/nitro-protocol@0.11.2',
    ],
    subjects: { payouts: assetHolder, 'pushed-payouts': pushed, challenges: forceMove },
    byDesign: { payouts: paysOut, 'pushed-payouts': pushes(paysOut) },
  }),
  generation({
    id: 'asset-holder-3',
    title: 'nitro-protocol, asset holders that pay any entries',
    versions: ['@statechannels/nitro-protocol@0.17.0'],
    subjects: { payouts: assetHolder, 'pushed-payouts': pushed, challenges: forceMove },
    byDesign: { payouts: paysOut, 'pushed-payouts': pushes(paysOut) },
  }),
  generation({
    id: 'multi-asset-holder',
    title: 'nitro-protocol, one contract for all assets',
    versions: ['@statechannels/nitro-protocol@0.17.3'],
    subjects: {
      payouts: multiAssets('coins'),
      'token-payouts': multiAssets('token'),
      challenges: forceMove,
    },
    byDesign: { payouts: setsAnything, 'token-payouts': setsAnything },
  }),
  generation({
    id: 'v2',
    title: 'nitro-protocol 2, the contracts of go-nitro',
    versions: [
      '@statechannels/nitro-protocol@2.0.0-alpha.2',
      '@statechannels/nitro-protocol@2.0.0-alpha.3',
      '@statechannels/nitro-protocol@2.0.0-alpha.4',
      '@statechannels/nitro-protocol@2.0.0-alpha.5',
      '@statechannels/nitro-protocol@2.0.1-alpha.5',
      '@statechannels/nitro-protocol@2.0.1-alpha.6',
    ],
    subjects: {
      ledgers: async (name, tarball) => (await import('./evm/v2/ledgers.js')).ledgersV2(name, tarball),
      challenges: async (name, tarball) =>
        (await import('./evm/v2/challenge.js')).challengesV2(name, tarball),
    },
    byDesign: {},
  }),
];

export const generationOf = (name: string): Generation | undefined =>
  generations.find(({ versions }) => (versions as readonly string[]).includes(name));

/** The subject of games that an honest participant plays against all others, on payments, payouts or ledgers. */
export const recovery = 'recovery';

const playable = ({ subjects }: Generation): string | undefined =>
  ['payments', 'payouts', 'ledgers'].find((subject) => subject in subjects);

/** A published implementation, and a subject on which it can be compared. */
export interface Choice {
  readonly name: string;
  readonly subject: string;
}

/** Everything there is. */
export const choices: readonly Choice[] = generations.flatMap((generation) =>
  generation.versions.flatMap((name) =>
    [...Object.keys(generation.subjects), ...(playable(generation) ? [recovery] : [])].map((subject) => ({
      name,
      subject,
    })),
  ),
);

/** Fetches the published contract where it is not kept yet, and puts it on a machine of its own. */
export const deployed = async ({ name, subject }: Choice): Promise<SomeImplementation> => {
  const generation = generationOf(name);
  const deploy = generation?.subjects[subject === recovery ? (playable(generation) ?? '') : subject];
  if (!deploy) throw new Error(`${name} is not compared on ${subject}`);
  const { tarball } = await import('./evm/tarball.js');
  return deploy(name as Published, await tarball(name as Published));
};

import { hexToBytes } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../conformance/evm/archive.js';
import { sender, type Hex } from '../../../conformance/evm/machine.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import { coin, holdingsSlot, statusSlot, statusWord } from '../../../conformance/evm/v2/ledger-encoding.js';
import { reclaim } from '../../../spec/index.js';
import { whyMissing } from '../published.js';
import { A, B, I, L, missing, newest, published, startOf, V } from './published.js';

const { guaranteed, simple } = reclaim;
type Outcome = reclaim.LedgerOutcome;

const withToken = '@statechannels/nitro-protocol@0.17.3';
const gone = missing.get(newest) ?? (await whyMissing(withToken));

const bytecodeOfToken = async (): Promise<Hex> => {
  const file = filesOf(await tarball(withToken)).get('package/lib/artifacts/contracts/Token.sol/Token.json');
  const code = (JSON.parse(new TextDecoder().decode(file)) as { bytecode: Hex }).bytecode;
  return `${code}${sender.slice(2).padStart(64, '0')}`;
};

/** A token that never pays, and says so instead of refusing: it answers false to every call. */
const reluctant = hexToBytes('600060005260206000f3');

/** Coins at place 0 and a token at place 1, in every outcome; 9 of each held by L. */
const network = async (tokenCode?: Uint8Array) => {
  const implementation = await published();
  const { machine, adjudicator } = implementation;
  await implementation.setUp(startOf([[L, 9n]]));
  const token: Hex = tokenCode
    ? '0x00000000000000000000000000000000000070ce'
    : await machine.deploy(await bytecodeOfToken());
  if (tokenCode) await machine.putCode(token, tokenCode);
  const encoding = implementation.encoding();
  const { coders, channelId, noHash, assetOf, exitBytes, fingerprintOf } = encoding;
  const slot = (asset: Hex) => holdingsSlot(asset, channelId(L));
  await machine.putSlot(adjudicator, slot(token), 9n);

  const bytesOf = (coins: Outcome, tokens: Outcome) =>
    exitBytes([assetOf(coin, coins), assetOf(token, tokens)]);
  const put = (channel: typeof L, bytes: Uint8Array) =>
    machine.putSlot(
      adjudicator,
      statusSlot(channelId(channel)),
      statusWord(machine.now(), fingerprintOf(bytes)),
    );
  const call = async (what: string, values: unknown) => {
    const result = await machine.call({ to: adjudicator, data: coders[what]!.encodeInput(values) });
    return result.status === 'applied' ? 'applied' : result.reason;
  };
  return {
    implementation,
    token,
    put,
    bytesOf,
    held: async (asset: Hex) => machine.slot(adjudicator, slot(asset)),
    fingerprint: async () => (await machine.slot(adjudicator, statusSlot(channelId(L)))) & (2n ** 160n - 1n),
    fingerprintOf,
    transfer: (assetIndex: bigint, outcomeBytes: Uint8Array, ...indices: readonly bigint[]) =>
      call('transfer', { assetIndex, fromChannelId: channelId(L), outcomeBytes, stateHash: noHash, indices }),
    reclaim: (own: bigint, outcomeBytes: Uint8Array, theirs: bigint, target: Uint8Array) =>
      call('reclaim', {
        sourceChannelId: channelId(L),
        sourceStateHash: noHash,
        sourceOutcomeBytes: outcomeBytes,
        sourceAssetIndex: own,
        indexOfTargetInSource: 2n,
        targetStateHash: noHash,
        targetOutcomeBytes: target,
        targetAssetIndex: theirs,
      }),
  };
};

describe.skipIf(gone)(`several assets in ${newest}`, () => {
  const coins = [simple(A, 1n), simple(I, 2n), guaranteed(V, 5n, A, I)];
  const tokens = [simple(A, 3n), simple(I, 4n), guaranteed(V, 2n, A, I)];

  it('an operation on one leaves what is held of the other and what is owed of it as they are', async () => {
    const { put, bytesOf, held, token, transfer, reclaim, fingerprint, fingerprintOf } = await network();
    const target = bytesOf([simple(A, 2n), simple(B, 3n)], [simple(A, 2n), simple(B, 0n)]);
    await put(L, bytesOf(coins, tokens));
    await put(V, target);

    expect(await transfer(0n, bytesOf(coins, tokens), 1n)).toBe('applied');
    const paid = [simple(A, 1n), simple(I, 0n), guaranteed(V, 5n, A, I)];
    expect(await fingerprint()).toBe(fingerprintOf(bytesOf(paid, tokens)));
    expect([await held(coin), await held(token)]).toEqual([7n, 9n]);

    expect(await reclaim(1n, bytesOf(paid, tokens), 1n, target)).toBe('applied');
    const reclaimed = [simple(A, 5n), simple(I, 4n)];
    expect(await fingerprint()).toBe(fingerprintOf(bytesOf(paid, reclaimed)));
    expect([await held(coin), await held(token)]).toEqual([7n, 9n]);
  });

  it('a guarantee of one is not reclaimed by what the virtual channel owes of the other', async () => {
    const { put, bytesOf, reclaim } = await network();
    const target = bytesOf([simple(A, 2n), simple(B, 0n)], [simple(A, 2n), simple(B, 3n)]);
    await put(L, bytesOf(coins, tokens));
    await put(V, target);
    expect(await reclaim(0n, bytesOf(coins, tokens), 1n, target)).toBe('targetAsset != guaranteeAsset');
    expect(await reclaim(0n, bytesOf(coins, tokens), 0n, target)).toBe('totalReclaimed!=guarantee.amount');
  });

  it('an index beyond the last entry is skipped for coins, and refused by a token that pays nothing to nobody', async () => {
    const { put, bytesOf, transfer } = await network();
    await put(L, bytesOf(coins, tokens));
    expect(await transfer(1n, bytesOf(coins, tokens), 7n)).toBe('ERC20: transfer to the zero address');
    expect(await transfer(0n, bytesOf(coins, tokens), 7n)).toBe('applied');
  });

  it('a token that answers no instead of refusing is counted as paid', async () => {
    const { put, bytesOf, transfer, held, token } = await network(reluctant);
    await put(L, bytesOf(coins, tokens));
    expect(await transfer(1n, bytesOf(coins, tokens), 0n)).toBe('applied');
    expect(await held(token)).toBe(6n);
  });
});

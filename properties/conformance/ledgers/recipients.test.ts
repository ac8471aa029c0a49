import { hexToBytes } from '@noble/curves/utils.js';
import { describe, expect, it } from 'vitest';
import { recipientCode } from '../../../conformance/evm/asset-holder/recipient.js';
import { play } from '../../../conformance/index.js';
import type { CallBack, LedgersAction } from '../../../conformance/ledgers/index.js';
import { reclaim } from '../../../spec/index.js';
import { A, B, I, L, missing, newest, published, startOf, V } from './published.js';

const { guaranteed, simple } = reclaim;

const three = [simple(A, 2n), simple(I, 1n), simple(A, 3n)];

const callingBack = (by: CallBack['by'], ...indices: readonly number[]) => ({
  ...startOf([[L, 6n]], [[L, three]]),
  callsBack: { by, indices },
});

describe.skipIf(missing.get(newest))(`a recipient of ${newest} that is a contract`, () => {
  for (const indices of [[0], [2], [0, 2], []])
    for (const listed of [[0], [2], [0, 1], []])
      it(`and asks for ${indices.join(', ') || 'all'} while it is paid for ${listed.join(', ') || 'all'} gets what is due to it, once`, async () => {
        const action: LedgersAction = { type: 'transfer', from: L, indices: listed };
        const trace = { start: callingBack(A, ...indices), operations: [{ action, seconds: 1 }] };
        expect(await play(await published(), trace)).toBeUndefined();
      });

  it('gets nothing twice of a channel that pays everything at once', async () => {
    const action: LedgersAction = { type: 'payAll', from: L };
    const implementation = await published();
    const trace = { start: callingBack(A), operations: [{ action, seconds: 1 }] };
    expect(await play(implementation, trace)).toBeUndefined();
    const { paid, held } = await implementation.observe([A, I]);
    expect([{ ...paid }, held]).toEqual([{ A: 5n, I: 1n }, 0n]);
  });

  it('and reclaims while it is paid creates no coins', async () => {
    const implementation = await published();
    const { machine, adjudicator } = implementation;
    const before = [simple(A, 1n), simple(I, 1n), guaranteed(V, 4n, A, I)];
    const ends = [simple(A, 3n), simple(B, 1n)];
    await implementation.setUp(
      startOf(
        [[L, 6n]],
        [
          [L, before],
          [V, ends],
        ],
      ),
    );
    const { accountOf, coders, channelId, noHash, outcomeBytes } = implementation.encoding();
    const once = [simple(A, 0n), simple(I, 1n), guaranteed(V, 4n, A, I)];
    const reclaimed = [simple(A, 3n), simple(I, 2n)];
    const call = (what: string, values: unknown) => ({
      to: adjudicator,
      data: coders[what]!.encodeInput(values),
    });
    const reclaimCall = (outcome: reclaim.LedgerOutcome) =>
      call('reclaim', {
        sourceChannelId: channelId(L),
        sourceStateHash: noHash,
        sourceOutcomeBytes: outcomeBytes(outcome),
        sourceAssetIndex: 0n,
        indexOfTargetInSource: 2n,
        targetStateHash: noHash,
        targetOutcomeBytes: outcomeBytes(ends),
        targetAssetIndex: 0n,
      });
    const transferCall = (outcome: reclaim.LedgerOutcome, indices: readonly bigint[]) =>
      call('transfer', {
        assetIndex: 0n,
        fromChannelId: channelId(L),
        outcomeBytes: outcomeBytes(outcome),
        stateHash: noHash,
        indices,
      });
    const code = recipientCode([
      transferCall(before, [0n]),
      reclaimCall(before),
      reclaimCall(once),
      reclaimCall(once),
      transferCall(once, [0n]),
      transferCall(reclaimed, [0n]),
      transferCall(reclaimed, [0n]),
    ]);
    await machine.putCode(accountOf(A), code);
    expect((await machine.call(transferCall(before, [0n]))).status).toBe('applied');
    expect(await machine.coinsOf(accountOf(A))).toBe(4n);
    expect(await machine.coinsOf(adjudicator)).toBe(2n);
    const left = [simple(A, 0n), simple(I, 2n)];
    expect((await machine.call(transferCall(left, [1n]))).status).toBe('applied');
    expect(await machine.coinsOf(accountOf(I))).toBe(2n);
  });

  it('and takes no coins keeps only its own entry from being paid, unless all are paid at once', async () => {
    const implementation = await published();
    await implementation.setUp(startOf([[L, 6n]], [[L, three]]));
    await implementation.machine.putCode(implementation.encoding().accountOf(I), hexToBytes('60006000fd'));
    const ask = async (action: LedgersAction) => {
      const response = await implementation.apply({ action, seconds: 1 });
      return response.status === 'applied' ? 'applied' : response.reason;
    };
    expect(await ask({ type: 'payAll', from: L })).toBe('Could not transfer ETH');
    expect(await ask({ type: 'transfer', from: L, indices: [] })).toBe('Could not transfer ETH');
    expect(await ask({ type: 'transfer', from: L, indices: [0, 2] })).toBe('applied');
  });
});

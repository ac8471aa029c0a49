import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../conformance/evm/archive.js';
import { challengeAbi, type Field } from '../../../conformance/evm/v2/challenge-abi.js';
import { ledgerAbi } from '../../../conformance/evm/v2/ledger-abi.js';
import { coin, holdingsSlot, statusSlot } from '../../../conformance/evm/v2/ledger-encoding.js';
import { shapeOfLedgers } from '../../../conformance/evm/v2/ledger-contract.js';
import { tarball } from '../../../conformance/evm/tarball.js';
import { play } from '../../../conformance/index.js';
import type { LedgersAction } from '../../../conformance/ledgers/index.js';
import { reclaim } from '../../../spec/index.js';
import {
  A,
  asked,
  B,
  I,
  inL,
  inR,
  L,
  missing,
  newest,
  ofV,
  published,
  R,
  startOf,
  V,
  versions,
} from './published.js';

const { guaranteed, simple } = reclaim;

const operations = (...actions: readonly LedgersAction[]) =>
  actions.map((action) => ({ action, seconds: 1 }));

/** Everything about one virtual channel: concluded, reclaimed on both hops, paid out. */
const recovery: readonly LedgersAction[] = [
  { type: 'deposit', to: L, amount: 3n },
  { type: 'finalize', channel: L, outcome: inL },
  { type: 'finalize', channel: V, outcome: ofV },
  { type: 'transfer', from: L, indices: [1] },
  { type: 'reclaim', from: L, index: 2 },
  { type: 'transfer', from: L, indices: [1] },
  { type: 'finalize', channel: R, outcome: inR },
  { type: 'reclaim', from: R, index: 2 },
  { type: 'payAll', from: R },
  { type: 'transfer', from: L, indices: [] },
];

describe('the adapter of the second generation', () => {
  for (const name of versions)
    it.skipIf(missing.get(name))(`${name} does with a virtual channel what the rules do`, async () => {
      const implementation = await published(name);
      const start = startOf([
        [L, 5n],
        [R, 12n],
      ]);
      expect(await play(implementation, { start, operations: operations(...recovery) })).toBeUndefined();
      const { paid, held } = await implementation.observe([A, I, B]);
      expect([{ ...paid }, held]).toEqual([{ A: 3n, I: 10n, B: 7n }, 0n]);
    });

  for (const name of versions)
    it.skipIf(missing.get(name))(`has the interface of ${name}`, async () => {
      const shape = shapeOfLedgers(name);
      const path = 'package/dist/artifacts/contracts/NitroAdjudicator.sol/NitroAdjudicator.json';
      const { abi } = JSON.parse(new TextDecoder().decode(filesOf(await tarball(name)).get(path))) as {
        abi: readonly { type: string; name: string; inputs: readonly Field[]; outputs: readonly Field[] }[];
      };
      const parts = (of: readonly Field[]): unknown =>
        of.map(({ type, name, components = [] }) => [type, name, parts(components)]);
      const called = new Set(['conclude', 'deposit', 'transfer']);
      const own = [...ledgerAbi(shape), ...challengeAbi(shape).filter(({ name }) => called.has(name))];
      for (const { name, inputs, outputs } of own) {
        const theirs = abi.find((item) => item.type === 'function' && item.name === name)!;
        expect([name, parts(theirs.inputs)]).toEqual([name, parts(inputs)]);
        if (outputs.length > 0) expect([name, parts(theirs.outputs)]).toEqual([name, parts(outputs)]);
      }
    });
});

describe.skipIf(missing.get(newest))(`the adapter of ${newest}`, () => {
  it('finalizes by a signed conclusion and leaves what it puts into the storage at first', async () => {
    const implementation = await published();
    const { machine, adjudicator } = implementation;
    const word = () => machine.slot(adjudicator, statusSlot(implementation.encoding().channelId(L)));
    for (const outcome of [[], inL, ofV, [simple(A, 2n ** 256n - 1n)]]) {
      await implementation.setUp(startOf([]));
      const begun = machine.now();
      const answer = await implementation.apply({
        action: { type: 'finalize', channel: L, outcome },
        seconds: 0,
      });
      const concluded = await word();
      expect([answer.status, (concluded >> 160n) & (2n ** 48n - 1n)]).toEqual(['applied', begun]);
      await implementation.setUp(startOf([], [[L, outcome]]));
      expect(machine.now()).toBe(begun);
      expect(await word()).toBe(concluded);
    }
  });

  it('takes no conclusion that one participant has not signed', async () => {
    const implementation = await published();
    const { machine, adjudicator } = implementation;
    await implementation.setUp(startOf([]));
    const { coders, concluding, exitOf } = implementation.encoding();
    const full = concluding(L, exitOf(inL));
    const { variablePart, sigs } = full.candidate;
    const partial = { ...full, candidate: { variablePart, sigs: sigs.slice(0, 2) } };
    const data = coders['conclude']!.encodeInput(partial);
    expect(await machine.call({ to: adjudicator, data })).toMatchObject({
      status: 'refused',
      reason: '!unanimous',
    });
  });

  it('reads from the storage what the getters answer', async () => {
    const implementation = await published();
    const { machine, adjudicator } = implementation;
    await implementation.setUp(startOf([[L, 7n]], [[L, inL]]));
    const { coders, channelId } = implementation.encoding();
    const held = coders['holdings']!;
    const data = held.encodeInput([coin, channelId(L)]);
    expect(held.decodeOutput(await machine.read({ to: adjudicator, data }))).toBe(
      await machine.slot(adjudicator, holdingsSlot(coin, channelId(L))),
    );
    const status = coders['statusOf']!;
    const answer = await machine.read({ to: adjudicator, data: status.encodeInput(channelId(L)) });
    expect(BigInt(`0x${Buffer.from(answer).toString('hex')}`)).toBe(
      await machine.slot(adjudicator, statusSlot(channelId(L))),
    );
  });

  it('reports an outcome that nobody expects as unknown', async () => {
    const implementation = await published();
    const { machine, adjudicator } = implementation;
    await implementation.setUp(startOf([], [[L, inL]]));
    const slot = statusSlot(implementation.encoding().channelId(L));
    await machine.putSlot(adjudicator, slot, (await machine.slot(adjudicator, slot)) ^ 1n);
    expect((await implementation.observe([L])).outcomes[L]).toBe('unknown');
  });

  it('is refused what the rules refuse, for reasons of its own', async () => {
    const implementation = await published();
    const start = startOf(
      [[L, 8n]],
      [
        [L, inL],
        [V, ofV],
        [R, [simple(I, 1n), guaranteed(V, 4n, I, B), simple(B, 1n), guaranteed(V, 5n, I, A)]],
      ],
    );
    const answers = await asked(
      implementation,
      start,
      { type: 'deposit', to: A, amount: 1n },
      { type: 'finalize', channel: L, outcome: [] },
      { type: 'transfer', from: L, indices: [1, 0] },
      { type: 'transfer', from: L, indices: [0, 0] },
      { type: 'transfer', from: L, indices: [] },
      { type: 'payAll', from: L },
      { type: 'reclaim', from: L, index: 0 },
      { type: 'reclaim', from: L, index: 3 },
      { type: 'reclaim', from: R, index: 1 },
      { type: 'reclaim', from: R, index: 3 },
    );
    expect(answers).toEqual([
      'Deposit to external destination',
      'Channel finalized.',
      'Indices must be sorted',
      'Indices must be sorted',
      'cannot transfer a guarantee',
      'cannot transfer a guarantee',
      'not a guarantee allocation',
      'revert with a reason of its own kind',
      'totalReclaimed!=guarantee.amount',
      'could not find right',
    ]);
  });

  it('pays nobody for an index beyond the last entry', async () => {
    const start = startOf([[L, 3n]], [[L, [simple(A, 1n), simple(I, 2n)]]]);
    const all = operations({ type: 'transfer', from: L, indices: [1, 2, 9, Number.MAX_SAFE_INTEGER] });
    expect(await play(await published(), { start, operations: all })).toBeUndefined();
  });

  it('works with the largest amounts there are', async () => {
    const most = 2n ** 256n - 1n;
    const start = startOf(
      [[L, most]],
      [
        [L, [simple(A, 0n), simple(I, 0n), guaranteed(V, most, A, I)]],
        [V, [simple(A, 1n), simple(B, most - 1n)]],
      ],
    );
    const all = operations({ type: 'reclaim', from: L, index: 2 }, { type: 'payAll', from: L });
    expect(await play(await published(), { start, operations: all })).toBeUndefined();
  });
});

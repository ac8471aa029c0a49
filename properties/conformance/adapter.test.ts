import { describe, expect, it } from 'vitest';
import { filesOf } from '../../conformance/evm/archive.js';
import { namesFor } from '../../conformance/evm/keys.js';
import { createMachine } from '../../conformance/evm/machine.js';
import { tarball } from '../../conformance/evm/tarball.js';
import * as contract from '../../conformance/evm/v1/contract.js';
import { layoutOf, versionsOfV1, type VersionOfV1 } from '../../conformance/evm/v1/layout.js';
import { fromStored, toStored } from '../../conformance/evm/v1/outcomes.js';
import { readStorage } from '../../conformance/evm/v1/storage.js';
import { play } from '../../conformance/index.js';
import type { Implementation, Start } from '../../conformance/payments/index.js';
import {
  allocation,
  channel,
  guarantee,
  participant,
  printNetwork,
  readAction,
  readNetwork,
} from '../../spec/index.js';
import { figures, written } from '../figures/index.js';
import { shared, whyMissing } from './published.js';

const start = (network: string, challenged = '⟦⟧'): Start => {
  const { balances, outcomes } = written(readNetwork(network));
  return {
    participants: ['A', 'B'].map(participant),
    balances,
    finalized: outcomes,
    challenged: written(readNetwork(challenged)).outcomes,
  };
};

const action = (text: string) => written(readAction(text));

/** `overlap` of 0.0.4 takes the amount that is asked for to be all the coins there are. */
const drawnOtherwise = (version: VersionOfV1): readonly number[] =>
  version === 'fmg-nitro-adjudicator@0.0.4' ? [5, 14, 15, 16] : [];

const described = (parts: readonly object[]): unknown =>
  (parts as readonly { type: string; name: string; components?: readonly object[] }[]).map(
    ({ type, name, components = [] }) => [type, name, described(components)],
  );

for (const version of versionsOfV1) {
  const published = async () => (await shared({ name: version, subject: 'payments' })) as Implementation;

  describe.skipIf(await whyMissing(version))(`the adapter of ${version}`, () => {
    for (const { number, title, start: chain, operations } of figures) {
      const does = drawnOtherwise(version).includes(number) ? 'does not do' : 'does';
      it(`${does} what figure ${number} draws, ${title}: ${printNetwork(chain)}`, async () => {
        const { participants, balances, outcomes } = chain;
        const trace = {
          start: { participants, balances, finalized: outcomes, challenged: {} },
          operations: operations.map(({ action }) => ({ action, seconds: 1 })),
        };
        const disagreement = await play(await published(), trace);
        expect(disagreement === undefined).toBe(does === 'does');
      });
    }

    it('pays a withdrawal only to who signed it with the key of that balance', async () => {
      const implementation = await published();
      await implementation.setUp(start('⟦A:3⟧'));
      const forged = { action: action('W_A(3) by B'), seconds: 1 };
      expect(await implementation.apply(forged)).toEqual({
        status: 'refused',
        reason: 'Withdraw: not authorized by participant',
      });
      expect(await implementation.apply({ action: action('W_A(2)'), seconds: 1 })).toEqual({
        status: 'applied',
      });
      expect((await implementation.observe([participant('A')])).held).toBe(1n);
    });

    it('sees no outcome while its challenge is running, and entries that do not count once it is final', async () => {
      const implementation = await published();
      const [L, J] = [channel('L'), channel('J')];
      await implementation.setUp(start('⟦L ↦ (A:3, A:2)⟧', '⟦J ↦ (B:1)⟧'));
      const { outcomes } = await implementation.observe([L, J]);
      expect(outcomes[L]).toEqual(allocation([participant('A'), 3n], [participant('A'), 2n]));
      expect(outcomes[J]).toBeUndefined();
    });

    it('pays a debt twice when it is claimed during a challenge and the outcome is replaced afterwards', async () => {
      const implementation = await published();
      await implementation.setUp(start('⟦G:1 ↦ (L|A), L:1⟧', '⟦L ↦ (A:1)⟧'));
      for (const text of ['C(G, A, 1)', 'F(L, (A:1))', 'T(L, A, 1)'])
        expect(await implementation.apply({ action: action(text), seconds: 1 })).toEqual({
          status: 'applied',
        });
      expect((await implementation.observe([participant('A')])).balances).toEqual({ A: 2n });
    });

    it('pays by an old state in a challenge, and nothing is left for the newer one', async () => {
      const implementation = await published();
      await implementation.setUp(start('⟦G:1 ↦ (L|A, B)⟧', '⟦L ↦ (A:1)⟧'));
      for (const text of ['C(G, A, 1)', 'F(L, (B:1))'])
        expect(await implementation.apply({ action: action(text), seconds: 1 })).toEqual({
          status: 'applied',
        });
      const late = await implementation.apply({ action: action('C(G, B, 1)'), seconds: 1 });
      expect(late.status).toBe('refused');
    });

    it('forgets everything when it is set up again', async () => {
      const implementation = await published();
      await implementation.setUp(start('⟦L:3 ↦ (A:3)⟧'));
      await implementation.setUp(start('⟦⟧'));
      const { balances, outcomes, held } = await implementation.observe([channel('L')]);
      expect([balances[channel('L')], outcomes[channel('L')], held]).toEqual([0n, undefined, 0n]);
    });

    it('calls the contract by the interface that its tarball describes', async () => {
      const file = filesOf(await tarball(version)).get('package/build/contracts/TestNitroAdjudicator.json')!;
      const { abi } = JSON.parse(new TextDecoder().decode(file)) as {
        abi: { type: string; name: string; inputs: object[]; outputs: object[] }[];
      };
      const named = (wanted: string) =>
        abi.flatMap(({ type, name, inputs, outputs }) =>
          type === 'function' && name === wanted ? [[described(inputs), described(outputs)]] : [],
        );
      for (const { name, inputs, outputs } of layoutOf(version).interface)
        expect(named(name)).toEqual([[described(inputs), described(outputs)]]);
    });

    it('reads from the storage what the getters of the contract answer', async () => {
      const machine = await createMachine();
      const to = await contract.deployAdjudicator(machine, await tarball(version));
      const layout = layoutOf(version);
      const storage = readStorage(machine, to, layout);
      const names = namesFor([participant('A')]);
      const [A, L] = [participant('A'), channel('L')];
      const outcomes = [
        allocation(),
        allocation([A, 3n], [L, 2n ** 256n - 1n]),
        guarantee(L, A, L),
        guarantee(L),
      ];
      for (const [i, outcome] of outcomes.entries()) {
        const address = names.addressOf(channel(`X${i}`));
        await machine.call({ to, data: layout.putOutcome(address, toStored(outcome, 77n, names)) });
        const data = layout.deposit({ destination: address, expectedHeld: 0n });
        await machine.call({ to, data, value: BigInt(i) });
        const got = layout.gotOutcome(await machine.read({ to, data: layout.getOutcome(address) }));
        const held = contract.holdings.decodeOutput(
          await machine.read({ to, data: contract.holdings.encodeInput(address) }),
        );
        expect(await storage.outcome(address)).toEqual(got);
        expect(await storage.holdings(address)).toBe(held);
        expect([fromStored(got, names), held]).toEqual([outcome, BigInt(i)]);
      }
    });
  });
}

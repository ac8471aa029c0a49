import { describe, expect, it } from 'vitest';
import { createContract } from 'micro-eth-signer/abi.js';
import { filesOf } from '../../conformance/evm/archive.js';
import { namesFor, sign, walletOf } from '../../conformance/evm/keys.js';
import { createMachine, sender } from '../../conformance/evm/machine.js';
import { tarball } from '../../conformance/evm/tarball.js';
import { adjudicator } from '../../conformance/evm/v1/abi.js';
import * as contract from '../../conformance/evm/v1/contract.js';
import { fromStored, toStored } from '../../conformance/evm/v1/outcomes.js';
import { readStorage } from '../../conformance/evm/v1/storage.js';
import { play, type Start } from '../../conformance/index.js';
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
import { missing, name, published } from './published.js';

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

describe.skipIf(missing)(`the adapter of ${name}`, () => {
  for (const { number, title, start: chain, operations } of figures)
    it(`does what figure ${number} draws, ${title}: ${printNetwork(chain)}`, async () => {
      const { participants, balances, outcomes } = chain;
      const trace = {
        start: { participants, balances, finalized: outcomes, challenged: {} },
        operations: operations.map(({ action }) => ({ action, seconds: 1 })),
      };
      expect(await play(await published(), trace)).toBeUndefined();
    });

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
      expect(await implementation.apply({ action: action(text), seconds: 1 })).toEqual({ status: 'applied' });
    expect((await implementation.observe([participant('A')])).balances).toEqual({ A: 2n });
  });

  it('pays by an old state in a challenge, and nothing is left for the newer one', async () => {
    const implementation = await published();
    await implementation.setUp(start('⟦G:1 ↦ (L|A, B)⟧', '⟦L ↦ (A:1)⟧'));
    for (const text of ['C(G, A, 1)', 'F(L, (B:1))'])
      expect(await implementation.apply({ action: action(text), seconds: 1 })).toEqual({ status: 'applied' });
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
});

describe.skipIf(missing)(`the contract in ${name}`, () => {
  const deployed = async () => {
    const machine = await createMachine();
    return { machine, to: await contract.deployAdjudicator(machine, await tarball(name)) };
  };

  it('has the interface that the adapter calls', async () => {
    const file = filesOf(await tarball(name)).get('package/build/contracts/TestNitroAdjudicator.json')!;
    const { abi } = JSON.parse(new TextDecoder().decode(file)) as { abi: typeof adjudicator };
    const described = (list: typeof adjudicator, wanted: string) => {
      const found = list.find(({ type, name }) => type === 'function' && name === wanted)!;
      const parts = (of: readonly object[]): unknown =>
        of.map((part) => {
          const {
            type,
            name,
            components = [],
          } = part as {
            readonly type: string;
            readonly name: string;
            readonly components?: readonly object[];
          };
          return [type, name, parts(components)];
        });
      return [parts(found.inputs), parts(found.outputs)];
    };
    for (const { name } of adjudicator) expect(described(abi, name)).toEqual(described(adjudicator, name));
  });

  it('answers through its getters what the adapter reads from its storage', async () => {
    const { machine, to } = await deployed();
    const storage = readStorage(machine, to);
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
      await machine.call({ to, data: contract.putOutcome(address, toStored(outcome, 77n, names)) });
      const data = contract.deposit.encodeInput({ destination: address, expectedHeld: 0n });
      await machine.call({ to, data, value: BigInt(i) });
      const got = contract.gotOutcome(
        await machine.read({ to, data: contract.getOutcome.encodeInput(address) }),
      );
      const held = contract.holdings.decodeOutput(
        await machine.read({ to, data: contract.holdings.encodeInput(address) }),
      );
      expect(await storage.outcome(address)).toEqual(got);
      expect(await storage.holdings(address)).toBe(held);
      expect([fromStored(got, names), held]).toEqual([outcome, BigInt(i)]);
    }
  });

  it('accepts a signed withdrawal a second time', async () => {
    const { machine, to } = await deployed();
    const names = namesFor([participant('A')]);
    const [A, wallet] = [names.addressOf(participant('A')), walletOf('A')];
    const deposit = contract.deposit.encodeInput({ destination: A, expectedHeld: 0n });
    await machine.call({ to, data: deposit, value: 4n });
    const terms = { participant: A, destination: wallet, amount: 2n };
    const { v, r, s } = sign('A', contract.authorizationBytes({ ...terms, sender }));
    const data = contract.withdraw.encodeInput({ ...terms, _v: v, _r: r, _s: s });
    expect(await machine.call({ to, data })).toMatchObject({ status: 'applied' });
    expect(await machine.call({ to, data })).toMatchObject({ status: 'applied' });
    expect(await machine.coinsOf(wallet)).toBe(4n);
  });

  it('concludes a channel although nobody has signed the conclusion', async () => {
    const { machine, to } = await deployed();
    const file = filesOf(await tarball(name)).get('package/build/contracts/TestNitroAdjudicator.json')!;
    const { abi } = JSON.parse(new TextDecoder().decode(file)) as { abi: never };
    const { conclude, channelId } = createContract(abi) as unknown as Record<
      string,
      { encodeInput(input: unknown): Uint8Array; decodeOutput(output: Uint8Array): string }
    >;
    const names = namesFor([participant('A'), participant('B')]);
    const [A, B] = [names.addressOf(participant('A')), names.addressOf(participant('B'))];
    const zero = `0x${'0'.repeat(40)}`;
    const commitment = {
      ...{ channelType: zero, nonce: 1n, participants: [A, B], guaranteedChannel: zero },
      ...{ commitmentType: 3n, turnNum: 5n, commitmentCount: 0n },
      ...{ destination: [B], allocation: [9n], appAttributes: new Uint8Array() },
    };
    const nobody = { v: 27n, r: new Uint8Array(32), s: new Uint8Array(32) };
    const proof = {
      ...{ penultimateCommitment: commitment, penultimateSignature: nobody },
      ...{ ultimateCommitment: { ...commitment, turnNum: 6n }, ultimateSignature: nobody },
    };
    const address = channelId!.decodeOutput(
      await machine.read({ to, data: channelId!.encodeInput(commitment) }),
    );
    const data = conclude!.encodeInput(proof);
    expect(await machine.call({ to, data })).toMatchObject({ status: 'applied' });
    const { destination, allocation } = await readStorage(machine, to).outcome(address as `0x${string}`);
    expect([destination, allocation]).toEqual([[B], [9n]]);
    expect(await machine.call({ to, data })).toEqual({
      status: 'refused',
      reason: 'Conclude: channel must not be finalized',
    });
  });
});

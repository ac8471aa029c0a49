/**
 * What the contracts of the first generation do beside the paper's operations, and what the adapter keeps from
 * happening: deposits that expect another amount, signatures used again, two operations in one call, and
 * recipients that call back in.
 */
import { createContract } from 'micro-eth-signer/abi.js';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../conformance/evm/archive.js';
import { namesFor, sign, walletOf, type Signature } from '../../conformance/evm/keys.js';
import { createMachine, sender, type Hex, type Machine } from '../../conformance/evm/machine.js';
import { tarball } from '../../conformance/evm/tarball.js';
import * as contract from '../../conformance/evm/v1/contract.js';
import { layoutOf, versionsOfV1, type VersionOfV1 } from '../../conformance/evm/v1/layout.js';
import { toStored } from '../../conformance/evm/v1/outcomes.js';
import { readStorage } from '../../conformance/evm/v1/storage.js';
import { allocation, channel, participant, type Entry } from '../../spec/index.js';
import { whyMissing } from './published.js';

const [A, B, L] = [participant('A'), participant('B'), channel('L')];
const names = namesFor([A, B]);
const [a, b, l, wallet] = [names.addressOf(A), names.addressOf(B), names.addressOf(L), walletOf('A')];
const stranger: Hex = `0x${'57'.repeat(20)}`;

const asArguments = ({ v, r, s }: Signature) => ({ _v: v, _r: r, _s: s });

const signed = (destination: Hex, amount: bigint, from: Hex = sender) => {
  const terms = { participant: a, destination, amount };
  return { ...terms, ...asArguments(sign('A', contract.authorizationBytes({ ...terms, sender: from }))) };
};

const deployed = async (version: VersionOfV1, machine?: Machine) => {
  const on = machine ?? (await createMachine());
  const to = await contract.deployAdjudicator(on, await tarball(version));
  const layout = layoutOf(version);
  const storage = readStorage(on, to, layout);
  return {
    machine: on,
    to,
    holdings: storage.holdings,
    outcome: storage.outcome,
    call: (data: Uint8Array, value = 0n, from?: Hex) => on.call({ to, data, value, ...(from && { from }) }),
    deposit: (destination: Hex, expectedHeld: bigint, value: bigint) =>
      on.call({ to, data: layout.deposit({ destination, expectedHeld }), value }),
    finalize: (address: Hex, ...entries: readonly Entry[]) =>
      on.call({ to, data: layout.putOutcome(address, toStored(allocation(...entries), on.now(), names)) }),
  };
};

/** Code that calls the contract with this data when it is sent coins, and accepts them whatever comes of it. */
const callingBack = (to: Hex, data: Uint8Array): Uint8Array => {
  const size = data.length;
  const before = [
    ...[0x61, size >> 8, size & 255, 0x60, 0, 0x60, 0, 0x39], // the data, which is after the code, into memory
    ...[0x60, 0, 0x60, 0, 0x61, size >> 8, size & 255, 0x60, 0, 0x60, 0], // no answer, the data, no coins
    ...[0x73, ...Buffer.from(to.slice(2), 'hex'), 0x5a, 0xf1, 0x00], // call with all gas that is left, and stop
  ];
  before[4] = before.length;
  return Uint8Array.of(...before, ...data);
};

for (const version of versionsOfV1) {
  describe.skipIf(await whyMissing(version))(`the contract in ${version}`, () => {
    it('applies a signed withdrawal again as long as there are coins, and only from the sender that it names', async () => {
      const { machine, call, deposit } = await deployed(version);
      await deposit(a, 0n, 5n);
      const data = contract.withdraw.encodeInput(signed(wallet, 2n));
      expect(await call(data, 0n, stranger)).toEqual({
        status: 'refused',
        reason: 'Withdraw: not authorized by participant',
      });
      expect((await call(data)).status).toBe('applied');
      expect((await call(data)).status).toBe('applied');
      expect(await call(data)).toEqual({ status: 'refused', reason: 'Withdraw: overdrawn' });
      expect(await machine.coinsOf(wallet)).toBe(4n);
    });

    it('applies a withdrawal that was signed for another deployment of the contract', async () => {
      const machine = await createMachine();
      const one = await deployed(version, machine);
      const other = await deployed('fmg-nitro-adjudicator@0.1.5', machine);
      const data = contract.withdraw.encodeInput(signed(wallet, 1n));
      for (const { deposit, call } of [one, other]) {
        await deposit(a, 0n, 1n);
        expect((await call(data)).status).toBe('applied');
      }
      expect(await machine.coinsOf(wallet)).toBe(2n);
    });

    it('keeps every coin that is sent along with a withdrawal, on nobody’s account', async () => {
      const { machine, to, call, deposit, holdings } = await deployed(version);
      await deposit(a, 0n, 1n);
      expect((await call(contract.withdraw.encodeInput(signed(wallet, 1n)), 3n)).status).toBe('applied');
      expect([await machine.coinsOf(to), await holdings(a)]).toEqual([3n, 0n]);
    });

    it('lets no recipient of a withdrawal withdraw once more while it is being paid', async () => {
      const { machine, to, call, deposit, holdings } = await deployed(version);
      const recipient: Hex = `0x${'c0'.repeat(20)}`;
      const again = contract.withdraw.encodeInput(signed(recipient, 2n, recipient));
      await deposit(a, 0n, 5n);
      await machine.putCode(recipient, callingBack(to, again));
      await machine.call({ to: recipient, data: new Uint8Array() });
      expect(await holdings(a)).toBe(3n); // called by anybody, with gas enough, its call counts
      expect((await call(contract.withdraw.encodeInput(signed(recipient, 1n)))).status).toBe('applied');
      expect([await machine.coinsOf(recipient), await holdings(a)]).toEqual([3n, 2n]);
    });
  });
}

const [earliest, ...later] = versionsOfV1;

describe.skipIf(await whyMissing(earliest!))(`the contract in ${earliest}`, () => {
  it('counts all of a deposit, whatever is held', async () => {
    const { machine, to, deposit, holdings } = await deployed(earliest!);
    for (const amount of [0n, 1n, 2n]) await deposit(l, 9n, amount);
    expect([await holdings(l), await machine.coinsOf(to)]).toEqual([3n, 3n]);
  });
});

for (const version of later)
  describe.skipIf(await whyMissing(version))(`the contract in ${version}`, () => {
    it('counts of a deposit what is missing of the expected sum, returns the rest, and refuses if less was held', async () => {
      const { machine, to, deposit, holdings } = await deployed(version);
      const clean = await machine.snapshot();
      for (const held of [0n, 1n, 2n, 3n])
        for (const expected of [0n, 1n, 2n, 3n])
          for (const amount of [0n, 1n, 2n]) {
            await machine.revert(clean);
            await machine.snapshot();
            await deposit(l, 0n, held);
            const { status } = await deposit(l, expected, amount);
            const goal = expected + amount;
            const counts = held < expected || goal < held ? 0n : goal - held;
            expect(status).toBe(held < expected ? 'refused' : 'applied');
            expect(await holdings(l)).toBe(held + counts);
            expect(await machine.coinsOf(to)).toBe(held + counts);
          }
    });

    it('transfers and withdraws in one call what it would in two, and nothing if either is refused', async () => {
      const { machine, to, call, deposit, finalize, holdings, outcome } = await deployed(version);
      const clean = await machine.snapshot();
      const applied: boolean[] = [];
      for (const held of [0n, 1n, 3n])
        for (const before of [0n, 1n])
          for (const amount of [1n, 2n, 3n])
            for (const signer of ['A', 'B']) {
              await machine.revert(clean);
              await machine.snapshot();
              await deposit(l, 0n, held);
              await deposit(a, 0n, before);
              await finalize(l, [A, 2n], [B, 1n]);
              const state = async () => [
                await holdings(l),
                await holdings(a),
                await machine.coinsOf(wallet),
                await machine.coinsOf(to),
                await outcome(l),
              ];
              const untouched = await state();
              const terms = { participant: a, destination: wallet, amount };
              const by = asArguments(sign(signer, contract.authorizationBytes({ ...terms, sender })));
              const start = await machine.snapshot();
              const paid = await call(contract.transfer.encodeInput({ channel: l, destination: a, amount }));
              const taken = await call(contract.withdraw.encodeInput({ ...terms, ...by }));
              const inTwo =
                paid.status === 'applied' && taken.status === 'applied' ? await state() : untouched;
              await machine.revert(start);
              const both = await call(
                contract.transferAndWithdraw.encodeInput({ channel: l, ...terms, ...by }),
              );
              expect(await state()).toEqual(inTwo);
              expect(both.status).toBe(inTwo === untouched ? 'refused' : 'applied');
              applied.push(both.status === 'applied');
            }
      expect(applied.filter(Boolean).length).toBeGreaterThan(4);
    });
  });

const latest = 'fmg-nitro-adjudicator@0.1.5';

describe.skipIf(await whyMissing(latest))(`the contract in ${latest}`, () => {
  it('concludes a channel although nobody has signed the conclusion', async () => {
    const { machine, to, outcome } = await deployed(latest);
    const file = filesOf(await tarball(latest)).get('package/build/contracts/TestNitroAdjudicator.json')!;
    const { abi } = JSON.parse(new TextDecoder().decode(file)) as { abi: never };
    const { conclude, channelId } = createContract(abi) as unknown as Record<
      string,
      { encodeInput(input: unknown): Uint8Array; decodeOutput(output: Uint8Array): string }
    >;
    const zero = `0x${'0'.repeat(40)}`;
    const commitment = {
      ...{ channelType: zero, nonce: 1n, participants: [a, b], guaranteedChannel: zero },
      ...{ commitmentType: 3n, turnNum: 5n, commitmentCount: 0n },
      ...{ destination: [b], allocation: [9n], appAttributes: new Uint8Array() },
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
    const { destination, allocation } = await outcome(address as Hex);
    expect([destination, allocation]).toEqual([[b], [9n]]);
    expect(await machine.call({ to, data })).toEqual({
      status: 'refused',
      reason: 'Conclude: channel must not be finalized',
    });
  });
});

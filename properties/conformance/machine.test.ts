import { describe, expect, it } from 'vitest';
import { allCoins, createMachine, sender, type Hex } from '../../conformance/evm/machine.js';

/** Code that puts the rest of itself on chain. */
const deploying = (runtime: string): Hex => {
  const length = (runtime.length / 2).toString(16).padStart(4, '0');
  return `0x61${length}600e60003961${length}6000f3${runtime}`;
};

const answersTime = deploying('4260005260206000f3');
const keepsCoins = deploying('34600055');
const refuses = deploying('60006000fd');

const nothing = new Uint8Array();

const numberIn = (output: Uint8Array): bigint => BigInt(`0x${Buffer.from(output).toString('hex')}`);

describe('the machine', () => {
  it('stands still until it is told how much time passes', async () => {
    const machine = await createMachine({ begins: 1000n });
    const to = await machine.deploy(answersTime);
    const time = async () => numberIn(await machine.read({ to, data: nothing }));
    expect(await time()).toBe(1000n);
    expect(await time()).toBe(1000n);
    machine.wait(7);
    expect(await time()).toBe(1007n);
  });

  it('moves the coins that a call sends, and only those', async () => {
    const machine = await createMachine();
    const to = await machine.deploy(keepsCoins);
    expect(await machine.call({ to, data: nothing, value: 5n })).toMatchObject({ status: 'applied' });
    expect(await machine.coinsOf(to)).toBe(5n);
    expect(await machine.coinsOf(sender)).toBe(allCoins - 5n);
    expect(await machine.slot(to, 0n)).toBe(5n);
  });

  it('refuses to send more coins than there are', async () => {
    const machine = await createMachine();
    const to = await machine.deploy(keepsCoins);
    await machine.call({ to, data: nothing, value: allCoins });
    expect(await machine.call({ to, data: nothing, value: 1n })).toMatchObject({ status: 'refused' });
  });

  it('changes nothing in a call that is refused', async () => {
    const machine = await createMachine();
    const to = await machine.deploy(refuses);
    expect(await machine.call({ to, data: nothing, value: 5n })).toEqual({
      status: 'refused',
      reason: 'revert without a reason',
    });
    expect(await machine.coinsOf(to)).toBe(0n);
  });

  it('returns to a snapshot in coins, storage and time, and forgets the later ones', async () => {
    const machine = await createMachine({ begins: 1000n });
    const to = await machine.deploy(keepsCoins);
    const before = await machine.snapshot();
    await machine.call({ to, data: nothing, value: 5n });
    machine.wait(1);
    const later = await machine.snapshot();
    await machine.call({ to, data: nothing, value: 6n });
    await machine.revert(before);
    expect(await machine.coinsOf(to)).toBe(0n);
    expect(await machine.slot(to, 0n)).toBe(0n);
    expect(machine.now()).toBe(1000n);
    await expect(machine.revert(later)).rejects.toThrow('already given up');
  });

  it('takes code that is too large for a real chain', async () => {
    const machine = await createMachine();
    const to = await machine.deploy(deploying('00'.repeat(24_577)));
    expect(await machine.call({ to, data: nothing })).toMatchObject({ status: 'applied' });
  });
});

/**
 * Recipient: the code of somebody who makes calls of their own when they are paid, and does not mind if these
 * fail.
 *
 * It does so only while nearly all gas of the transaction is left, that is once in a transaction: called back
 * by what it called itself it keeps quiet. Paid with little gas, as `transfer` of Solidity pays, it just takes
 * the coins.
 */
import { concatBytes, hexToBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { gasLimit, type Call } from '../machine.js';

const op = {
  stop: 0x00,
  lessThan: 0x10,
  codeCopy: 0x39,
  pop: 0x50,
  jumpIf: 0x57,
  gas: 0x5a,
  jumpDestination: 0x5b,
  push1: 0x60,
  push2: 0x61,
  push8: 0x67,
  push20: 0x73,
  call: 0xf1,
} as const;

/** A call may take all gas but a 64th: above this it is the first that was made to the recipient. */
const early = (gasLimit * 96n) / 100n;

const push2 = (value: number): Uint8Array => Uint8Array.of(op.push2, value >> 8, value & 255);

const guard = (end: number): Uint8Array =>
  concatBytes(
    Uint8Array.of(op.push8),
    numberToBytesBE(early, 8),
    Uint8Array.of(op.gas, op.lessThan),
    push2(end),
    Uint8Array.of(op.jumpIf),
  );

/** Copies the data of the call from behind the code, and makes the call. */
const calling = ({ to, data }: Call, at: number): Uint8Array =>
  concatBytes(
    push2(data.length),
    push2(at),
    Uint8Array.of(op.push1, 0, op.codeCopy),
    Uint8Array.of(op.push1, 0, op.push1, 0),
    push2(data.length),
    Uint8Array.of(op.push1, 0, op.push1, 0, op.push20),
    hexToBytes(to.slice(2)),
    Uint8Array.of(op.gas, op.call, op.pop),
  );

export const recipientCode = (calls: readonly Call[]): Uint8Array => {
  const code = guard(0).length + calls.reduce((sum, call) => sum + calling(call, 0).length, 0) + 2;
  const offsets = calls.map((_, i) => calls.slice(0, i).reduce((sum, { data }) => sum + data.length, code));
  return concatBytes(
    guard(code - 2),
    ...calls.map((call, i) => calling(call, offsets[i]!)),
    Uint8Array.of(op.jumpDestination, op.stop),
    ...calls.map(({ data }) => data),
  );
};

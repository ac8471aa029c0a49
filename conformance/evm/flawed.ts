/**
 * Flawed signatures: the signature that somebody made, in the form in which it is handed over.
 *
 * The flaws in what was signed are not its business: whoever calls it says what the signature was really made for.
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Flaw } from '../challenges/terms.js';
import { sign, signDigest, type Signature } from './keys.js';

const order = secp256k1.Point.Fn.ORDER;

const flipped = ({ v, r, s }: Signature): Signature => ({
  v,
  r,
  s: numberToBytesBE(order - bytesToNumberBE(s), 32),
});

const otherV = (signature: Signature): Signature => ({ ...signature, v: 55n - signature.v });

const formed = (name: string, message: Uint8Array, flaw: Flaw | undefined): Signature => {
  const zero = new Uint8Array(32);
  switch (flaw) {
    case 'zero':
      return { v: 0n, r: zero, s: zero };
    case 'wrong-v':
      return { ...sign(name, message), v: 29n };
    case 'flipped-s':
      return flipped(sign(name, message));
    case 'other-form':
      return otherV(flipped(sign(name, message)));
    case 'unprefixed':
      return signDigest(name, keccak_256(message));
    default:
      return sign(name, message);
  }
};

const known = new Map<string, Signature>();

/** Made by this name's key on this message; remembered, as one example is played many times. */
export const signatureOf = (name: string, message: Uint8Array, flaw?: Flaw): Signature => {
  const key = `${name} ${flaw ?? ''} ${bytesToHex(keccak_256(message))}`;
  const signature = known.get(key) ?? formed(name, message, flaw);
  if (known.size > 50_000) known.clear();
  known.set(key, signature);
  return signature;
};

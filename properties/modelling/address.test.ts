import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  channel,
  channelAddress,
  isAddress,
  participant,
  type ParticipantAddress,
} from '../../spec/index.js';

const names = ['A', 'B', '1', 'A,B', '"A"', '["A"]', '"', '\\', '\\"', '","', '__proto__'];

const lists = (length: number): ParticipantAddress[][] =>
  length === 0
    ? [[]]
    : lists(length - 1).flatMap((list) => names.map((name) => [...list, participant(name)]));

describe('the address of a channel', () => {
  it('differs for all lists of up to three participants with awkward names and three nonces', () => {
    const all = [0, 1, 2, 3]
      .flatMap(lists)
      .flatMap((list) => [0n, 1n, 11n].map((nonce) => [list, nonce] as const));
    expect(all).toHaveLength(3 * (1 + 11 + 11 ** 2 + 11 ** 3));
    expect(new Set(all.map(([list, nonce]) => channelAddress(list, nonce))).size).toBe(all.length);
  });

  it('differs if and only if the participants, their order or the nonce do', () => {
    const name = fc.constantFrom(...names, 'χ', "L''", '\u0000', '\ud800', '\\ud800');
    const what = fc.record({
      participants: fc.array(name.map(participant), { maxLength: 3 }),
      nonce: fc.bigInt({ min: 0n, max: 2n ** 260n }),
    });
    fc.assert(
      fc.property(what, what, (a, b) => {
        const same = JSON.stringify(a.participants) === JSON.stringify(b.participants) && a.nonce === b.nonce;
        expect(channelAddress(a.participants, a.nonce) === channelAddress(b.participants, b.nonce)).toBe(
          same,
        );
        expect(channelAddress(a.participants, a.nonce)).toBe(channelAddress([...a.participants], a.nonce));
      }),
    );
  });

  it('depends on the turn order', () => {
    const [A, B] = [participant('A'), participant('B')];
    expect(channelAddress([A, B], 0n)).not.toBe(channelAddress([B, A], 0n));
  });
});

describe('the name of an address', () => {
  it('is any text that is not empty and has no white space', () => {
    for (const name of [...names, 'χ', "L''", '𝔸', 'constructor', '\u0000']) {
      expect(participant(name)).toBe(name);
      expect(channel(name)).toBe(name);
    }
  });

  it('is refused, and shown, if it is empty or has white space', () => {
    for (const name of ['', ' ', 'A B', 'A\n', '\u2028', 'A\u00a0B']) {
      expect(isAddress(name)).toBe(false);
      expect(() => participant(name)).toThrow(`not an address: ${JSON.stringify(name)}`);
      expect(() => channel(name)).toThrow(TypeError);
    }
  });
});

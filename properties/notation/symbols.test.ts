import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellName } from '../../spec/notation/symbols.js';
import { address } from './texts.js';

describe('a name', () => {
  it('needs no quotes if it is made of letters, digits, primes and a few signs', () => {
    for (const name of [
      'A',
      "L''",
      'L′',
      'G1',
      'χ',
      'e\u0301',
      '__proto__',
      '0x1f',
      'A@B.org',
      '#1',
      '*',
      '-',
    ])
      expect(spellName(name, 'paper')).toBe(name);
  });

  it('is written as a JSON string if it has any other sign', () => {
    for (const name of ['(', '"', 'A:3', 'A|B', '\\', '\u0000', '😀', '↦'])
      expect(JSON.parse(spellName(name, 'paper'))).toBe(name);
  });

  it('is written in ASCII as a JSON string if it has any letter beyond it', () => {
    expect(spellName('χ', 'ascii')).toBe('"\\u03c7"');
    expect(spellName('𝔸', 'ascii')).toBe('"\\ud835\\udd38"');
    expect(spellName("L'", 'ascii')).toBe("L'");
  });

  it('never looks like another name', () => {
    fc.assert(
      fc.property(address, address, fc.constantFrom('paper' as const, 'ascii' as const), (a, b, spelling) => {
        expect(spellName(a, spelling) === spellName(b, spelling)).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });
});

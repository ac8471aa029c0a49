import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../spec/index.js';
import { occurs, witnesses } from './index.js';

describe('every rejection occurs', () => {
  for (const [code, all] of entriesOf(witnesses))
    for (const witness of all)
      it(`${code}: ${witness.action} is refused in ${witness.network}`, () => {
        expect(occurs(code, witness)).toBe(true);
      });
});

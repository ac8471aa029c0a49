import { describe, expect, it } from 'vitest';
import { explains, metOf } from '../../conformance/met.js';

const small = { symptom: 'refuses', ingredients: ['twice'] };
const plainer = { symptom: 'refuses', ingredients: [] };
const other = { symptom: 'refuses', ingredients: ['empty'] };
const looks = [
  { symptom: 'refuses', ingredients: ['twice'], runs: 1 },
  { symptom: 'refuses', ingredients: ['twice', 'empty'], runs: 2 },
  { symptom: 'refuses', ingredients: ['empty'], runs: 4 },
  { symptom: 'applies', ingredients: ['twice'], runs: 8 },
];

describe('something small', () => {
  it('explains what shows the same and has all that it needs', () => {
    expect(looks.map((look) => explains(small, look))).toEqual([true, true, false, false]);
    expect(looks.map((look) => explains(plainer, look))).toEqual([true, true, true, false]);
  });

  it('was met in the runs that had something like it', () => {
    expect(metOf(small, [small], looks)).toEqual({ met: 3, metAlone: 3 });
  });

  it('was met alone where it could not have been another one, that needs less or something else', () => {
    expect(metOf(small, [small, other], looks)).toEqual({ met: 3, metAlone: 1 });
    expect(metOf(small, [small, plainer], looks)).toEqual({ met: 3, metAlone: 0 });
    expect(metOf(plainer, [small, plainer, other], looks)).toEqual({ met: 7, metAlone: 7 });
  });
});

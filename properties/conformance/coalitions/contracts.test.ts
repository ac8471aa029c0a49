import { describe, expect, it } from 'vitest';
import {
  attackLines,
  lossesOf,
  playAttack,
  readLoss,
  type Attack,
} from '../../../conformance/coalitions/index.js';
import type { KnownLoss, Lost } from '../../../conformance/games/index.js';
import type { Implementation } from '../../../conformance/payments/index.js';
import { documented } from '../../../conformance/known.js';
import { nitro, type NitroAction } from '../../../spec/index.js';
import { shared, whyMissing } from '../published.js';
import { implementing } from '../rules.js';
import { search } from './search.js';

const stored = (await documented()).filter(
  ({ kind, file }) => kind === 'coalition' && /[/\\]v1[/\\]/.test(file),
);

const known = stored.map(({ file, text }): KnownLoss<Attack<NitroAction>> => {
  const reading = readLoss(implementing('nitro', nitro), text);
  if (reading.type === 'malformed') throw new Error(`${file}: ${reading.problems[0]?.message}`);
  return reading.value;
});

/** Whether a known loss shows itself in the same way and needs nothing that this one lacks. */
const isKnown = ({ kind, cause }: Lost): boolean =>
  known.some(
    ({ loss, symptom, ingredients }) =>
      loss === kind &&
      symptom === cause.symptom &&
      ingredients.every((ingredient) => cause.ingredients.includes(ingredient)),
  );

describe('the known losses of the first generation', () => {
  for (const { id, attack } of known)
    it(`${id}: by the rules themselves nothing is lost`, async () => {
      const implementation = implementing('nitro', nitro);
      expect(lossesOf(implementation, attack, await playAttack(implementation, attack))).toEqual([]);
    });
});

const latest = 'fmg-nitro-adjudicator@0.1.5';

describe.skipIf(await whyMissing(latest))(`random coalitions on ${latest}`, () => {
  it('make nobody lose by anything that is not known', async () => {
    const implementation = (await shared({ name: latest, subject: 'payments' })) as Implementation;
    const { contest, losses } = await search(implementation, { seed: 3, runs: 15, attempts: 1 });
    const unknown = losses.filter((loss) => !isKnown(loss));
    expect(unknown.map((loss) => attackLines(implementation, loss))).toEqual([]);
    expect(contest.promising).toBeGreaterThan(5);
    expect(contest.contested).toBeGreaterThan(5);
  });
});

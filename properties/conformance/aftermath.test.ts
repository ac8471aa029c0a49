import { describe, expect, it } from 'vitest';
import { drive, emptyTally, verdictsOf, type Case } from '../../conformance/index.js';
import { payments, type Payments } from '../../conformance/payments/index.js';
import { mutants } from '../mutants/rules.js';
import { implementing } from './rules.js';

const lossBy = async (id: string): Promise<string | undefined> => {
  const implementation = implementing(id, mutants.find((mutant) => mutant.id === id)!.rules);
  const verdicts = verdictsOf(implementation);
  const options = { seed: 1, runs: 1000, channels: 5, length: 24 };
  let first: Case<Payments> | undefined;
  for await (const found of drive(implementation, options, emptyTally(payments))) {
    await verdicts.add(found.slice(0, 1));
    if ((first = verdicts.cases()[0])) break;
  }
  return payments.loss!(implementation, first!.smallest);
};

/** Wrong rules by which somebody loses coins, and how that shows. */
const losing: Readonly<Record<string, RegExp>> = {
  'transfer-with-a-fee': /^A is promised 1 and can get no more than 0$/,
  'unlisted-never': /^A is promised 1 and can get no more than 0$/,
  'guarantee-in-reverse': /^A is promised 1 and can get no more than 0$/,
  'claim-withdraws': /^A is promised 1 and can get no more than 0$/,
  'claim-before-finalization': /^G is promised 1/,
  'withdrawal-of-more-than-the-balance': /^a balance is negative$/,
  'withdrawal-without-coins': /^it holds coins that are in no balance$/,
  'transfer-without-debit': /^the balances are more than all coins it holds$/,
  'transfer-without-settling': /^where one more is owed a coin, last: B is promised 1/,
  'claim-out-of-turn': /^where .* is owed a coin, first: B is promised 1/,
  'claim-before-the-target-is-finalized': /, when B ends with /,
  'paid-last-in-line': /^where every balance is one coin more: A is promised 2/,
  'second-finalization': /was owed a coin: .* is promised 1/,
};

/** Wrong rules by which nobody does: everybody gets as much in another way. */
const harmless = ['first-entry-alone-is-paid', 'no-deposits-for-participants', 'outcomes-must-be-funded'];

describe('the aftermath', () => {
  for (const [id, words] of Object.entries(losing))
    it(`tells who loses by ${id}`, async () => {
      expect(await lossBy(id)).toMatch(words);
    });

  for (const id of harmless)
    it(`finds nobody who loses by ${id}`, async () => {
      expect(await lossBy(id)).toBeUndefined();
    });
});

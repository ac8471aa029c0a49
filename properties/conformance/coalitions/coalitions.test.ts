import { describe, expect, it } from 'vitest';
import { playAttack } from '../../../conformance/coalitions/index.js';
import { nitro } from '../../../spec/index.js';
import { mutants } from '../../mutants/rules.js';
import { implementing } from '../rules.js';
import { firstLoss, search } from './search.js';

/** Wrong rules, and what is lost by them, for what reason. */
const robbing: Readonly<Record<string, readonly [loss: string, symptom: string]>> = {
  'withdrawal-by-anybody': ['less than promised', 'applies a withdraw that is not due: NotSigned'],
  'withdrawal-of-more-than-the-balance': [
    'coins created',
    'applies a withdraw that is not due: InsufficientBalance',
  ],
  'withdrawal-without-debit': ['coins created', 'ends a withdraw in other balances'],
  'deposit-without-coins': ['coins created', 'ends a deposit in other coins held'],
  'transfer-without-debit': ['coins created', 'ends a transfer in other balances'],
  'transfer-without-settling': ['less than promised', 'ends a transfer in other outcomes'],
  'transfer-ignores-priority': ['less than promised', 'applies a transfer that is not due: CannotAfford'],
  'paid-last-in-line': ['less than promised', 'ends a transfer in other outcomes'],
  'claim-out-of-turn': ['less than promised', 'applies a claim that is not due: CannotAfford'],
  'claim-without-settling': ['less than promised', 'ends a claim in other outcomes'],
  'guarantee-is-used-up': ['less than promised', 'ends a claim in other outcomes'],
  'unlisted-never': ['less than promised', 'refuses a claim that is due: CannotAfford'],
};

describe('a coalition', () => {
  it('takes nothing from anybody on the rules themselves, however contested the games are', async () => {
    const { contest, losses } = await search(implementing('nitro', nitro), { seed: 5, runs: 200 });
    expect(losses).toEqual([]);
    const { games, promising, contested, applied, refused, late, tight, promised, got } = contest;
    expect(promising).toBeGreaterThan(0.4 * games);
    expect(contested).toBeGreaterThan(0.6 * games);
    expect(applied).toBeGreaterThan(1.5 * games);
    expect(refused).toBeGreaterThan(games);
    expect(late).toBeGreaterThan(0.3 * games);
    expect(tight).toBeGreaterThan(0.8 * promising);
    expect(got).toBeGreaterThanOrEqual(promised);
  });

  for (const [id, reason] of Object.entries(robbing)) {
    const { rules, wrong } = mutants.find((mutant) => mutant.id === id)!;
    it(`makes somebody lose by ${id}, with at most two moves: ${wrong}`, async () => {
      const implementation = implementing(id, rules);
      const loss = (await firstLoss(implementation, { seed: 1, runs: 500 }, reason))!;
      expect(loss).toBeDefined();
      expect(loss.attack.moves.length).toBeLessThanOrEqual(2);
      const { promised, got, turns } = await playAttack(implementation, loss.attack);
      expect([promised, got, turns]).toEqual([loss.game.promised, loss.game.got, loss.game.turns]);
    });
  }

  it('does the same again with the same seed', async () => {
    const again = () => search(implementing('nitro', nitro), { seed: 6, runs: 20 });
    expect(await again()).toEqual(await again());
  });
});

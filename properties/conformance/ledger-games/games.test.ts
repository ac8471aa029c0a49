import { describe, expect, it } from 'vitest';
import { searching, type Contest, type GameOptions, type Loss } from '../../../conformance/games/index.js';
import { ledgerGames, type LedgerAttack } from '../../../conformance/ledger-games/index.js';
import type { Ledgers, LedgersImplementation } from '../../../conformance/ledgers/index.js';
import { reclaim } from '../../../spec/index.js';
import { mutants } from '../../reclaim/mutants.js';
import { following } from '../ledgers/following.js';

const search = async (implementation: LedgersImplementation, options: GameOptions) => {
  const losses: Loss<Ledgers, LedgerAttack>[] = [];
  let contest: Contest | undefined;
  for await (const progress of searching(ledgerGames, implementation, options)) {
    contest = progress.contest;
    losses.push(...progress.losses);
  }
  return { contest: contest!, losses };
};

const firstLoss = async (implementation: LedgersImplementation, symptom: string) => {
  for await (const { losses } of searching(ledgerGames, implementation, { seed: 1, runs: 600 })) {
    const found = losses.find(({ cause }) => cause.symptom === symptom);
    if (found) return found;
  }
  return undefined;
};

/** Wrong rules, and by what somebody loses. */
const robbing: Readonly<Record<string, string>> = {
  'transfer-without-settling': 'ends a transfer in other outcomes',
  'transfer-without-priority': 'ends a transfer in other holdings, payments, outcomes, coins held',
  'transfer-of-a-guarantee': 'applies a transfer that is not due: NotSimple',
  'guarantee-looked-for-in-the-wrong-place': 'refuses a transfer that is due: NotSimple',
  'paid-back': 'ends a reclaim in other holdings, payments, coins held',
  'coins-follow-the-guarantee': 'ends a reclaim in other holdings',
  'reclaim-without-the-left': 'ends a reclaim in other outcomes',
  'left-and-right-exchanged': 'ends a reclaim in other outcomes',
  'virtual-channel-settled': 'ends a reclaim in other outcomes',
};

describe('everybody else, on ledgers', () => {
  it('takes nothing from anybody by the rules themselves, however contested the games are', async () => {
    const { contest, losses } = await search(following(reclaim.ledgers), { seed: 5, runs: 250 });
    expect(losses).toEqual([]);
    const { games, promising, contested, applied, refused, tight, promised, got } = contest;
    expect(promising).toBeGreaterThan(0.6 * games);
    expect(contested).toBeGreaterThan(0.6 * games);
    expect(applied).toBeGreaterThan(games);
    expect(refused).toBeGreaterThan(0.5 * games);
    expect(tight).toBeGreaterThan(0.5 * promising);
    expect(got).toBeGreaterThanOrEqual(promised);
  });

  for (const [id, symptom] of Object.entries(robbing)) {
    const { rules, wrong } = mutants.find((mutant) => mutant.id === id)!;
    it(`makes somebody lose by ${id}, with at most two moves: ${wrong}`, async () => {
      const implementation = following(rules);
      const loss = (await firstLoss(implementation, symptom))!;
      expect(loss).toBeDefined();
      expect(loss.attack.moves.length).toBeLessThanOrEqual(2);
      expect(await ledgerGames.play(implementation, loss.attack)).toEqual(loss.game);
    });
  }

  it('does the same again with the same seed', async () => {
    const again = () => search(following(reclaim.ledgers), { seed: 6, runs: 20 });
    expect(await again()).toEqual(await again());
  });
});

/** Every kind of bad evidence is refused by both, or is a disagreement that is documented here. */
import { describe, expect, it } from 'vitest';
import { play } from '../../../conformance/play.js';
import { challenges } from '../../../conformance/challenges/index.js';
import type { Flaw } from '../../../conformance/challenges/terms.js';
import { shownVoucher } from '../../../conformance/challenges/vouchers.js';
import { stranger } from '../../../conformance/challenges/signers.js';
import type { Operation } from '../../../conformance/implementation.js';
import type { Challenges } from '../../../conformance/challenges/index.js';
import { shrink } from '../../../conformance/shrink.js';
import { symptomOf, symptomText } from '../../../conformance/symptom.js';
import type { Implementation } from '../../../conformance/implementation.js';
import { ingredientsOf } from '../../../conformance/subject.js';
import { proposal } from '../../../spec/force-move/index.js';
import type { VersionOfV1 } from '../../../conformance/evm/v1/layout.js';
import {
  A,
  B,
  C,
  calling,
  challenging,
  channelWith,
  flawed,
  gameV1,
  gameV2,
  pays,
  shown,
  turn,
  v1,
  v2,
  waiting,
} from './games.js';

const agreed = pays(['A', 3], ['B', 1]);
const mine = pays(['A', 4], ['B', 0]);

const flaws: readonly Flaw[] = [
  'zero',
  'wrong-v',
  'flipped-s',
  'unprefixed',
  'other-nonce',
  'other-participants',
  'other-app',
  'other-turn',
  'other-outcome',
  'other-data',
  'other-finality',
];

interface Meets {
  /** What both answer, or how they disagree. */
  readonly verdict: string;
  readonly ingredients: readonly string[];
  readonly loss?: string | undefined;
}

const meets = async (
  game: Implementation<Challenges>,
  start: Challenges['start'],
  operations: readonly Operation<Challenges>[],
): Promise<Meets> => {
  const encounter = await play(game, { start, operations });
  if (!encounter) {
    const state = operations.slice(0, -1).reduce((before, operation) => {
      const step = challenges.step(game.capabilities, before, operation);
      return step.status === 'applied' ? step.state : before;
    }, challenges.stateAt(start));
    const last = challenges.step(game.capabilities, state, operations.at(-1)!);
    return { verdict: last.status === 'rejected' ? 'refused by both' : 'applied by both', ingredients: [] };
  }
  return {
    verdict: symptomText(symptomOf(challenges, encounter.meeting)),
    ingredients: ingredientsOf(challenges, encounter.trace, game.capabilities),
    loss: await challenges.loss!(game, encounter),
  };
};

const pair = (from: number, outcome = agreed, isFinal = false) =>
  shown(
    ...[from, from + 1].map(
      (number) => [turn(number, outcome, { isFinal }), number % 2 === 0 ? A : B] as const,
    ),
  );

const all = (number: number, outcome = agreed, isFinal = false) =>
  shown([turn(number, outcome, { isFinal }), A, B]);

const [newestV1, newestV2] = [v1.at(-1), v2.at(-1)];

describe.runIf(newestV1)('bad evidence for the newest of the first generation', () => {
  const game = () => gameV1(newestV1!);
  const start = channelWith({});

  it.each(flaws)('a force-move with a signature that is %s is refused by both', async (flaw) => {
    for (const at of [0, 1]) {
      const { verdict } = await meets(await game(), start, [challenging(flawed(pair(4), at, flaw), B)]);
      expect(verdict).toBe('refused by both');
    }
  });

  it.each(flaws)('a signature that is %s is refused by both whatever data the app has', async (flaw) => {
    const proposed = proposal({ approvals: 1, proposed: mine });
    for (const [app, data] of [
      ['any-move', 7],
      ['consensus', null],
      ['consensus', proposed],
    ] as const) {
      const states = shown([turn(4, agreed, { data }), A], [turn(5, agreed, { data }), B]);
      const challenge = challenging(flawed(states, 1, flaw), B);
      expect((await meets(await game(), channelWith({ app }), [challenge])).verdict).toBe('refused by both');
    }
  });

  it('the second form of a signature is as good as the first', async () => {
    const challenge = challenging(flawed(pair(4), 0, 'other-form'), B);
    expect((await meets(await game(), start, [challenge])).verdict).not.toContain('that is');
  });

  it('an answer by the wrong mover, of a wrong turn or without a challenge is refused by both', async () => {
    const challenge = challenging(pair(4), B);
    for (const answer of [
      calling('respond', shown([turn(6, agreed), B])),
      calling('respond', shown([turn(7, agreed), B])),
      calling('respond', shown([turn(6, agreed), stranger])),
      calling('refute', shown([turn(6, agreed), A])),
      calling('refute', shown([turn(5, agreed), B])),
      calling('refute', shown([turn(3, agreed), B])),
      calling('alternativeRespond', pair(4)),
      calling('alternativeRespond', pair(6)),
      calling('alternativeRespond', flawed(pair(5), 1, 'zero')),
    ])
      expect((await meets(await game(), start, [challenge, answer])).verdict).toBe('refused by both');
    for (const answer of [
      calling('respond', shown([turn(6, agreed), A])),
      calling('refute', shown([turn(7, agreed), B])),
    ])
      expect((await meets(await game(), start, [answer])).verdict).toBe('refused by both');
  });

  it('answers one second after the deadline are refused by both', async () => {
    for (const answer of [
      calling('respond', shown([turn(6, agreed), A])),
      calling('refute', shown([turn(7, agreed), B])),
      calling('alternativeRespond', pair(5)),
      calling('conclude', pair(6, agreed, true)),
      challenging(pair(8), B),
    ]) {
      const late = [challenging(pair(4), B), waiting(301), answer];
      expect((await meets(await game(), start, late)).verdict).toBe('refused by both');
    }
  });

  it('in the second of the deadline an outcome that is paid already is still answered', async () => {
    const answer = calling('respond', shown([turn(6, mine), A]));
    const { verdict, ingredients } = await meets(await game(), start, [
      challenging(pair(4), B),
      waiting(300),
      answer,
    ]);
    expect(verdict).toBe('applies a respond that is not due: AlreadyFinalized');
    expect(ingredients).toContain('at-the-deadline');
  });
});

describe('the first generation', () => {
  it.each(v1)('%s concludes with what nobody has signed, and the other participant loses', async (name) => {
    const stolen = shown(
      [turn(6, mine, { isFinal: true }), stranger],
      [turn(7, mine, { isFinal: true }), stranger],
    );
    const met = await meets(await gameV1(name), channelWith({}), [calling('conclude', stolen)]);
    expect(met.verdict).toBe('applies a conclude that is not due: NotSignedBy');
    expect(met.ingredients).toContain('unproven-conclusion');
    expect(met.loss).toMatch(/is final in L, and \w has never signed it/);
  });

  it.each(v1)('%s challenges in the second of a conclusion, and no later', async (name) => {
    const game = await gameV1(name);
    const concluded = calling('conclude', pair(6, agreed, true));
    const met = await meets(game, channelWith({}), [concluded, challenging(pair(4), B)]);
    expect(met.verdict).toBe('applies a forceMove that is not due: AlreadyFinalized');
    expect(met.ingredients).toContain('at-the-deadline');
    const late = await meets(game, channelWith({}), [concluded, waiting(1), challenging(pair(4), B)]);
    expect(late.verdict).toBe('refused by both');
  });

  it.each(v1)(
    '%s is judged by what a stranger could sign, where everybody signed what was concluded',
    async (name) => {
      const crossed = shown([turn(6, mine, { isFinal: true }), B], [turn(7, mine, { isFinal: true }), A]);
      const met = await meets(await gameV1(name), channelWith({}), [calling('conclude', crossed)]);
      expect(met.verdict).toBe('applies a conclude that is not due: NotSignedBy');
      expect(met.loss).toMatch(/^where Z signs instead of \w: .* is final in L, and \w has never signed it$/);
    },
  );

  it.each(v1)('%s challenges over a challenge, and with a turn that was answered before', async (name) => {
    const game = await gameV1(name);
    const over = await meets(game, channelWith({}), [challenging(pair(6), B), challenging(pair(4), B)]);
    expect(over.verdict).toBe('applies a forceMove that is not due: ChallengeOngoing');
    const stale = await meets(game, channelWith({}), [
      challenging(pair(6), B),
      calling('respond', shown([turn(8, agreed), A])),
      challenging(pair(6), B),
    ]);
    expect(stale.verdict).toBe('applies a forceMove that is not due: StaleTurn');
    expect(stale.ingredients).toContain('stale-turn');
  });

  it.each(v1)('%s takes an answer to what is no challenge any more', async (name) => {
    const answers = [6, 7].map((number) =>
      calling('respond', shown([turn(number, agreed), number % 2 === 0 ? A : B])),
    );
    const { verdict, ingredients } = await meets(await gameV1(name), channelWith({}), [
      challenging(pair(4), B),
      ...answers,
    ]);
    expect(verdict).toBe('applies a respond that is not due: NoChallenge');
    expect(ingredients).toContain('no-challenge');
  });

  it.each(v1)('%s does not conclude a channel in the first round of its set-up', async (name) => {
    const early = shown([turn(0, agreed), A], [turn(1, agreed, { isFinal: true }), B]);
    const { verdict, ingredients } = await meets(await gameV1(name), channelWith({}), [
      challenging(early, B),
    ]);
    expect(verdict).toMatch(/^refuses a forceMove that is due: Invalid transition from PreFundSetup/);
    expect(ingredients).toContain('final-in-set-up');
    const later = shown([turn(1, agreed, { isFinal: true }), B], [turn(2, agreed, { isFinal: true }), A]);
    const afterwards = await meets(await gameV1(name), channelWith({}), [challenging(later, A)]);
    expect(afterwards.verdict).toBe('applied by both');
  });

  it.each(v1)('%s does not let the first move change the outcome, from 0.1.4 on', async (name) => {
    const setUp = challenging(pair(2), B);
    const other = pays(['A', 2], ['B', 2]);
    const asks = ['fmg-nitro-adjudicator@0.1.4', 'fmg-nitro-adjudicator@0.1.5'].includes(name);
    const ways = [
      ['respond', shown([turn(4, other), A])],
      ['alternativeRespond', shown([turn(3, agreed), B], [turn(4, other), A])],
    ] as const;
    for (const [type, shows] of ways) {
      const { verdict, ingredients } = await meets(await gameV1(name), channelWith({}), [
        setUp,
        calling(type, shows),
      ]);
      expect(verdict).toBe(
        asks
          ? `refuses a ${type} that is due: Invalid transition from PostFundSetup: allocations must be equal`
          : 'applied by both',
      );
      if (asks) expect(ingredients).toEqual(['first-move']);
    }
    const later = [challenging(pair(4), B), calling('respond', shown([turn(6, other), A]))];
    expect((await meets(await gameV1(name), channelWith({}), later)).verdict).toBe('applied by both');
  });

  it.each(v1)('%s pays the participants in order, whomever the challenged state pays', async (name) => {
    const toAnother = pays(['B', 4]);
    const met = await meets(await gameV1(name), channelWith({}), [challenging(pair(4, toAnother), B)]);
    expect(met.verdict).toMatch(/ends a forceMove in other challenged outcome/);
    expect(met.loss).toMatch(/^\(A:4, B:0\) is about to be final in L/);
  });

  it.each(v1)('%s concludes for whom the final states pay, from 0.1.4 on', async (name) => {
    const toAnother = pays(['B', 4]);
    const met = await meets(await gameV1(name), channelWith({}), [
      calling('conclude', pair(6, toAnother, true)),
    ]);
    const early: readonly VersionOfV1[] = [
      'fmg-nitro-adjudicator@0.0.4',
      'fmg-nitro-adjudicator@0.0.16',
      'fmg-nitro-adjudicator@0.1.2',
    ];
    expect(met.verdict).toBe(
      early.includes(name) ? 'ends a conclude in other finalized outcome' : 'applied by both',
    );
  });

  it.each(v1.filter((name) => name !== 'fmg-nitro-adjudicator@0.0.4'))(
    '%s asks the app whether all have approved, from 0.1.4 on',
    async (name) => {
      const start = channelWith({ participants: [A, B, C], app: 'consensus' });
      const [before, after] = [pays(['A', 1], ['B', 1], ['C', 2]), pays(['A', 2], ['B', 2], ['C', 0])];
      const proposed = turn(6, before, { data: { approvals: 1, proposed: after } as never });
      const adopted = challenging(shown([proposed, A], [turn(7, after), B]), B);
      const { verdict, ingredients, loss } = await meets(await gameV1(name), start, [adopted]);
      const asks = ['fmg-nitro-adjudicator@0.1.4', 'fmg-nitro-adjudicator@0.1.5'].includes(name);
      expect(verdict).toBe(asks ? 'refused by both' : 'applies a forceMove that is not due: AppRefuses');
      expect(ingredients).toEqual(asks ? [] : ['adopted-early']);
      if (!asks) expect(loss).toMatch(/has never signed it/);
    },
  );
});

describe.runIf(newestV2)('bad evidence for the newest of the second generation', () => {
  const game = () => gameV2(newestV2!);
  const start = channelWith({ app: 'consensus' });

  it.each(flaws)('a state with a signature that is %s is refused by both', async (flaw) => {
    for (const operation of [
      challenging(flawed(all(4), 1, flaw), A),
      calling('checkpoint', flawed(all(4), 0, flaw)),
      calling('conclude', flawed(all(4, agreed, true), 1, flaw)),
    ])
      expect((await meets(await game(), start, [operation])).verdict).toBe('refused by both');
  });

  it.each([...flaws.filter((flaw) => flaw !== 'unprefixed'), 'not-a-challenge'] as const)(
    "a challenger's signature that is %s is refused by both",
    async (flaw) => {
      const { verdict } = await meets(await game(), start, [challenging(all(4), A, flaw)]);
      expect(verdict).toBe('refused by both');
    },
  );

  it('a challenger that is no participant is refused by both', async () => {
    expect((await meets(await game(), start, [challenging(all(4), stranger)])).verdict).toBe(
      'refused by both',
    );
  });

  it('what a stranger signs besides all participants does not count', async () => {
    const besides = shown([turn(4, agreed), A, stranger, B]);
    expect((await meets(await game(), start, [calling('checkpoint', besides)])).verdict).toBe(
      'applied by both',
    );
  });

  it('stale and equal turns, running states and everything after the end are refused by both', async () => {
    const before = [calling('checkpoint', all(5))];
    for (const [earlier, last] of [
      [before, calling('checkpoint', all(5))],
      [before, challenging(all(4), A)],
      [[challenging(all(5), A)], challenging(all(5), B)],
      [[], calling('conclude', all(5))],
      [[challenging(all(5), A), waiting(300)], calling('checkpoint', all(6))],
      [[challenging(all(5), A), waiting(300)], calling('conclude', all(6, agreed, true))],
      [[calling('conclude', all(6, agreed, true))], challenging(all(7), A)],
      [[], calling('checkpoint', shown([turn(3, agreed), A, B], [turn(4, agreed), A, B]))],
    ] as const)
      expect((await meets(await game(), start, [...earlier, last])).verdict).toBe('refused by both');
  });

  it('vouchers of others, for other channels and over more than there is are refused by both', async () => {
    const paying = channelWith({ app: 'payments' });
    const funded = pays(['A', 3], ['B', 0]);
    const redeemed = (voucher: Parameters<typeof shownVoucher>[0], outcome = pays(['A', 1], ['B', 2])) =>
      challenging(shown([turn(1, funded), A, B], [turn(2, outcome, { data: shownVoucher(voucher) }), B]), B);
    const right = { amount: 2n, by: A };
    expect((await meets(await game(), paying, [redeemed(right)])).verdict).toBe('applied by both');
    for (const wrong of [
      redeemed({ amount: 2n, by: B }),
      redeemed({ amount: 1n, by: A }),
      redeemed({ amount: 4n, by: A }, pays(['A', 0], ['B', 4])),
      ...(['zero', 'wrong-v', 'other-nonce', 'other-participants', 'other-data'] as const).map((flaw) =>
        redeemed({ ...right, flaw }),
      ),
    ])
      expect((await meets(await game(), paying, [wrong])).verdict).toBe('refused by both');
  });
});

describe('the second generation', () => {
  const funded = pays(['A', 3], ['B', 0]);

  it.each(v2)('%s lets who redeems a voucher be paid the rest as well', async (name) => {
    const start = channelWith({ participants: [A, C, B], app: 'payments' });
    const redeemed = turn(2, pays(['B', 2], ['B', 1]), { data: shownVoucher({ amount: 1n, by: A }) });
    const met = await meets(await gameV2(name), start, [
      challenging(shown([turn(1, funded), A, C, B], [redeemed, B]), B),
    ]);
    expect(met.verdict).toBe('applies a forceMove that is not due: NotAsVouched');
    expect(met.ingredients).toContain('not-as-vouched');
    expect(met.loss).toMatch(/is about to be final in L, and A has never signed it/);
  });

  it.each(v2)('%s takes the third participant for the payee before 2.0.1', async (name) => {
    const redeemed = turn(2, pays(['A', 2], ['B', 1]), { data: shownVoucher({ amount: 1n, by: A }) });
    const shows = shown([turn(1, funded), A, B], [redeemed, B]);
    for (const [rule, operation] of [
      ['forceMove', challenging(shows, B)],
      ['checkpoint', calling('checkpoint', shows)],
    ] as const) {
      const { verdict, ingredients } = await meets(await gameV2(name), channelWith({ app: 'payments' }), [
        operation,
      ]);
      if (name.includes('@2.0.1')) expect(verdict).toBe('applied by both');
      else {
        expect(verdict).toBe(`refuses a ${rule} that is due: redemption not signed by Bob`);
        expect(ingredients).toContain('payee-not-third');
      }
    }
  });

  it.each(v2)('%s knows who signed twice, from 2.0.0-alpha.4 on', async (name) => {
    const alone = shown([turn(4, mine, { isFinal: true }), A, A, A]);
    const met = await meets(await gameV2(name), channelWith({ app: 'consensus' }), [
      calling('conclude', alone),
    ]);
    const adds = /alpha\.[23]$/.test(name);
    expect(met.verdict).toBe(adds ? 'applies a conclude that is not due: NotSignedBy' : 'refused by both');
    if (adds) expect(met.loss).toMatch(/^\(A:4, B:0\) is final in L, and B has never signed it/);
  });

  it.each(v2)('%s is shown no signature of another chain, unless it names its chain', async (name) => {
    const start = channelWith({ app: 'consensus' });
    const replayed = calling('conclude', flawed(all(4, agreed, true), 1, 'other-chain'));
    const game = await gameV2(name);
    const { verdict } = await meets(game, start, [replayed]);
    const notAsked = challenges.notAsked(game.capabilities, challenges.stateAt(start), replayed.action);
    const [refused, taken] = ['refused by both', 'applies a conclude that is not due: NotSignedBy'];
    if (name.endsWith('@2.0.0-alpha.2')) expect([verdict, notAsked]).toEqual([refused, undefined]);
    else expect([verdict, notAsked]).toEqual([taken, 'a flaw that it cannot make']);
  });

  it.each(v2)('%s takes a final state for a redemption, before 2.0.0-alpha.5', async (name) => {
    const start = channelWith({ participants: [A, C, B], app: 'payments' });
    const ended = shown([turn(3, funded, { isFinal: true }), A, C, B]);
    const { verdict, ingredients } = await meets(await gameV2(name), start, [calling('checkpoint', ended)]);
    if (!/2\.0\.0-alpha\.[234]$/.test(name)) expect(verdict).toBe('refused by both');
    else {
      expect(verdict).toBe('applies a checkpoint that is not due: NotTheNextTurn');
      expect(ingredients).toContain('agreed-end');
    }
  });
});

describe.runIf(newestV1)('a disagreement', () => {
  it('is made as small as one call with the signatures gone that do not matter', async () => {
    const game = await gameV1(newestV1!);
    const operations = [
      challenging(pair(4), B),
      waiting(7),
      calling('respond', shown([turn(6, agreed), A])),
      calling('conclude', shown([turn(8, mine), stranger], [turn(9, mine), stranger])),
    ];
    const encounter = await play(game, { start: channelWith({}), operations });
    const { trace } = await shrink(game, encounter!);
    expect(trace.operations).toHaveLength(1);
    expect(challenges.words.operation(trace.operations[0]!)).toMatch(
      /^conclude L: turn 0 \(A:1, B:1\), signed by Z; turn 1 \(A:1, B:1\), signed by Z$/,
    );
  });
});

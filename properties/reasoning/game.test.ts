import { describe, expect, it } from 'vitest';
import {
  allocation,
  balanceOf,
  channel,
  funded,
  guarantee,
  leastByDefinition,
  lineOfPlay,
  positionKey,
  printAction,
  redistributions,
  securable,
  theGame,
  unbeatable,
  value,
  type Address,
  type ChannelAddress,
  type Coins,
  type Move,
  type Outcome,
  type View,
} from '../../spec/index.js';
import { A, B, G, H, I, J, L, X } from './views.js';
import { whole } from '../mutants/game.js';
import {
  finalizable,
  interleaving,
  onChain,
  orderFigure,
  placed,
  twoGuarantees,
  universal,
} from './worlds.js';

const exactly = (value: Coins) => expect.objectContaining({ type: 'exact', value });

const movesFrom = (view: View, target: Address): readonly string[] => {
  const line = lineOfPlay(view, target);
  if (line.type === 'boundReached') throw new Error('a line of play was to be found');
  return line.turns.map(({ by, action }) => {
    const move = action.type === 'challenge' ? `challenge ${action.channel}` : printAction(action);
    return by === 'others' ? `others: ${move}` : move;
  });
};

describe('claim-ordering figure', () => {
  const figure = orderFigure(universal, 5n);

  it('is worth 5 to I, and nothing to A or B, each of whom the others can leave with nothing', () => {
    expect(value(figure, I)).toEqual(exactly(5n));
    expect(value(figure, A)).toEqual(exactly(0n));
    expect(value(figure, B)).toEqual(exactly(0n));
  });

  it('I recovers its coins by finalizing everything and claiming', () => {
    expect(movesFrom(figure, I)).toEqual([
      'F(G, (J|I, A))',
      "F(G', (J|I, B))",
      'F(J, (I:5, A:5, B:5))',
      'C(G, I, 5)',
    ]);
  });

  it('A receives 5 if A alone can finalize G, and waits until I was paid by the other guarantee', () => {
    expect(value(orderFigure(finalizable, 5n), A)).toEqual(exactly(5n));
    expect(movesFrom(orderFigure(finalizable), A)).toEqual([
      "F(G', (J|I, B))",
      'F(J, (I:1, A:1, B:1))',
      "C(G', I, 1)",
      'F(G, (J|I, A))',
      'C(G, A, 1)',
    ]);
  });
});

describe('virtual channel of A and B through I, opened with A:1 and B:1', () => {
  const M = channel("L'");
  const outcomes: readonly (readonly [ChannelAddress, Outcome])[] = [
    [L, allocation([G, 2n])],
    [M, allocation([H, 2n])],
    [G, guarantee(J, X, A, I)],
    [H, guarantee(J, X, B, I)],
    [J, allocation([X, 2n], [I, 2n])],
    [X, allocation([A, 1n], [B, 1n])],
  ];
  const seenBy = (...mine: readonly ChannelAddress[]): View =>
    placed(
      [
        [L, 2n],
        [M, 2n],
      ],
      outcomes
        .filter(([address]) => mine.includes(address))
        .map(([address, outcome]) => [address, universal(outcome)]),
    );

  it('is worth a to A, who offloads without L′', () => {
    const view = seenBy(L, G, J, X);
    expect(value(view, A)).toEqual(exactly(1n));
    expect(funded(view, X)).toEqual(exactly(2n));
    expect(movesFrom(view, A)).toEqual([
      'F(L, (G:2))',
      'T(L, G, 2)',
      'F(G, (J|χ, A, I))',
      'F(J, (χ:2, I:2))',
      'C(G, χ, 2)',
      'F(χ, (A:1, B:1))',
      'T(χ, A, 1)',
    ]);
  });

  it('is worth b to B, who offloads without L', () => {
    const view = seenBy(M, H, J, X);
    expect(value(view, B)).toEqual(exactly(1n));
    expect(funded(view, X)).toEqual(exactly(2n));
  });

  it('is worth x to I, who offloads χ first', () => {
    const view = seenBy(L, M, G, H, J);
    expect(value(view, I)).toEqual(exactly(2n));
    expect(movesFrom(view, I)).toEqual([
      'F(L, (G:2))',
      'T(L, G, 2)',
      "F(L', (G':2))",
      "T(L', G', 2)",
      'F(G, (J|χ, A, I))',
      "F(G', (J|χ, B, I))",
      'F(J, (χ:2, I:2))',
      'C(G, χ, 2)',
      "C(G', I, 2)",
    ]);
  });
});

describe('the rules of the game', () => {
  it('partial claims interleave: paying only whole debts, the others could not keep C from a coin', () => {
    const { view, loser } = interleaving();
    expect(securable(view, loser)).toEqual(exactly(0n));
    const game = { mine: whole(theGame.mine), theirs: whole(theGame.theirs) };
    expect(securable(view, loser, { game })).toEqual(exactly(1n));
  });

  it('a channel is funded by what reaches it, though others could pass the coins through it one by one', () => {
    const view = placed(
      [[L, 2n]],
      [
        [L, universal(allocation([X, 2n]))],
        [X, universal(allocation([A, 1n], [B, 1n]))],
      ],
    );
    expect(funded(view, X)).toEqual(exactly(2n));
    expect(unbeatable(X, theGame, 1000).before(view)).toBeLessThan(2n);
  });

  it('a search says when it reaches its bound', () => {
    const view = placed([[L, 5n]], [[L, allocation([A, 3n], [B, 2n])]]);
    expect(value(view, A, { bound: 3 })).toEqual({ type: 'boundReached', bound: 3 });
    expect(lineOfPlay(view, A, { bound: 3 })).toEqual({ type: 'boundReached', bound: 3 });
    expect(value(view, A)).toEqual(exactly(3n));
  });
});

describe('front-running', () => {
  it('two payments that can both be made can be made in either order, unless they pay the same debt', () => {
    let pairs = 0;
    for (const { view } of twoGuarantees([onChain])) {
      const payments = [...redistributions(view)];
      for (const one of payments)
        for (const other of payments) {
          if (debtOf(one, view) === debtOf(other, view)) continue;
          pairs++;
          const [ab, ba] = [after(one, other), after(other, one)];
          expect(ab).toBeDefined();
          expect(ab).toBe(ba);
        }
    }
    expect(pairs).toBeGreaterThan(500);
  });

  it('gains nothing by seeing an operation before it is in: submitted first or last, the value is the same', () => {
    let views = 0;
    for (const { view } of twoGuarantees([onChain, finalizable])) {
      if (views++ % 8 > 0) continue;
      expect(submitted(view, A)).toBe(unbeatable(A, theGame, 10_000).before(view));
    }
  });
});

const same = (one: Move, other: Move): boolean =>
  JSON.stringify(one.action, text) === JSON.stringify(other.action, text);

const text = (_: string, field: unknown): unknown => (typeof field === 'bigint' ? String(field) : field);

/** The position after both, if the second can still be made. */
const after = (first: Move, second: Move): string | undefined => {
  const next = [...redistributions(first.leadsTo[0]!)].find((move) => same(move, second));
  return next && positionKey(next.leadsTo[0]!);
};

const debtOf = ({ action }: Move, { chain }: View): string => {
  if (action.type === 'transfer') return `${action.from} ${action.to}`;
  if (action.type !== 'claim') return '';
  const outcome = chain.outcomes[action.guarantee];
  return `${outcome?.type === 'guarantee' ? outcome.target : ''} ${action.to}`;
};

/** The value if the player submits its operation first and the others, who see it, may make any moves before it is in. */
const submitted = (start: View, target: Address): Coins => {
  const known = new Map<string, Coins>();

  const worth = (view: View): Coins => {
    const key = positionKey(view);
    const worth = known.get(key) ?? best(view);
    known.set(key, worth);
    return worth;
  };

  const best = (view: View): Coins => {
    let most = balanceOf(view.chain, target);
    for (const move of theGame.mine(view)) {
      const least = frontRun(view, move);
      if (least > most) most = least;
    }
    return most;
  };

  /** The worst that comes of the move, wherever the others take the game before it is in. */
  const frontRun = (view: View, move: Move): Coins => {
    const still = [...theGame.mine(view)].find((other) => same(other, move));
    let least = still ? still.leadsTo.map(worth).reduce((a, b) => (a < b ? a : b)) : worth(view);
    for (const { leadsTo } of theGame.theirs(view))
      for (const next of leadsTo) {
        const then = frontRun(next, move);
        if (then < least) least = then;
      }
    return least;
  };

  return worth(start);
};

describe('where every outcome is on chain', () => {
  it('the value is the least over all complete redistributions, in all 432 networks', () => {
    let networks = 0;
    for (const { view } of twoGuarantees([onChain])) {
      const least = leastByDefinition(view.chain, [A, B, I]);
      for (const target of [A, B, I]) expect(value(view, target)).toEqual(exactly(least.get(target)!));
      networks++;
    }
    expect(networks).toBe(432);
  });
});

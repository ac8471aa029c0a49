import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  allocation,
  balanceOf,
  channel,
  promised,
  recordOf,
  securable,
  theGame,
  value,
  type Address,
  type ChannelAddress,
  type Coins,
  type Game,
  type Move,
  type Outcome,
  type Status,
  type View,
} from '../../spec/index.js';
import { A, G, H, J, L, smallView, X, type Kind } from './views.js';
import {
  debts,
  depositedIn,
  finalizable,
  guarantees,
  onChain,
  placed,
  sentNotReceived,
  twoGuarantees,
  universal,
  type Place,
} from './worlds.js';

const worth = (view: View, target: Address = A, game?: Game): Coins | undefined => {
  const searched = securable(view, target, { bound: 20_000, ...(game && { game }) });
  return searched.type === 'exact' ? searched.value : undefined;
};

describe('deposits', () => {
  it('never lower a value and raise it by no more than themselves, in all 3456 views of two guarantees', () => {
    let raised = 0;
    for (const { view } of twoGuarantees([onChain, finalizable])) {
      const before = promised(view, A);
      for (const to of [G, J]) {
        const after = promised(depositedIn(view, to, 1n), A);
        if (before.type !== 'exact' || after.type !== 'exact') throw new Error('the worlds are small enough');
        const gain = after.value - before.value;
        expect([0n, 1n]).toContain(gain);
        if (gain === 1n) raised++;
      }
    }
    expect(raised).toBeGreaterThan(500);
  });

  const kinds: readonly Kind[] = [
    'onChain',
    'universal',
    'finalizable',
    'challengeable',
    'enabled',
    'sentNotReceived',
  ];

  it('neither do so, played out by definition, where channels have any status of a member', () => {
    let raised = 0;
    let compared = 0;
    fc.assert(
      fc.property(smallView(kinds, { coins: 1 }), fc.constantFrom(L, G, H, J, X), (view, to) => {
        const before = worth(view);
        const after = worth(depositedIn(view, to, 1n));
        if (before === undefined || after === undefined) return;
        compared++;
        expect([0n, 1n]).toContain(after - before);
        if (after > before) raised++;
      }),
      { numRuns: 100, seed: 5 },
    );
    expect(compared).toBeGreaterThan(95);
    expect(raised).toBeGreaterThan(10);
  });

  /** The game in which coins in a purse can be deposited anywhere, by the player or by the others. */
  const withPurse = (owner: keyof Game, purse: Address): Game => {
    const deposits = function* (view: View): Generator<Move> {
      if (balanceOf(view.chain, purse) === 0n) return;
      const balances = recordOf(Object.entries(view.chain.balances).filter(([address]) => address !== purse));
      const emptied = { ...view, chain: { ...view.chain, balances } };
      for (const to of addressesOf(view))
        if (to !== purse)
          yield { action: { type: 'deposit', to, amount: 1n }, leadsTo: [depositedIn(emptied, to, 1n)] };
    };
    const moves = (who: keyof Game) =>
      function* (view: View): Generator<Move> {
        yield* theGame[who](view);
        if (who === owner) yield* deposits(view);
      };
    return { mine: moves('mine'), theirs: moves('theirs') };
  };

  it('are no moves of the game: with a coin to deposit the others do no harm, and the player gets no more than the coin', () => {
    const purse = channel('purse');
    let views = 0;
    for (const { view } of twoGuarantees([onChain, finalizable])) {
      if (views++ % 24 > 0) continue;
      const before = worth(view)!;
      const withCoin = depositedIn(view, purse, 1n);
      expect(worth(withCoin, A, withPurse('theirs', purse))).toBe(before);
      expect(worth(withCoin, A, withPurse('mine', purse))).toBe(before + 1n);
    }
    expect(views).toBe(3456);
  });
});

describe('what only others can finalize', () => {
  it('makes no difference: they may as well never do it, in all 5184 views with a channel of theirs', () => {
    let views = 0;
    for (const [unfinished, places] of [
      [G, [sentNotReceived, onChain, onChain]],
      [G, [sentNotReceived, onChain, finalizable]],
      [G, [sentNotReceived, finalizable, onChain]],
      [J, [onChain, onChain, sentNotReceived]],
      [J, [onChain, finalizable, sentNotReceived]],
      [J, [finalizable, finalizable, sentNotReceived]],
    ] as const)
      for (const { outcomes, balances } of twoGuarantees([onChain])) {
        const view = (leaveOut: boolean): View =>
          placed(
            balances,
            [G, H, J].flatMap((address, i) =>
              leaveOut && address === unfinished ? [] : [[address, places[i]!(outcomes[i]!)] as const],
            ),
          );
        for (const leaveOut of [true, false]) {
          expect(value(view(leaveOut), A)).toMatchObject({ type: 'exact' });
          views++;
        }
        expect(worth(view(false))).toBe(worth(view(true)));
      }
    expect(views).toBe(5184);
  });

  it('not even where they can finalize anything at all, in all 84 views with one coin', () => {
    const notMine: Place = () => ({ type: 'notMine' });
    const places: readonly Place[] = [onChain, universal, finalizable];
    const views = places.flatMap((place) => [
      ...guarantees.map((outcome) => ({ mine: [G, place(outcome)] as const, theirs: J })),
      ...debts.map((outcome) => ({ mine: [J, place(outcome)] as const, theirs: G })),
      ...[allocation([G, 1n], [A, 1n]), allocation([A, 1n], [G, 1n])].map((outcome) => ({
        mine: [J, place(outcome)] as const,
        theirs: G,
      })),
    ]);
    for (const { mine, theirs } of views)
      for (const coin of [G, J]) {
        const view = (ofTheirs: readonly (readonly [ChannelAddress, Outcome | Status])[]): View =>
          placed([[coin, 1n]], [mine, ...ofTheirs]);
        expect(worth(view([[theirs, notMine(allocation())]]))).toBe(worth(view([])));
      }
    expect(2 * views.length).toBe(84);
  });
});

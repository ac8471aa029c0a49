import { describe, expect, it } from 'vitest';
import {
  affordable,
  nitro,
  participant,
  printNetwork,
  readNetwork,
  reprioritize,
  turbo,
  turboValues,
  type Address,
  type Outcome,
  type TurboAction,
} from '../../spec/index.js';
import { disagreement, figures, written, type Figure } from './index.js';

const figure = (id: string): Figure => figures.find((figure) => figure.id === id)!;

const outcome = ({ start }: Figure, channel: string): Outcome => start.outcomes[channel as never]!;

describe('the figures of redistribution', () => {
  it('are the figures 1, 2, 5, 14, 15, 16, 21, 22 and 23', () => {
    expect([...new Set(figures.map(({ number }) => number))]).toEqual([1, 2, 5, 14, 15, 16, 21, 22, 23]);
  });

  it('have ids of their own', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  });

  for (const drawn of figures) {
    it(`figure ${drawn.number} does under Nitro what is drawn: ${drawn.title}`, () => {
      expect(disagreement(nitro, drawn)).toBeUndefined();
    });

    it(`figure ${drawn.number} reads back as it is printed: ${printNetwork(drawn.start)}`, () => {
      const networks = [
        drawn.start,
        ...drawn.operations.flatMap(({ then }) => ('refused' in then ? [] : [then])),
      ];
      for (const { balances, outcomes } of networks) {
        const network = { balances, outcomes };
        expect(written(readNetwork(printNetwork(network)))).toEqual(network);
        expect(written(readNetwork(printNetwork(network, 'ascii')))).toEqual(network);
      }
    });
  }

  it('of modelling and Turbo do under Turbo what is drawn', () => {
    const upTo16 = figures.filter(({ number }) => number <= 16);
    expect(
      upTo16.map((drawn) => disagreement((chain, action) => turbo(chain, action as TurboAction), drawn)),
    ).toEqual(upTo16.map(() => undefined));
  });

  it('report a difference in words', () => {
    const noCredit = {
      ...figure('figure-16'),
      operations: [{ action: figure('figure-16').operations[0]!.action, then: figure('figure-14').start }],
    };
    expect(disagreement(nitro, noCredit)).toBe(
      'T(L, χ, 6): expected ⟦L:5 ↦ (B:4, A:3)⟧, found ⟦L:4 ↦ (A:3, B:1), χ:6⟧',
    );
  });
});

describe('what the captions say', () => {
  it('figure 5: after the transfer L holds 2, not the 5 of the outcome diagram', () => {
    const { then } = figure('figure-5').operations[0]!;
    expect(then).toMatchObject({ balances: { L: 2n } });
    expect(figure('figure-5').erratum).toContain('5');
  });

  it('figure 14: L can afford 4 for B, but only 1 for A', () => {
    const debts = outcome(figure('figure-14'), 'L');
    const entries = debts.type === 'allocation' ? debts.entries : [];
    expect(affordable(entries, 5n, participant('B'))).toBe(4n);
    expect(affordable(entries, 5n, participant('A'))).toBe(1n);
  });

  it('figure 15: the values are L 7, χ 3, A 5 and B 2', () => {
    const result = turboValues(figure('figure-15').start);
    expect(result).toEqual({ type: 'values', values: { L: 7n, χ: 3n, A: 5n, B: 2n } });
  });

  it('figure 21: the guarantee moves B to the top, in front of A', () => {
    const [by, debts] = [outcome(figure('figure-21'), 'G'), outcome(figure('figure-21'), 'L')];
    if (by.type !== 'guarantee' || debts.type !== 'allocation') throw new Error('the figure has changed');
    expect(reprioritize(by, debts.entries).map(([to]): Address => to)).toEqual(['B', 'A']);
  });

  it('figure 23: I gets 5 in both orders, and the order decides whether A or B gets the other 5', () => {
    const ends = ['figure-23', 'figure-23-other-order'].map((id) => figure(id).operations.at(-1)!.then);
    expect(ends).toMatchObject([{ balances: { I: 5n, B: 5n } }, { balances: { I: 5n, A: 5n } }]);
    expect(figure('figure-23').start).toEqual(figure('figure-23-other-order').start);
  });
});

import { describe, expect, it } from 'vitest';
import {
  amountsUpTo,
  constructions,
  lineOfPlay,
  seenBy,
  signersOf,
  statesOf,
  worth,
  type Agreement,
  type Instance,
} from '../../spec/constructions/index.js';
import { balanceOf, nitro, type ParticipantAddress } from '../../spec/index.js';
import { theGame, value, type Game, type Status, type View } from '../../spec/reasoning/index.js';
import { playing, myFinalizations, theirFinalizations } from '../../spec/reasoning/game.js';
import { byLowerBound } from './checkers.js';
import { exhausted, named } from './amounts.js';
import { wrongConstructions } from './mutants.js';

interface Seen {
  readonly who: ParticipantAddress;
  readonly view: View;
}

/** What everybody sees before, during and after every step. */
const allSeen = ({ start, steps }: Instance): readonly Seen[] => {
  const states = statesOf(start, steps);
  return states.flatMap((system, i) => {
    const step = steps[i];
    const still = start.chain.participants.map((who) => ({ who, view: seenBy(who, system) }));
    const flying = step
      ? signersOf(system, step).map((who) => ({ who, view: seenBy(who, system, [step as Agreement]) }))
      : [];
    return [...still, ...flying];
  });
};

/** The game in which the others leave alone what is none of the player's business. */
const withoutStrangers: Game = {
  mine: playing(myFinalizations),
  theirs: playing((view, channel, status) =>
    status.type === 'notMine' ? [] : theirFinalizations(view, channel, status),
  ),
};

const isAmongMembers = ({ view }: Seen): boolean =>
  Object.values<Status>(view.statuses).every(({ type }) => type !== 'notMine');

describe('what a participant of a construction can make sure of', () => {
  it.each([
    'open-directly',
    'close-directly',
    'open-sub-channel',
    'close-sub-channel',
    'offload-ledger',
    'top-up-ledger',
  ])('is the value by definition, for all amounts up to one, at every moment of %s', (id) => {
    let views = 0;
    for (const amounts of amountsUpTo(named(id), 1n))
      for (const { who, view } of allSeen(named(id).instance(amounts))) {
        const defined = value(view, who, { game: theGame, bound: 100_000 });
        expect(defined).toMatchObject({ type: 'exact', value: worth(view, who) });
        views++;
      }
    expect(views).toBeGreaterThan(30);
  });

  it.each(['open-virtual', 'close-virtual', 'offload-virtual-by-a', 'offload-virtual-by-i'])(
    'is the value by definition with the channels of others left alone, at every moment of %s',
    (id) => {
      let views = 0;
      for (const amounts of [
        { a: 1n, b: 0n },
        { a: 0n, b: 1n },
      ])
        for (const { who, view } of allSeen(named(id).instance(amounts))) {
          const defined = value(view, who, { game: withoutStrangers, bound: 30_000 });
          if (defined.type === 'boundReached') continue;
          expect(defined.value).toBe(worth(view, who));
          views++;
        }
      expect(views).toBeGreaterThan(20);
    },
  );

  it('is the lower bound of it, in every construction', () => {
    let views = 0;
    for (const construction of constructions)
      for (const amounts of exhausted(construction).slice(-5))
        for (const { who, view } of allSeen(construction.instance(amounts))) {
          expect(byLowerBound(view, who)).toBe(worth(view, who));
          views++;
        }
    expect(views).toBeGreaterThan(2000);
  });
});

describe('a line of play', () => {
  const seen = [
    ...wrongConstructions.map(({ instance }) => instance),
    ...constructions.map((construction) => construction.instance(exhausted(construction).at(-1)!)),
  ].flatMap(allSeen);

  it('is a play by the rules that holds the participant down to what it can make sure of', () => {
    expect(seen.length).toBeGreaterThan(1000);
    for (const { who, view } of seen.filter((_, i) => i % 3 === 0)) {
      const { moves, holds } = lineOfPlay(view, who);
      let { chain } = view;
      for (const move of moves) {
        const step = nitro(chain, move);
        if (step.status === 'rejected') expect.fail(`${move.type} was refused: ${step.reason.code}`);
        chain = step.chain;
      }
      expect(balanceOf(chain, who)).toBe(holds);
      expect(holds).toBe(worth(view, who));
    }
  });

  it('is played against members of channels too', () => {
    expect(seen.filter(isAmongMembers).length).toBeGreaterThan(200);
  });
});

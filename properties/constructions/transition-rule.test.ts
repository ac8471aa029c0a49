import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constructions,
  decide,
  decideToDeposit,
  havingSigned,
  perform,
  seenBy,
  signersOf,
  worth,
  type Agreement,
} from '../../spec/constructions/index.js';
import { recordOf, entriesOf, type ChannelAddress } from '../../spec/index.js';
import type { Status } from '../../spec/reasoning/index.js';
import { exhausted, named } from './amounts.js';
import { play, type Rule } from './proposals.js';

const simple: Rule = (view, who, step, turn) => decide(view, who, step, turn).type;

const choices = fc.array(fc.nat({ max: 59 }), { minLength: 60, maxLength: 120, size: 'max' });

const worstOf = (rule: Rule, runs: number) => {
  const all = fc.sample(choices, { numRuns: runs, seed: 7 }).map((numbers) => play(rule, numbers));
  return {
    accepted: all.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    severalInFlight: all.filter(({ inFlight }) => inFlight > 1).length,
    loses: all.filter(({ loses }) => loses > 0n).length,
  };
};

describe('the Simple Transition Rule', () => {
  it("accepts every step of every construction, whenever it is the participant's turn to sign", () => {
    let decisions = 0;
    for (const construction of constructions)
      for (const amounts of exhausted(construction).slice(-4)) {
        const { start, steps } = construction.instance(amounts);
        let system = start;
        for (const step of steps) {
          for (const who of signersOf(system, step))
            for (const turn of ['earlier', 'last'] as const) {
              decisions++;
              const decision = decide(seenBy(who, system), who, step as Agreement, turn);
              expect(decision.type, `${construction.id} ${who}`).toBe('accept');
            }
          if (step.type === 'deposit')
            expect(decideToDeposit(seenBy(step.by, system), step).type).toBe('accept');
          system = perform(system, step).system;
        }
      }
    expect(decisions).toBeGreaterThan(700);
  });

  it('never lets a participant lose, whatever is proposed, with any number of updates in flight', () => {
    const { accepted, refused, severalInFlight, loses } = worstOf(simple, 300);
    expect(loses).toBe(0);
    expect(accepted).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
    expect(severalInFlight).toBeGreaterThan(50);
  });

  it('comes to the same whoever signs last: what counts is what the new outcome is worth', () => {
    let refusals = 0;
    const both: Rule = (view, who, step, turn) => {
      const [now, later] = [simple(view, who, step, 'last'), simple(view, who, step, 'earlier')];
      if (step.type === 'update') expect(now).toBe(later);
      if (now === 'refuse') refusals++;
      return simple(view, who, step, turn);
    };
    worstOf(both, 60);
    expect(refusals).toBeGreaterThan(60);
  });

  it('says how much the participant would lose, and how', () => {
    const { start, steps } = named('close-virtual').instance({ a: 2n, b: 1n });
    const closing = steps[2] as Agreement;
    const [, , I] = start.chain.participants;
    const decision = decide(seenBy(I!, start), I!, closing, 'earlier');
    expect(decision).toMatchObject({ type: 'refuse', loses: 2n, line: { holds: 1n } });
  });

  it('refuses a deposit that would pay for others first', () => {
    const { start, steps } = named('open-directly').instance({ a: 2n, b: 1n });
    const opened = perform(start, steps[0]!).system;
    const [byA, byB] = [steps[1]!, steps[2]!];
    if (byA.type !== 'deposit' || byB.type !== 'deposit') throw new Error('the steps have changed');
    expect(decideToDeposit(seenBy(byB.by, opened), byB)).toMatchObject({ type: 'refuse', loses: 1n });
    const afterA = perform(opened, byA).system;
    expect(decideToDeposit(seenBy(byB.by, afterA), byB)).toEqual({ type: 'accept' });
  });

  const wrong: readonly (readonly [string, Rule])[] = [
    ['accepts everything', () => 'accept'],
    [
      'looks at one update at a time, as if all others in flight were complete',
      (view, who, step, turn) => {
        const statuses = recordOf(
          entriesOf<ChannelAddress, Status>(view.statuses).map(([channel, status]) => [
            channel,
            status.type === 'enabled'
              ? { type: 'universal' as const, outcome: status.outcomes.at(-1)! }
              : status,
          ]),
        );
        return decide({ ...view, statuses }, who, step, turn).type;
      },
    ],
    [
      'takes what it has signed for what is finalizable',
      (view, who, step, turn) =>
        worth(havingSigned(view, step, 'last'), who) >= worth(view, who) || turn === 'last'
          ? 'accept'
          : 'refuse',
    ],
    [
      'asks whether somebody else loses',
      (view, who, step, turn) => {
        const stranger = view.chain.participants.find((other) => other !== who)!;
        return decide(view, stranger, step, turn).type;
      },
    ],
  ];

  it.each(wrong)('is needed: a participant that %s loses', (_, rule) => {
    expect(worstOf(rule, 60).loses).toBeGreaterThan(0);
  });
});

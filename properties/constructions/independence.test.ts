import { describe, expect, it } from 'vitest';
import {
  constructions,
  fundedFor,
  netValue,
  perform,
  seenBy,
  statesOf,
  worth,
  type System,
} from '../../spec/constructions/index.js';
import {
  allocation,
  balanceOf,
  channel,
  entriesOf,
  keysOf,
  nitro,
  participant,
  payable,
  type Address,
} from '../../spec/index.js';
import { exhausted, named } from './amounts.js';

const instances = constructions.flatMap((construction) =>
  exhausted(construction)
    .slice(-3)
    .map((amounts) => construction.instance(amounts)),
);

const changedKeys = <V>(one: Readonly<Record<string, V>>, other: Readonly<Record<string, V>>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => JSON.stringify(one[key], text) !== JSON.stringify(other[key], text),
  );

const text = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

describe('a step of a construction', () => {
  it('changes one channel, or the balances that one operation names', () => {
    let steps = 0;
    for (const { start, steps: all } of instances) {
      let before = start;
      for (const step of all) {
        const { system: after, refused } = perform(before, step);
        expect(refused).toBeUndefined();
        const channels = changedKeys(before.channels, after.channels);
        const balances = changedKeys(before.chain.balances, after.chain.balances);
        const outcomes = changedKeys(before.chain.outcomes, after.chain.outcomes);
        expect(channels.length).toBeLessThanOrEqual(1);
        expect(outcomes.length).toBeLessThanOrEqual(1);
        if (step.type === 'finalize') expect([channels, outcomes]).toEqual([[step.channel], [step.channel]]);
        else expect(Math.min(channels.length, balances.length)).toBe(0);
        steps++;
        before = after;
      }
    }
    expect(steps).toBeGreaterThan(300);
  });

  it('in a channel of others changes nothing for a participant', () => {
    let cases = 0;
    for (const { start, steps } of instances) {
      const states = statesOf(start, steps);
      for (const [i, step] of steps.entries()) {
        if (step.type !== 'open' && step.type !== 'update') continue;
        const members = step.type === 'open' ? step.members : states[i]!.channels[step.channel]!.members;
        for (const who of start.chain.participants.filter((who) => !members.includes(who))) {
          cases++;
          expect(netValue(who, states[i + 1]!)).toBe(netValue(who, states[i]!));
        }
      }
    }
    expect(cases).toBeGreaterThan(200);
  });
});

describe('any update of a channel, however wrong,', () => {
  it('changes nothing for a participant who is no member of it', () => {
    let cases = 0;
    for (const { start, steps } of instances)
      for (const system of statesOf(start, steps).slice(0, -1))
        for (const [name, { members }] of entriesOf(system.channels))
          for (const who of start.chain.participants.filter((who) => !members.includes(who))) {
            const addresses: Address[] = [...start.chain.participants, ...keysOf(system.channels)];
            const to = addresses[cases % addresses.length]!;
            const other = allocation([to, 3n], [who, 1n]);
            const { system: after } = perform(system, { type: 'update', channel: name, outcome: other });
            cases++;
            expect(netValue(who, after)).toBe(netValue(who, system));
          }
    expect(cases).toBeGreaterThan(500);
  });
});

describe('a channel behaves the same however it is funded:', () => {
  const [A, B, I] = ['A', 'B', 'I'].map(participant) as [
    ReturnType<typeof participant>,
    ReturnType<typeof participant>,
    ReturnType<typeof participant>,
  ];
  const χ = channel('χ');

  /** The channel with these shares, directly funded or at the end of a construction. */
  const funded = (how: string, a: bigint, b: bigint): System => {
    const { start, steps } =
      how === 'open-two-hops' || how === 'open-virtual'
        ? named(how).instance({ a, b })
        : named(how).instance({ a, b, "a'": a, "b'": b });
    return statesOf(start, steps).at(-1)!;
  };
  const direct = (a: bigint, b: bigint): System => {
    const { start, steps } = named('open-directly').instance({ a, b });
    const renamed = JSON.parse(JSON.stringify(steps, text).replaceAll('"L"', '"χ"'), revived) as typeof steps;
    return statesOf(start, renamed).at(-1)!;
  };
  const revived = (_: string, value: unknown): unknown =>
    typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;

  /** What A and B can make sure of after each outcome that their app could end with. */
  const afterEachOutcome = (system: System, x: bigint): bigint[][] =>
    Array.from({ length: Number(x) + 1 }, (_, a) => {
      const outcome = allocation([A, BigInt(a)], [B, x - BigInt(a)]);
      const { system: after } = perform(system, { type: 'update', channel: χ, outcome });
      return [A, B].map((who) => worth(seenBy(who, after), who));
    });

  it.each(['open-sub-channel', 'open-virtual', 'open-two-hops'])(
    'what its members can make sure of is the same directly and after %s, for every outcome',
    (how) => {
      for (const [a, b] of [
        [1n, 2n],
        [3n, 0n],
        [2n, 2n],
      ] as const)
        expect(afterEachOutcome(funded(how, a, b), a + b)).toEqual(afterEachOutcome(direct(a, b), a + b));
    },
  );

  it.each(['offload-virtual-by-a', 'offload-virtual-by-b', 'offload-virtual-by-i', 'offload-ledger'])(
    'during and after %s it goes on, and its members can make sure of the same for every outcome',
    (how) => {
      const { start, steps } = named(how).instance({ a: 2n, b: 1n, "a'": 2n, "b'": 1n });
      const states = statesOf(start, steps);
      const inLedger = how === 'offload-ledger' ? [2n, 1n] : [0n, 0n];
      for (const system of states)
        expect(afterEachOutcome(system, 3n).map(([a, b]) => [a! - inLedger[0]!, b! - inLedger[1]!])).toEqual(
          afterEachOutcome(direct(2n, 1n), 3n),
        );
      expect(balanceOf(states.at(-1)!.chain, χ)).toBe(3n);
    },
  );

  it('the intermediary is out of it once it has offloaded the channel', () => {
    const { start, steps } = named('offload-virtual-by-i').instance({ a: 2n, b: 1n });
    const last = statesOf(start, steps).at(-1)!;
    expect(balanceOf(last.chain, I)).toBe(3n);
    expect(payable(last.chain)).toEqual([]);
    expect(fundedFor(A, last, χ)).toBe(3n);
  });
});

describe('deposits', () => {
  it('of anybody at any moment lower nobody, and raise nobody by more than themselves', () => {
    let cases = 0;
    for (const { start, steps } of instances.filter((_, i) => i % 3 === 2))
      for (const system of statesOf(start, steps))
        for (const to of keysOf(system.channels)) {
          const deposited = nitro(system.chain, { type: 'deposit', to, amount: 1n });
          if (deposited.status === 'rejected') continue;
          for (const who of start.chain.participants) {
            const [less, more] = [
              worth(seenBy(who, system), who),
              worth(seenBy(who, { ...system, chain: deposited.chain }), who),
            ];
            cases++;
            expect(more - less >= 0n && more - less <= 1n).toBe(true);
          }
        }
    expect(cases).toBeGreaterThan(500);
  });
});

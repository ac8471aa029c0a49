/** Random channels and calls: how often each call is taken and refused by both, and that examples can be stored. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challenges, type Challenges } from '../../../conformance/challenges/index.js';
import { drive, emptyTally, type Found } from '../../../conformance/drive.js';
import type { Implementation } from '../../../conformance/implementation.js';
import { readJson } from '../../../conformance/scenario/read.js';
import { ingredientsOf, whyNotAsked, type Trace } from '../../../conformance/subject.js';
import { symptomOf, symptomText } from '../../../conformance/symptom.js';
import { gameV1, gameV2, v1, v2 } from './games.js';

const [newestV1, newestV2] = [v1.at(-1), v2.at(-1)];

const driven = async (implementation: Implementation<Challenges>, seed: number, runs: number) => {
  const tally = emptyTally(challenges);
  const found: Found<Challenges>[] = [];
  for await (const some of drive(implementation, { seed, runs, channels: 3, length: 24 }, tally))
    found.push(...some);
  const symptoms = new Set(
    found.map(({ encounter }) => symptomText(symptomOf(challenges, encounter.meeting))),
  );
  return { tally, found, symptoms };
};

/** The file of an encounter, read back. */
const reread = ({ encounter }: Found<Challenges>): Trace<Challenges> => {
  const reading = readJson(JSON.stringify(challenges.json(encounter)), challenges.schema);
  if (reading.type === 'malformed') throw new Error(reading.problems[0]?.message);
  return reading.value;
};

describe('a drive of the challenge game', () => {
  it.runIf(newestV1)(
    'meets every call of the first generation, taken and refused by both, and known disagreements',
    async () => {
      const { tally, found, symptoms } = await driven(await gameV1(newestV1!), 5, 40);
      for (const call of ['forceMove', 'respond', 'refute', 'alternativeRespond', 'conclude']) {
        expect(tally.operations[call]!.applied, call).toBeGreaterThanOrEqual(2);
        expect(tally.operations[call]!.refused, call).toBeGreaterThanOrEqual(2);
      }
      expect(symptoms).toContain('applies a conclude that is not due: NotSignedBy');
      expect(symptoms).toContain('ends a forceMove in other challenged outcome');
      for (const one of found) expect(reread(one)).toEqual(one.encounter.trace);
    },
    120_000,
  );

  it.runIf(newestV2)(
    'meets every call of the second generation, taken and refused by both',
    async () => {
      const { tally, found } = await driven(await gameV2(newestV2!), 5, 40);
      for (const call of ['forceMove', 'checkpoint', 'conclude']) {
        expect(tally.operations[call]!.applied, call).toBeGreaterThanOrEqual(10);
        expect(tally.operations[call]!.refused, call).toBeGreaterThanOrEqual(20);
      }
      for (const one of found) expect(reread(one)).toEqual(one.encounter.trace);
    },
    120_000,
  );
});

describe('examples of the challenge game', () => {
  const capabilities = {
    v1: {
      generation: 'v1',
      apps: ['any-move', 'consensus'],
      challengeDuration: 300n,
      longestChallenge: 300n,
    },
    '0.x': { generation: '0.x', apps: ['any-move', 'counting'], longestChallenge: 1_000n },
    v2: { generation: 'v2', apps: ['consensus', 'payments'], longestChallenge: 2n ** 48n - 1n },
  } as const;

  it.each(Object.values(capabilities))(
    'of $generation can be expressed, and most calls in them are as the generation asks',
    (some) => {
      const known = { ...some, greatestTurn: 2 ** 32 - 1 };
      let [asked, notAsked, applied] = [0, 0, 0];
      for (const { start, moves } of fc.sample(challenges.example(known, { channels: 3, length: 24 }), {
        seed: 3,
        numRuns: 60,
      })) {
        expect(challenges.startNotAsked(known, start)).toBeUndefined();
        let state = challenges.stateAt(start);
        for (const move of moves) {
          const operation = move(state, undefined);
          if (challenges.notAsked(known, state, operation.action) !== undefined) {
            notAsked++;
            continue;
          }
          asked++;
          const step = challenges.step(known, state, operation);
          if (step.status !== 'applied') continue;
          applied++;
          ({ state } = step);
        }
      }
      expect(notAsked).toBeLessThan(asked / 4);
      expect(applied).toBeGreaterThan(asked / 6);
    },
  );

  it('become smaller with every step, and so shrinking comes to an end', () => {
    const known = { ...capabilities.v1, greatestTurn: 2 ** 32 - 1 };
    const [example] = fc.sample(challenges.example(known, { channels: 3, length: 24 }), {
      seed: 8,
      numRuns: 1,
    });
    let state = challenges.stateAt(example!.start);
    const operations = example!.moves.map((move) => {
      const operation = move(state, undefined);
      const step = challenges.step(known, state, operation);
      if (step.status === 'applied') ({ state } = step);
      return operation;
    });
    let trace: Trace<Challenges> = { start: example!.start, operations };
    let steps = 0;
    const text = (one: unknown): string =>
      JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    for (; steps < 2_000; steps++) {
      const before = ingredientsOf(challenges, trace, known);
      const next = [...challenges.smaller(trace)].find(
        (smaller) =>
          text(smaller) !== text(trace) &&
          whyNotAsked({ subject: challenges, capabilities: known }, smaller) === undefined &&
          ingredientsOf(challenges, smaller, known).every((one) => before.includes(one)),
      );
      if (!next) break;
      trace = next;
    }
    expect(steps).toBeLessThan(2_000);
    expect(trace.operations.length).toBeLessThanOrEqual(1);
  });
});

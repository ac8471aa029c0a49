import { describe, expect, it } from 'vitest';
import {
  compare,
  findingJson,
  findingOf,
  play,
  whyNotAsked,
  readFinding,
  type Tally,
} from '../../../conformance/index.js';
import { ledgers } from '../../../conformance/ledgers/index.js';
import {
  channel,
  entriesOf,
  participant,
  reclaim,
  recordOf,
  type ChannelAddress,
  type Coins,
} from '../../../spec/index.js';
import { mutants } from '../../reclaim/mutants.js';
import { following } from './following.js';

const task = {
  name: 'rules',
  subject: 'ledgers',
  seed: 4,
  first: 0,
  stride: 1,
  channels: 5,
  length: 24,
  corpus: [],
};

describe('the subject of ledgers', () => {
  it('finds nothing in the rules themselves, and applies and refuses each of them', async () => {
    const { cases, operations } = await compare(following(reclaim.ledgers), { ...task, runs: 120 });
    expect(cases.map(({ symptom, lines }) => [symptom, ...lines])).toEqual([]);
    for (const [rule, { applied, refused }] of Object.entries(operations)) {
      expect(applied, `${rule} applied`).toBeGreaterThan(5);
      expect(refused, `${rule} refused`).toBeGreaterThan(5);
    }
  });

  /** Wrong only in what cannot be asked for, or in a total that is not observed. */
  const notSeen = new Set([
    'deposit-of-less-than-nothing',
    'negative-debt',
    'outcome-of-a-participant',
    'deposit-without-coins-sent',
  ]);

  for (const { id, rules } of mutants.filter(({ id }) => !notSeen.has(id)))
    it(`finds ${id}`, async () => {
      const disagrees = ({ operations }: Pick<Tally, 'operations'>): boolean =>
        Object.values(operations).some(({ disagreed }) => disagreed > 0);
      const compared = await compare(following(rules), { ...task, runs: 400 }, disagrees);
      expect(disagrees(compared)).toBe(true);
    });

  it('makes an example small: one operation, and no entry that it can do without', async () => {
    const { rules } = mutants.find(({ id }) => id === 'guarantee-looked-for-in-the-wrong-place')!;
    const { cases } = await compare(following(rules), { ...task, runs: 60 });
    const stolen = cases.filter(({ symptom }) => symptom === 'applies a transfer that is not due: NotSimple');
    expect(stolen.length).toBeGreaterThan(0);
    for (const { lines } of stolen) {
      expect(lines.filter((line) => /^\d/.test(line)).length).toBe(1);
      expect(lines[0]!.length).toBeLessThan(50);
    }
    expect(Math.min(...stolen.map(({ ingredients }) => ingredients.length))).toBeLessThan(3);
  });

  for (const [id, words] of [
    ['transfer-without-paying', /^\d coins are gone$/],
    ['paid-twice', /^1 of its coins come from nowhere$/],
    [
      'left-and-right-exchanged',
      /^where every channel holds what it owes: B is promised \d and is left with \d$/,
    ],
    [
      'transfer-without-settling',
      /^where one more is owed a coin, last, and all of it is held: B is promised 1/,
    ],
  ] as const)
    it(`says who loses by ${id}, although every operation has the fault`, async () => {
      const { rules } = mutants.find((mutant) => mutant.id === id)!;
      const { cases } = await compare(following(rules), { ...task, runs: 40 });
      expect(cases.flatMap(({ loses = [] }) => loses).filter((one) => words.test(one))).not.toEqual([]);
    });

  it('says of nobody that it loses where nothing is lost', async () => {
    const { rules } = mutants.find(({ id }) => id === 'emptied-entries-dropped')!;
    const { cases } = await compare(following(rules), { ...task, runs: 40 });
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.flatMap(({ loses = [] }) => loses)).toEqual([]);
  });

  it('asks for no guarantee that is for a participant, at the start or later', () => {
    const [A, B] = [participant('A'), participant('B')];
    const [L, V] = [channel('L'), channel('V')];
    const why = (finalized: reclaim.LedgerOutcome, later: reclaim.LedgerOutcome) =>
      whyNotAsked(following(reclaim.ledgers), {
        start: {
          participants: [A, B],
          holdings: recordOf<ChannelAddress, Coins>([]),
          outcomes: recordOf([[L, finalized]]),
        },
        operations: [{ action: { type: 'finalize', channel: V, outcome: later }, seconds: 0 }],
      });
    const wrong = [reclaim.guaranteed(channel('A'), 1n, A, B)];
    const right = [reclaim.guaranteed(channel('W'), 1n, A, B)];
    expect(why(right, right)).toBeUndefined();
    expect(why(right, wrong)).toBe('a guarantee is for a participant');
    expect(why(wrong, right)).toBe('a guarantee is for a participant');
  });

  it('stores an example that reads back as it was', async () => {
    const { rules } = mutants.find(({ id }) => id === 'indices-in-any-order')!;
    const implementation = following(rules);
    const { cases } = await compare(implementation, { ...task, runs: 60 });
    expect(cases.length).toBeGreaterThan(0);
    for (const { finding } of cases) {
      const reading = readFinding(ledgers, JSON.stringify(finding));
      if (reading.type === 'malformed') throw new Error(reading.problems[0]?.message);
      const encounter = await play(implementation, reading.value.trace);
      const again = findingJson(ledgers, findingOf(implementation, encounter!), encounter!);
      expect(entriesOf(again as Record<string, unknown>)).toEqual(entriesOf(finding));
    }
  });
});

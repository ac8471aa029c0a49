import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  allocation,
  chainOf,
  channel,
  invariants,
  participant,
  readAction,
  readNetwork,
  recordOf,
  survives,
  type Invariant,
  type NitroAction,
  type Transition,
} from '../../spec/index.js';
import { history, type Attempt } from '../every-step.js';
import { written } from '../figures/index.js';
import { brokenSteps, type BrokenStep } from './broken.js';

/** The list of rules: so often at the least each is applied in the sample. */
const rules: Record<NitroAction['type'], number> = {
  deposit: 1500,
  withdraw: 200,
  finalize: 250,
  transfer: 700,
  claim: 150,
};

const attempts: readonly Attempt[] = fc.sample(history(), 400).flat();

const steps = (type: NitroAction['type']): Transition[] =>
  attempts.flatMap(({ before, action, step }) =>
    step.status === 'applied' && action.type === type ? { before, action, after: step.chain } : [],
  );

const members = ['A', 'B', 'I'];

const transition = ({ before, action, after, participants = members, totals }: BrokenStep): Transition => {
  const chain = chainOf(members.map(participant), written(readNetwork(before)));
  const does = written(readAction(action));
  return {
    before: chain,
    action: does,
    after: {
      ...written(readNetwork(after)),
      participants: participants.map(participant),
      deposited: totals?.deposited ?? chain.deposited + (does.type === 'deposit' ? does.amount : 0n),
      withdrawn: totals?.withdrawn ?? (does.type === 'withdraw' ? does.amount : 0n),
    },
  };
};

const named = (id: string): Invariant => invariants.find((invariant) => invariant.id === id)!;

describe('every invariant survives every rule', () => {
  for (const [type, floor] of Object.entries(rules) as [NitroAction['type'], number][]) {
    const sample = steps(type);

    it(`there are at least ${floor} steps of ${type} to ask`, () => {
      expect(sample.length).toBeGreaterThanOrEqual(floor);
    });

    for (const invariant of invariants)
      it(`${type}: ${invariant.sentence}`, () => {
        expect(sample.filter((step) => !survives(invariant, step))).toEqual([]);
      });
  }
});

describe('every invariant can fail', () => {
  it('has a step that breaks it', () => {
    expect(Object.keys(brokenSteps).toSorted()).toEqual(invariants.map(({ id }) => id).toSorted());
  });

  for (const [id, broken] of Object.entries(brokenSteps))
    for (const step of broken)
      it(`${id}: ${step.before} ${step.action} ${step.after}`, () => {
        expect(survives(named(id), transition(step))).toBe(false);
      });
});

describe('the list of invariants', () => {
  it('has every id and every sentence once', () => {
    expect(new Set(invariants.map(({ id }) => id)).size).toBe(invariants.length);
    expect(new Set(invariants.map(({ sentence }) => sentence)).size).toBe(invariants.length);
  });
});

it('a sentence about a state reads no more of it than it says', () => {
  const [A, B, L] = [participant('A'), participant('B'), channel('L')];
  const chain = chainOf([A, B], {
    balances: recordOf([[L, 5n]]),
    outcomes: recordOf([[L, allocation([A, 3n])]]),
  });
  for (const invariant of invariants) {
    if (invariant.about !== 'state') continue;
    const seen = new Set<string>();
    const watched = new Proxy(chain, {
      get: (target, part: keyof typeof chain) => {
        seen.add(part);
        return target[part];
      },
    });
    invariant.holds(watched);
    expect([...seen].toSorted(), invariant.id).toEqual([...invariant.reads].toSorted());
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, nitro, type NitroAction, type RejectionCode } from '../../spec/index.js';
import { emptyTally, play } from '../campaign/index.js';
import { schedule, situation } from './index.js';

/**
 * In 1,000 steps, so often at the least is each rule applied, and so often does each rejection occur. Measured
 * over 100,000 steps: about twice as often.
 */
const appliedFloors: Record<NitroAction['type'], number> = {
  deposit: 200,
  withdraw: 30,
  finalize: 30,
  transfer: 100,
  claim: 20,
};

const rejectedFloors: Record<Exclude<RejectionCode, 'GuaranteeInTurbo'>, number> = {
  NegativeAmount: 4,
  ZeroAmount: 4,
  NotAParticipant: 4,
  NotSigned: 4,
  InsufficientBalance: 7,
  NotAChannel: 4,
  AlreadyFinalized: 4,
  NegativeDebt: 4,
  NotFinalized: 8,
  NotAnAllocation: 6,
  NotAGuarantee: 5,
  CannotAfford: 6,
};

const tally = emptyTally();
for (const [world, intents] of fc.sample(fc.tuple(situation(), schedule()), 1000))
  play({ rules: nitro, invariants: [] }, world, intents, tally);

const perThousand = (count: number): number => (count * 1000) / tally.steps;

describe('intents read against a chain', () => {
  for (const [type, floor] of entriesOf(appliedFloors))
    it(`become an applied ${type} at least ${floor} times in 1,000 steps`, () => {
      expect(perThousand(tally.applied[type])).toBeGreaterThanOrEqual(floor);
    });

  for (const [code, floor] of entriesOf(rejectedFloors))
    it(`are refused as ${code} at least ${floor} times in 1,000 steps`, () => {
      expect(perThousand(tally.rejected[code])).toBeGreaterThanOrEqual(floor);
    });

  it('are applied in more than four of five steps', () => {
    const applied = Object.values(tally.applied).reduce((a, b) => a + b, 0);
    expect(perThousand(applied)).toBeGreaterThan(800);
  });
});

import { describe, expect, it } from 'vitest';
import {
  allocation,
  chainOf,
  channel,
  countedEntries,
  entriesOf,
  finalize,
  guarantee,
  participant,
  type Outcome,
} from '../../spec/index.js';
import { everyStep } from '../every-step.js';

const [A, B, L] = [participant('A'), participant('B'), channel('L')];
const empty = chainOf([A, B]);

const stored = (outcome: Outcome): Outcome | undefined => {
  const step = finalize(empty, { type: 'finalize', channel: L, outcome });
  return step.status === 'applied' ? step.chain.outcomes[L] : undefined;
};

describe('a finalization', () => {
  it('1. stores the outcome, of an allocation the entries that count', () => {
    everyStep('finalize', 80, (_, { channel, outcome }, after) => {
      expect(after.outcomes[channel]).toEqual(
        outcome.type === 'allocation' ? allocation(...countedEntries(outcome.entries)) : outcome,
      );
    });
  });

  it('moves no coins and changes no other outcome', () => {
    everyStep('finalize', 80, (before, { channel }, after) => {
      expect({ ...after, outcomes: {} }).toEqual({ ...before, outcomes: {} });
      expect(entriesOf(after.outcomes).filter(([other]) => other !== channel)).toEqual(
        entriesOf(before.outcomes),
      );
    });
  });

  it('ignores later entries for an address, also after an entry of zero', () => {
    expect(stored(allocation([A, 3n], [B, 0n], [A, 9n], [B, 4n]))).toEqual(allocation([A, 3n]));
  });

  it('stores an allocation that owes nothing as an outcome like any other', () => {
    expect(stored(allocation())).toEqual(allocation());
    expect(stored(allocation([A, 0n]))).toEqual(allocation());
  });

  it('stores a guarantee as it is, with repeated and unknown addresses', () => {
    const outcome = guarantee(channel('J'), A, channel('Z'), A);
    expect(stored(outcome)).toEqual(outcome);
  });

  it('happens once: the outcome is the first one for ever, even if it owes nothing any more', () => {
    for (const first of [allocation(), guarantee(L, A)]) {
      const step = finalize(empty, { type: 'finalize', channel: L, outcome: first });
      if (step.status === 'rejected') throw new Error(step.reason.code);
      expect(finalize(step.chain, { type: 'finalize', channel: L, outcome: allocation([A, 1n]) })).toEqual({
        status: 'rejected',
        reason: { code: 'AlreadyFinalized', channel: L },
      });
    }
  });

  it('refuses a negative debt also where the entry would not count', () => {
    const outcome = allocation([A, 3n], [A, -1n]);
    expect(finalize(empty, { type: 'finalize', channel: L, outcome })).toEqual({
      status: 'rejected',
      reason: { code: 'NegativeDebt', destination: A, amount: -1n },
    });
  });
});

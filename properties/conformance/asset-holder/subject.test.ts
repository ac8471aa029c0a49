import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drive,
  emptyTally,
  encounterLines,
  findingJson,
  findingOf,
  readFinding,
  shrink,
  type Found,
} from '../../../conformance/index.js';
import {
  payouts,
  type Action,
  type Capabilities,
  type Implementation,
  type Paid,
  type Payouts,
} from '../../../conformance/payouts/index.js';
import type { Trace } from '../../../conformance/payouts/terms.js';
import { networkWith, stateAt, stepOf } from '../../../conformance/payouts/step.js';
import { channel, participant, recordOf } from '../../../spec/index.js';

const L = channel('L');

const capabilities: Capabilities = {
  operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
  finalizesUnconditionally: false,
  finalizesAnyAddress: false,
  callsRecipients: true,
  clock: false,
  specialAddresses: [],
  choosing: { payOut: 'any', payClaims: 'any' },
};

/** The specification's own payouts as an implementation; or others. */
const implementing = (asIf: (action: Action) => Action = (action) => action): Implementation<Paid> => {
  let state = stateAt({
    participants: [],
    balances: recordOf([]),
    finalized: recordOf([]),
    challenged: recordOf([]),
  });
  return {
    name: 'payouts',
    subject: payouts,
    capabilities,
    setUp: async (start) => {
      state = stateAt(start);
    },
    apply: async ({ action }) => {
      const step = stepOf(state, asIf(action));
      if (step.status === 'rejected') return { status: 'refused', reason: step.code };
      state = step.state;
      return { status: 'applied' };
    },
    observe: async () => ({
      ...networkWith(state, state.received),
      held: state.deposited - state.withdrawn,
    }),
    snapshot: async () => state,
    revert: async (to) => {
      state = to;
    },
  };
};

const driven = async (implementation: Implementation, runs: number) => {
  const tally = emptyTally(payouts);
  const found: Found<Payouts>[] = [];
  for await (const some of drive(implementation, { seed: 2, runs, channels: 5, length: 24 }, tally))
    found.push(...some);
  return { tally, found };
};

/** Pays everything, whatever was chosen. */
const payingAll = (action: Action): Action => ('entries' in action ? { ...action, entries: 'all' } : action);

describe('the subject of payouts', () => {
  it('agrees with itself, and asks for every rule so that it is applied and refused', async () => {
    const { tally, found } = await driven(implementing(), 150);
    expect(found).toEqual([]);
    for (const [rule, { applied, refused }] of Object.entries(tally.operations)) {
      expect([rule, applied > 40]).toEqual([rule, true]);
      expect([rule, refused > 10]).toEqual([rule, true]);
    }
  });

  it('finds what pays all entries whatever is chosen, and one operation is enough to show it', async () => {
    const implementation = implementing(payingAll);
    const { found } = await driven(implementation, 30);
    const shown = found.find(
      ({ encounter }) =>
        encounter.meeting.operation.action.type === 'payOut' &&
        encounter.meeting.disagreement?.verdict === 'difference',
    )!;
    const smallest = await shrink(implementation, shown.encounter, shown.abbreviation);
    expect(smallest.trace.operations.length).toBe(1);
    expect(encounterLines(payouts, smallest).slice(0, 2)).toEqual([
      'start     ⟦L:2 ↦ (B:1, A:1)⟧',
      expect.stringMatching(/^1 +T\(L, entries \d\)$/),
    ]);
  });

  it('writes what it finds so that it can be read again', async () => {
    const implementation = implementing(payingAll);
    const { found } = await driven(implementation, 30);
    expect(found.length).toBeGreaterThan(10);
    for (const { encounter } of found) {
      const finding = findingOf(implementation, encounter);
      const text = JSON.stringify(findingJson(payouts, finding, encounter));
      const reading = readFinding(payouts, text);
      expect(reading.type === 'read' && reading.value.trace.operations).toEqual(encounter.trace.operations);
      expect(reading.type === 'read' && payouts.words.start(reading.value.trace.start)).toEqual(
        payouts.words.start(encounter.trace.start),
      );
    }
  });
});

describe('an example of payouts', () => {
  it('has somebody who calls back, if anybody does, and keeps whoever it is when it is made small', () => {
    let callsBack = 0;
    for (const zero of [[], [participant('A')]])
      for (const { start } of fc.sample(
        payouts.example({ ...capabilities, specialAddresses: zero }, { channels: 3, length: 4 }),
        { seed: 3, numRuns: 200 },
      )) {
        if (!start.callsBack) continue;
        callsBack += 1;
        const { by } = start.callsBack;
        expect(start.participants).toContain(by);
        const trace = {
          start,
          operations: [{ action: { type: 'payOut', from: L, entries: 'all' }, seconds: 1 }],
        };
        const small = payouts.nearby(trace as Trace);
        expect(small.start.participants).toContain(by);
        expect(
          payouts.renamed({ ...trace, start: { ...start, participants: [] } } as Trace, capabilities).start
            .callsBack?.by,
        ).toEqual(expect.any(String));
      }
    expect(callsBack).toBeGreaterThan(40);
  });
});

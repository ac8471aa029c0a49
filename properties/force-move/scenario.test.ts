/** The answers to scenarios of kind finalizability. */
import { describe, expect, it } from 'vitest';
import { answer, readQuestion } from '../../conformance/scenario/index.js';

const members = ['A', 'B', 'C'];
const outcomes = { '1': 'old', '2': 'new', '3': 'other' };

const answered = (asked: Readonly<Record<string, unknown>>) => {
  const text = JSON.stringify({ id: 'x', kind: 'finalizability', members, outcomes, ...asked });
  const reading = readQuestion(text);
  if (reading.type === 'malformed') return reading.problems.map(({ path, message }) => `${path}: ${message}`);
  return answer(reading.value);
};

const oldOnly = { finalizable: ['old'], enabled: ['old'] };
const oldOrNew = { finalizable: [], enabled: ['old', 'new'] };

describe('finalizability scenarios', () => {
  it('of a position', () => {
    const position = { nextMover: 1, current: 1, approvals: 1, proposed: 2 };
    expect(answered({ position })).toEqual({ members: { A: oldOrNew, B: oldOnly, C: oldOnly } });
  });

  it('of a conclusion begun in a proposal', () => {
    const position = { nextMover: 2, current: 1, approvals: 1, proposed: 2, finalStates: 1 };
    expect(answered({ position })).toEqual({ members: { A: oldOnly, B: oldOnly, C: oldOnly } });
  });

  it('of last states that differ from what the position suggests, with equivocation', () => {
    const ownLast = {
      A: { current: 1, approvals: 1, proposed: 2 },
      B: { current: 1, approvals: 2, proposed: 2 },
      C: { current: 2 },
    };
    const asked = { position: { nextMover: 0, current: 2 }, equivocation: true, ownLast };
    const newOnly = { finalizable: ['new'], enabled: ['new'] };
    expect(answered(asked)).toEqual({ members: { A: newOnly, B: oldOrNew, C: newOnly } });
  });

  it('of the time before the funding point', () => {
    const situation = {
      stage: 'prefund',
      signedBy: ['A', 'B'],
      heldBy: { A: ['A', 'B'], B: ['B'], C: ['A', 'B'] },
    };
    expect(answered({ situation })).toEqual({
      members: {
        A: { finalizable: [], enabled: ['old'] },
        B: { finalizable: [], enabled: ['old'] },
        C: { finalizable: ['old'], enabled: ['old'] },
      },
    });
  });

  it('of an outcome on chain, which nobody changes', () => {
    const nothing = { finalizable: [], enabled: [] };
    expect(answered({ situation: { finalized: 2, holds: { A: [3] } } })).toEqual({
      finalized: 'new',
      members: { A: nothing, B: nothing, C: nothing },
    });
  });

  it('of claims that can be so', () => {
    expect(answered({ claimed: { A: { finalizable: [1, 2] }, B: { finalizable: [] } } })).toEqual({
      members: { A: { finalizable: ['old', 'new'], enabled: [] }, B: oldOrNew, C: oldOrNew },
    });
  });

  it.each([
    [{ A: { finalizable: [1] }, B: { finalizable: [2] } }],
    [{ A: { finalizable: [1, 2] }, B: { finalizable: [1] } }],
    [{ A: { finalizable: [1, 2] }, B: { finalizable: [1, 2] } }],
  ])('of claims that exclude each other: %j', (claimed) => {
    expect(answered({ claimed })).toEqual({
      invalid: expect.stringMatching(/^A cannot make sure of (old|new) while B can make sure of (old|new)$/),
    });
  });

  it.each([
    [{ position: { nextMover: 3, current: 1 } }, 'member 3 is to move, and there are 3, counted from 0'],
    [
      { position: { nextMover: 0, current: 1, approvals: 3, proposed: 2 } },
      '3 of 3 members have approved, and the last one to approve concludes',
    ],
    [{ position: { nextMover: 0, current: 1, approvals: 1 } }, '1 approvals of nothing that is proposed'],
    [
      { situation: { stage: 'prefund', signedBy: ['A'], heldBy: { A: ['B'] } } },
      'A holds a state of B, who has signed none',
    ],
    [{ claimed: { Z: { finalizable: [1] } } }, 'Z is no member of the channel'],
  ])('of what cannot be: %j', (asked, reason) => {
    expect(answered(asked)).toEqual({ invalid: reason });
  });

  it('that ask for nothing, or name an outcome that there is not', () => {
    expect(answered({})).toEqual([
      '$: expected one of "position", "situation", "states" and "claimed", found 0',
    ]);
    expect(answered({ position: { nextMover: 0, current: 9 } })).toEqual(['$: there is no outcome "9"']);
  });
});

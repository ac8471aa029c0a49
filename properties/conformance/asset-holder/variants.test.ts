/** Variants of payouts: other ways through the same contracts, compared, stored and found again as such. */
import { describe, expect, it } from 'vitest';
import {
  compare,
  findingJson,
  findingOf,
  isAmong,
  play,
  readFinding,
  readSubject,
  type Choice,
  type Known,
} from '../../../conformance/index.js';
import type { Payouts } from '../../../conformance/payouts/index.js';
import type { Implementation } from '../../../conformance/index.js';
import { pushedPayouts } from '../../../conformance/payouts/variants.js';
import { ingredientsOf } from '../../../conformance/subject.js';
import { allocation, channel, participant, readNetwork, recordOf } from '../../../spec/index.js';
import { written } from '../../figures/index.js';
import { allChoices, shared, whyMissing } from '../published.js';

const named = (subject: string): readonly Choice[] => allChoices.filter((one) => one.subject === subject);

const pushed = named('pushed-payouts');

const L = channel('L') as never;

/** All is paid out, and once more. */
const twice = (network: string) => {
  const { balances, outcomes } = written(readNetwork(network));
  const participants = ['A', 'B', 'C'].map(participant);
  const action = { type: 'payOut', from: L, entries: 'all' } as const;
  return {
    start: { participants, balances, finalized: outcomes, challenged: {} },
    operations: [1, 1].map((seconds) => ({ action, seconds })),
  };
};

describe('variants', () => {
  it('are there for every generation whose adjudicator pushes outcomes, and for a token', () => {
    expect(pushed.map(({ name }) => name)).toEqual(
      named('payouts')
        .map(({ name }) => name)
        .filter((name) => !name.endsWith('@0.17.3')),
    );
    expect(named('token-payouts').map(({ name }) => name)).toEqual(['@statechannels/nitro-protocol@0.17.3']);
  });

  it('are no games, and no variants of anything else', () => {
    expect(readSubject('{"kind":"payouts"}')).toMatchObject({ value: 'payouts' });
    expect(readSubject('{"kind":"payouts","subject":"token-payouts"}')).toMatchObject({
      value: 'token-payouts',
    });
    expect(readSubject('{"kind":"coalition","subject":"payouts"}')).toMatchObject({ value: 'recovery' });
    expect(readSubject('{"kind":"operations","subject":"token-payouts"}')).toMatchObject({
      type: 'malformed',
    });
  });
});

describe('a payout during another one', () => {
  const paid = (by: string, finalizedBefore: boolean): readonly string[] => {
    const { start } = twice('⟦L:1⟧');
    const outcome = allocation([participant('B'), 1n], [participant('A'), 1n]);
    const callsBack = { by: participant(by), entries: 'all' } as const;
    const finalize = { action: { type: 'finalize', channel: L, outcome }, seconds: 1 } as const;
    const payOut = { action: { type: 'payOut', from: L, entries: 'all' }, seconds: 1 } as const;
    const trace = finalizedBefore
      ? { start: { ...start, callsBack, finalized: recordOf([[L, outcome]]) }, operations: [payOut] }
      : { start: { ...start, callsBack }, operations: [finalize, payOut] };
    return ingredientsOf(pushedPayouts, trace, { specialAddresses: [] } as never);
  };

  it.each([true, false])('is one after another one, if somebody who is paid calls back (%s)', (before) => {
    expect(paid('B', before)).toContain('paid-before');
    expect(paid('C', before)).not.toContain('paid-before');
  });
});

describe.each(pushed)('$name, whose outcomes are pushed', (choice) => {
  it('pays a debt again, as a finding that leads back to how', async ({ skip }) => {
    const missing = await whyMissing(choice.name);
    if (missing !== undefined) skip(missing);
    const implementation = (await shared(choice)) as Implementation<Payouts>;
    const { subject } = implementation;
    const encounter = (await play(implementation, twice('⟦L:8 ↦ (A:5)⟧')))!;
    const finding = findingOf(implementation, encounter);
    expect([finding.id, finding.implementations, finding.ingredients]).toEqual([
      'pushed-payouts-transfer-difference-balances-outcomes-paid-before',
      [choice.name],
      ['paid-before'],
    ]);
    const text = JSON.stringify(findingJson(subject, finding, encounter));
    expect(readSubject(text)).toMatchObject({ value: choice.subject });
    expect(readFinding(subject, text)).toMatchObject({ value: { trace: encounter.trace } });

    const task = { ...choice, seed: 1, runs: 0, first: 0, stride: 1, channels: 5, length: 24 };
    const again = await compare(implementation, { ...task, corpus: [text] });
    expect(again.cases.map(({ id }) => id)).toEqual([finding.id]);
    expect([again.subject, again.about, again.gone]).toEqual([choice.subject, 'payouts', []]);

    const plain = await shared({ ...choice, subject: 'payouts' });
    const elsewhere = await compare(plain, { ...task, subject: 'payouts', corpus: [text] });
    expect([elsewhere.cases, elsewhere.gone]).toEqual([[], []]);
  }, 60_000);
});

describe('what is documented', () => {
  const known = (subject?: string) =>
    ({
      symptom: 's',
      ingredients: [],
      implementations: ['x'],
      ...(subject && { subject }),
    }) as unknown as Known;
  const shown = (finding: Record<string, string>) => ({ symptom: 's', ingredients: [], finding });

  it('of a subject holds for its variants, and not the other way round', () => {
    const variant = shown({ subject: 'pushed-payouts' });
    expect(isAmong([known()], 'x', variant)).toBe(true);
    expect(isAmong([known('pushed-payouts')], 'x', variant)).toBe(true);
    expect(isAmong([known('pushed-payouts')], 'x', shown({}))).toBe(false);
    expect(isAmong([known('token-payouts')], 'x', variant)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import {
  allocation,
  chainOf,
  contradictions,
  explainContradiction,
  explainFault,
  faultOf,
  outcomesOf,
  recordOf,
  viewOf,
  type ParticipantAddress,
  type Status,
  type View,
  type ViewFault,
} from '../../spec/index.js';
import { A, B, I, L, people } from './views.js';

const [old, proposed] = [allocation([A, 1n]), allocation([B, 1n])];

const universal = (outcome = old): Status => ({ type: 'universal', outcome });
const finalizable = (...outcomes: readonly (typeof old)[]): Status => ({ type: 'finalizable', outcomes });
const enabled = (...outcomes: readonly (typeof old)[]): Status => ({ type: 'enabled', outcomes });
const notMine: Status = { type: 'notMine' };

const seen = (status: Status | undefined, coins = 1n): View =>
  viewOf(chainOf(people, { balances: recordOf([[L, coins]]) }), recordOf(status ? [[L, status]] : []));

const found = (...statuses: readonly (Status | undefined)[]): readonly string[] =>
  contradictions(
    new Map(statuses.map((status, i): [ParticipantAddress, View] => [people[i]!, seen(status)])),
  ).map(({ code }) => code);

describe('views that go together', () => {
  for (const [when, statuses] of [
    ['all members share one outcome', [universal(), universal(), universal()]],
    ['one of three has proposed an update', [enabled(old, proposed), universal(), universal()]],
    [
      'the last mover has the choice',
      [enabled(old, proposed), enabled(old, proposed), finalizable(old, proposed)],
    ],
    ['nobody can finalize anything', [enabled(old, proposed), enabled(old, proposed), undefined]],
    [
      'one has signed what another received',
      [{ type: 'sentNotReceived', outcomes: [old] }, finalizable(old), notMine],
    ],
    ['two are members and one is not', [universal(), universal(), notMine]],
  ] as const)
    it(`hold no contradiction when ${when}`, () => {
      expect(found(...statuses)).toEqual([]);
    });
});

describe('views that cannot all be so', () => {
  for (const [code, statuses] of [
    ['DifferentOutcomes', [universal(old), universal(proposed)]],
    ['NotAlone', [finalizable(old), universal(old)]],
    ['NotAlone', [finalizable(old), finalizable(old)]],
    ['NotEnabled', [finalizable(old, proposed), enabled(old)]],
    ['NotEnabled', [finalizable(old), undefined]],
    ['NotEnabled', [universal(old), universal(old), { type: 'sentNotReceived', outcomes: [proposed] }]],
    ['NotShared', [universal(old), notMine, enabled(old, proposed)]],
  ] as const)
    it(`${code}: ${statuses.map((status) => status?.type ?? 'none').join(', ')}`, () => {
      expect(found(...statuses)).toContain(code);
    });

  it('DifferentChains: they see different balances', () => {
    const views = new Map([
      [A, seen(universal())],
      [B, seen(universal(), 2n)],
    ]);
    expect(contradictions(views)).toEqual([{ code: 'DifferentChains', participants: [A, B] }]);
  });

  it('each is explained with the channel and the participants', () => {
    const codes = ['DifferentOutcomes', 'NotAlone', 'NotEnabled', 'NotShared'] as const;
    for (const code of codes)
      expect(explainContradiction({ code, channel: L, participants: [A, I] })).toMatch(/A.*L|L.*A/u);
    expect(explainContradiction({ code: 'DifferentChains', participants: [A, I] })).toMatch(/A and I/u);
  });
});

describe('a chain and statuses that make no view', () => {
  const chain = chainOf(people, { outcomes: recordOf([[L, old]]) });
  const empty = chainOf(people);
  for (const [fault, view] of [
    [
      { code: 'FinalizedAlready', channel: L },
      { chain, statuses: recordOf([[L, universal()]]) },
    ],
    [
      { code: 'NoOutcome', channel: L },
      { chain: empty, statuses: recordOf([[L, enabled()]]) },
    ],
    [
      { code: 'NegativeDebt', channel: L },
      { chain: empty, statuses: recordOf([[L, universal(allocation([A, -1n]))]]) },
    ],
    [
      { code: 'StatusOfAParticipant', address: A as string as typeof L },
      { chain: empty, statuses: recordOf([[A as string as typeof L, universal()]]) },
    ],
  ] as readonly (readonly [ViewFault, View])[])
    it(`${fault.code}: ${explainFault(fault)}`, () => {
      expect(faultOf(view)).toEqual(fault);
      expect(() => viewOf(view.chain, view.statuses)).toThrow(explainFault(fault));
    });

  it('a view keeps only the entries that count', () => {
    const { statuses } = viewOf(empty, recordOf([[L, enabled(allocation([A, 1n], [A, 2n], [B, 0n]), old)]]));
    expect(outcomesOf(statuses[L]!)).toEqual([old, old]);
  });
});

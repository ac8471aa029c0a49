import { afterAll, describe, expect, it } from 'vitest';
import { inNewFolder } from './command.js';

const { file, run, remove } = inNewFolder();
afterAll(remove);

const scenario = (rest: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    id: 'x',
    kind: 'finalizability',
    members: ['A', 'B'],
    outcomes: { '1': 'old', '2': 'new' },
    ...rest,
  });

describe('finality', () => {
  it('prints for each member what it can finalize and cannot prevent, with a line of play', () => {
    const position = { nextMover: 1, current: 1, approvals: 1, proposed: 2 };
    const { code, out } = run('finality', file('proposed.json', scenario({ position })));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Rules v3; everybody is bound to the states already sent.',
      '',
      'A',
      '  cannot prevent old',
      '    · A waits; meanwhile B challenges with turn 8, old: turn 8, old, is challenged',
      '    · A waits: old is final',
      '  cannot prevent new',
      '    · A waits; meanwhile B challenges with turn 9, new: turn 9, new, is challenged',
      '    · A waits: new is final',
      '',
      'B',
      '  can finalize old',
      '    · B challenges with turn 8, old: turn 8, old, is challenged',
      '    · B waits: old is final',
      '  can finalize new',
      '    · B signs turn 9 and challenges with turn 9, new: turn 9, new, is challenged',
      '    · B waits; meanwhile A checkpoints turn 10, new: open at turn 10',
      '    · B challenges with turn 10, new: turn 10, new, is challenged',
      '    · B waits: new is final',
      '',
    ]);
  });

  it("takes an app of the user's own", () => {
    const app = file(
      'choose-once.mjs',
      `export default {
        name: 'choose-once',
        allows: ({ from, to }) => from.data === 'open' && to.data === 'closed',
        data: () => ['open', 'closed'],
      };`,
    );
    const states = [2, 3].map((turn) => ({ turn, outcome: 1, data: 'open' }));
    const { code, out } = run('finality', '--json', '--app', app, file('own.json', scenario({ states })));
    expect(code).toBe(0);
    const { members } = JSON.parse(out) as {
      members: { finalizable: { outcome: string }[]; enabled: { outcome: string }[] }[];
    };
    expect(members.map(({ finalizable }) => finalizable.map(({ outcome }) => outcome))).toEqual([
      ['old', 'new'],
      [],
    ]);
    expect(members[1]!.enabled.map(({ outcome }) => outcome)).toEqual(['old', 'new']);
  });

  it('refuses an impossible position with the reason, and a module that is no app', () => {
    const impossible = file('impossible.json', scenario({ position: { nextMover: 2, current: 1 } }));
    expect(run('finality', impossible)).toMatchObject({
      code: 2,
      err: `nitro-spec: ${impossible}: there is no such position: member 2 is to move, and there are 2, counted from 0\n`,
    });
    const noApp = file('no-app.mjs', 'export default 1;');
    expect(run('finality', '--app', noApp, impossible).err).toBe(
      `nitro-spec: ${noApp}: expected an app as the default export, { name, allows(move), data(n, outcomes) }\n`,
    );
  });
});

describe('grief', () => {
  it('prints what a dispute costs, growing with the states in V2 and not in the current rules', () => {
    const rows = (game: string) =>
      (
        JSON.parse(run('grief', '--game', game, '--states', '5', '--json').out) as {
          rows: { states: number; bill: { progress: { transactions: number } } }[];
        }
      ).rows.map(({ states, bill }) => [states, bill.progress.transactions]);
    expect(rows('v2')).toEqual([
      [2, 1],
      [3, 3],
      [4, 5],
      [5, 7],
    ]);
    expect(rows('current').map(([, transactions]) => transactions)).toEqual([1, 1, 1, 1]);
  });

  it('prints the cycle of V1', () => {
    const { code, out } = run('grief', '--game', 'v1', '--states', '4');
    expect(code).toBe(0);
    expect(out).toContain('A cycle that keeps the participant busy for ever:');
    expect(out).toContain('no bound');
  });

  it('refuses what it cannot tabulate', () => {
    expect(run('grief', '--game', 'v2', '--support', 'unanimous').code).toBe(2);
    expect(run('grief', '--participants', '4', '--states', '3').code).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { lostBy } from '../../../conformance/games/index.js';
import { ledgerGames, type LedgerAttack } from '../../../conformance/ledger-games/index.js';
import { channel, participant, reclaim, recordOf } from '../../../spec/index.js';
import { mutants } from '../../reclaim/mutants.js';
import { following } from '../ledgers/following.js';

const { guaranteed, simple } = reclaim;
const [A, I] = [participant('A'), participant('I')];
const [L, V] = [channel('L'), channel('V')];

const rulesOf = (id: string) => following(mutants.find((mutant) => mutant.id === id)!.rules);

const attack = (...moves: LedgerAttack['moves']): LedgerAttack => ({
  player: I,
  start: {
    participants: [A, I],
    holdings: recordOf([[L, 3n]]),
    outcomes: recordOf([
      [L, [guaranteed(V, 2n, A, I), simple(A, 0n), simple(I, 1n)]],
      [V, [simple(A, 0n), simple(A, 2n)]],
    ]),
  },
  moves,
});

const early = { type: 'transfer', from: L, indices: [2] } as const;

const turnsOf = async (...moves: LedgerAttack['moves']) =>
  (await ledgerGames.play(following(reclaim.ledgers), attack(...moves)))?.turns.map(
    ({ by, operation: { action, seconds } }) => [by, action.type, seconds],
  );

describe('an attack on ledgers', () => {
  it('comes before, between or after the transactions of the player, in the same block', async () => {
    expect(await turnsOf({ action: early, seconds: 0 })).toEqual([
      ['others', 'transfer', 0],
      ['player', 'reclaim', 1],
      ['player', 'transfer', 1],
    ]);
    expect(await turnsOf({ action: { ...early, indices: [1] }, seconds: 1 })).toEqual([
      ['player', 'reclaim', 1],
      ['others', 'transfer', 0],
    ]);
    expect(await turnsOf({ action: early, seconds: 9 })).toEqual([
      ['player', 'reclaim', 1],
      ['player', 'transfer', 1],
      ['others', 'transfer', 0],
    ]);
  });

  it('is none if the others finalize what a guarantee is for, or pay coins into it', async () => {
    const outcome = [simple(A, 1n), simple(A, 1n)];
    expect(await turnsOf({ action: { type: 'finalize', channel: V, outcome }, seconds: 0 })).toBeUndefined();
    expect(await turnsOf({ action: { type: 'deposit', to: V, amount: 1n }, seconds: 0 })).toBeUndefined();
    expect(await turnsOf({ action: { type: 'deposit', to: L, amount: 1n }, seconds: 0 })).toBeDefined();
  });

  it('is told turn by turn, and says what was promised and what the player got', async () => {
    const implementation = rulesOf('transfer-of-a-guarantee');
    const stolen = attack({ action: { ...early, indices: [0] }, seconds: 0 });
    const [loss] = await lostBy(ledgerGames, implementation, stolen);
    expect(ledgerGames.lines(implementation, loss!)).toEqual([
      'start     ⟦L:3 ↦ (V(A|I):2, A:0, I:1), V ↦ (A:0, A:2)⟧',
      'others    T(L, 0)  in the same second',
      'I         T(L, 2)',
      'I         T(V, 1)',
      'I         R(L, 0)',
      'promised  I is promised 3 and gets 1',
    ]);
    expect(loss?.cause.symptom).toBe('applies a transfer that is not due: NotSimple');
  });

  it('is lost for a cause that has nothing of what was refused in it', async () => {
    const refused = { action: { type: 'payAll', from: channel('Z') }, seconds: 0 } as const;
    const steal = { action: { ...early, indices: [0] }, seconds: 0 };
    const [loss] = await lostBy(ledgerGames, rulesOf('transfer-of-a-guarantee'), attack(refused, steal));
    expect(loss?.game.turns.map(({ response }) => response.status).slice(0, 2)).toEqual([
      'refused',
      'applied',
    ]);
    expect(loss?.cause.ingredients).toContain('guarantee-among-entries');
    expect(loss?.cause.ingredients).not.toContain('paid-up');
  });

  it('is the same attack after it was written and read', async () => {
    const implementation = rulesOf('transfer-without-paying');
    const callsBack = { by: A, indices: [0] };
    for (const start of [attack().start, { ...attack().start, callsBack }]) {
      const one = { ...attack({ action: early, seconds: 2 }), start };
      const [loss] = await lostBy(ledgerGames, implementation, one);
      const text = JSON.stringify(ledgerGames.json(implementation, loss!));
      const reading = ledgerGames.read(implementation, text);
      expect(reading).toMatchObject({ type: 'read', value: { attack: one, promised: loss!.game.promised } });
    }
  });

  it('is malformed where the player is nobody or calls back itself, or a move has no time, and says so', async () => {
    const implementation = rulesOf('transfer-without-paying');
    const [loss] = await lostBy(ledgerGames, implementation, attack({ action: early, seconds: 0 }));
    const json = ledgerGames.json(implementation, loss!);
    const problem = (fields: object) => {
      const reading = ledgerGames.read(implementation, JSON.stringify({ ...json, ...fields }));
      return reading.type === 'malformed' ? reading.problems[0]?.message : undefined;
    };
    expect(problem({})).toBeUndefined();
    expect(problem({ player: 'B' })).toMatch(/^the player has to be a participant/);
    expect(problem({ callsBack: { by: 'I', indices: [] } })).toMatch(/^the player has to be a participant/);
    expect(problem({ seconds: [] })).toBe('expected as many seconds as operations');
  });
});

import { describe, expect, it } from 'vitest';
import {
  attackLines,
  lossesOf,
  lossJson,
  NotAnAttack,
  playAttack,
  readLoss,
  type Attack,
} from '../../../conformance/coalitions/index.js';
import {
  allocation,
  channel,
  nitro,
  participant,
  recordOf,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type Status,
} from '../../../spec/index.js';
import { mutants } from '../../mutants/rules.js';
import { implementing } from '../rules.js';

const [A, B] = [participant('A'), participant('B')];
const [L, χ] = [channel('L'), channel('χ')];

const attack = (status: Status, moves: Attack<NitroAction>['moves']): Attack<NitroAction> => ({
  player: A,
  start: {
    participants: [A, B],
    balances: recordOf([[L, 2n]]),
    finalized: recordOf<ChannelAddress, Outcome>([[L, allocation([χ, 2n])]]),
    challenged: recordOf([]),
  },
  statuses: recordOf([[χ, status]]),
  moves,
});

const both = [allocation([A, 2n]), allocation([B, 1n], [A, 1n])];
const finalizes = (outcome: Outcome, before = 0) =>
  ({ before, seconds: 1, action: { type: 'finalize', channel: χ, outcome } }) as const;
const play = (one: Attack<NitroAction>) => playAttack(implementing('nitro', nitro), one);
const told = async (one: Attack<NitroAction>) =>
  (await play(one)).turns.map(({ by, operation: { action, seconds } }) => [by, action.type, seconds]);

describe('an attack', () => {
  it('front-runs the player in the same block, and the player goes on', async () => {
    expect(await told(attack({ type: 'enabled', outcomes: both }, [finalizes(both[1]!)]))).toEqual([
      ['others', 'finalize', 1],
      ['player', 'transfer', 1],
      ['player', 'transfer', 1],
      ['player', 'transfer', 0],
      ['player', 'withdraw', 1],
    ]);
  });

  it('leaves the player to make the others choose when they do not', async () => {
    const { promised, got } = await play(attack({ type: 'enabled', outcomes: both }, []));
    expect([promised, got]).toEqual([1n, 2n]);
  });

  it('can make the player choose, who chooses what promises most', async () => {
    const status: Status = { type: 'finalizable', outcomes: both.toReversed(), challengeable: true };
    const moves = [{ before: 0, seconds: 1, action: { type: 'challenge', channel: χ } }] as const;
    const { promised, got } = await play(attack(status, moves));
    expect([promised, got]).toEqual([2n, 2n]);
  });

  for (const [what, status] of [
    ['what only the player can finalize', { type: 'finalizable', outcomes: both }],
    ['another outcome than the one that all can finalize', { type: 'universal', outcome: both[0]! }],
    ['an outcome that was never signed', { type: 'enabled', outcomes: [both[0]!] }],
  ] as const)
    it(`is none if the others finalize ${what}`, async () => {
      await expect(play(attack(status, [finalizes(both[1]!)]))).rejects.toThrow(NotAnAttack);
    });

  it('puts outcomes on chain as they were signed, with entries that do not count', async () => {
    const signed = allocation([A, 1n], [A, 5n]);
    const { turns } = await play(attack({ type: 'universal', outcome: signed }, []));
    expect(turns[0]!.operation.action).toEqual({ type: 'finalize', channel: χ, outcome: signed });
  });

  it("is told in the paper's notation, turn by turn", async () => {
    const { rules } = mutants.find(({ id }) => id === 'transfer-ignores-priority')!;
    const implementation = implementing('out of turn', rules);
    const one = attack({ type: 'universal', outcome: allocation([A, 2n], [B, 2n]) }, [
      { before: 1, seconds: 0, action: { type: 'transfer', from: L, to: χ, amount: 2n } },
      { before: 1, seconds: 1, action: { type: 'transfer', from: χ, to: B, amount: 2n } },
    ]);
    const [loss] = lossesOf(implementation, one, await playAttack(implementation, one));
    expect(attackLines(implementation, loss!)).toEqual([
      'start     ⟦L:2 ↦ (χ:2)⟧',
      '          χ ↦ (A:2, B:2): anybody can finalize it',
      'A         F(χ, (A:2, B:2))',
      'others    T(L, χ, 2)  in the same second',
      'others    T(χ, B, 2)',
      'A         T(L, χ, 2)  in the same second  refused: CannotAfford',
      'promised  A is promised 2 and gets 0',
    ]);
  });

  it('is the same attack after it was written and read', async () => {
    const { rules } = mutants.find(({ id }) => id === 'transfer-without-credit')!;
    const implementation = implementing('wrong', rules);
    const statuses: readonly Status[] = [
      { type: 'universal', outcome: both[0]! },
      { type: 'enabled', outcomes: both },
      { type: 'finalizable', outcomes: both, challengeable: true },
    ];
    for (const status of statuses) {
      const deposit = { before: 1, seconds: 0, action: { type: 'deposit', to: χ, amount: 3n } } as const;
      const one = attack(status, [deposit]);
      const [loss] = lossesOf(implementation, one, await playAttack(implementation, one));
      const reading = readLoss(implementation, JSON.stringify(lossJson(implementation, loss!)));
      expect(reading).toMatchObject({ type: 'read', value: { attack: one, promised: loss!.game.promised } });
    }
  });

  it('is malformed with a status for a channel that is on chain, and says so', () => {
    const text = JSON.stringify({
      ...{ id: 'x', kind: 'coalition', subject: 'payments', implementations: [], loss: 'less than promised' },
      ...{ symptom: '', ingredients: [], player: 'A', challenged: {}, moves: [], promised: '1', got: '0' },
      network: { balances: {}, outcomes: { L: { type: 'allocation', entries: [] } }, participants: ['A'] },
      statuses: { L: 'notMine' },
    });
    expect(readLoss(implementing('nitro', nitro), text)).toMatchObject({
      type: 'malformed',
      problems: [{ message: 'the outcome of L is on chain already, and no other can be finalized' }],
    });
  });
});

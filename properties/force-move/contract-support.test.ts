/** What the published contracts take as support, against what each rule has to be. */
import { describe, expect, it } from 'vitest';
import { allocation, forceMove, participant } from '../../spec/index.js';
import { supportMutants, supportProperties, type SupportCase } from './contract-support.js';
import { A, B, C, channelOf, fresh, stateOf } from './example.js';

const accepts = (rule: forceMove.SupportRule<forceMove.Evidence>, { app, channel, evidence }: SupportCase) =>
  rule(app, channel, evidence).status === 'accepted';

describe('support as published', () => {
  it.each(supportProperties)('$id: $sentence', ({ rule, cases, expected }) => {
    const wrong = cases.find((one) => accepts(rule, one) !== expected(one));
    expect(wrong).toBeUndefined();
    const accepted = cases.filter(expected).length;
    expect(accepted).toBeGreaterThanOrEqual(6);
    expect(cases.length - accepted).toBeGreaterThan(100);
  });

  it.each(supportMutants)('$id: caught', ({ caughtBy, wrong }) => {
    const { cases, expected } = supportProperties.find(({ id }) => id === caughtBy)!;
    expect(cases.some((one) => accepts(wrong, one) !== expected(one))).toBe(true);
  });
});

describe('the published games', () => {
  const channel = channelOf(3, forceMove.anyMove);
  const moment = { app: forceMove.anyMove, channel, now: 0n };
  const takesAll = allocation([participant('A'), 3n]);

  it('let two participants who move one after the other finalize an outcome that the third never signed, in v1', () => {
    const { game, supportFor } = forceMove.publishedGames.v1;
    const states = [9, 10].map((turn) => stateOf(channel, turn, { outcome: takesAll, isFinal: true }));
    const proof = { states, signatures: [A, B].map((signer, of) => ({ signer, of })) };
    const concluded = forceMove.submit(game, supportFor(), moment, forceMove.unheardOf, {
      type: 'conclude',
      proof,
    });
    expect(concluded).toMatchObject({ status: 'accepted', value: { concluded: takesAll } });
    const signed = proof.states.map((state, i) => forceMove.signed([A, B][i]!, state));
    expect(forceMove.byTurns(forceMove.anyMove, channel, signed).status).toBe('refused');
  });

  it('conclude with one final state that all have signed, in v2, and not with a running one', () => {
    const { game, supportFor } = forceMove.publishedGames.v2;
    const conclude = (isFinal: boolean, signers: readonly (typeof A)[]) =>
      forceMove.submit(game, supportFor('consensus'), moment, forceMove.unheardOf, {
        type: 'conclude',
        proof: {
          states: [stateOf(channel, 7, { outcome: fresh, isFinal })],
          signatures: signers.map((signer) => ({ signer, of: 0 })),
        },
      });
    expect(conclude(true, [A, B, C])).toMatchObject({ status: 'accepted' });
    expect(conclude(true, [A, B])).toMatchObject({ reason: { code: 'NotSignedBy' } });
    expect(conclude(false, [A, B, C])).toMatchObject({ reason: { code: 'NotFinal' } });
  });

  it('conclude with up to n final states that all have signed, in 0.x', () => {
    const { game, supportFor } = forceMove.publishedGames['0.x'];
    const states = [9, 10].map((turn) => stateOf(channel, turn, { isFinal: true }));
    const conclude = (places: readonly number[]) =>
      forceMove.submit(game, supportFor(), moment, forceMove.unheardOf, {
        type: 'conclude',
        proof: { states, signatures: places.map((of, i) => ({ signer: [A, B, C][i]!, of })) },
      });
    expect(conclude([0, 1, 0])).toMatchObject({ status: 'accepted' });
    expect(conclude([0, 0, 0])).toMatchObject({ reason: { code: 'SignedTooEarly' } });
  });
});

describe('the counting game', () => {
  it('goes up by one with every move, and keeps the outcome', () => {
    const channel = channelOf(2, forceMove.countingGame);
    const from = stateOf(channel, 8, { data: 3 });
    const follows = (rest: Partial<forceMove.State>) =>
      forceMove.transition(forceMove.countingGame, from, stateOf(channel, 9, rest)).status;
    expect(follows({ data: 4 })).toBe('accepted');
    expect(follows({ data: 3 })).toBe('refused');
    expect(follows({ data: 4, outcome: fresh })).toBe('refused');
  });
});

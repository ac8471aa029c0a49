import { describe, expect, it } from 'vitest';
import { forceMove } from '../../spec/index.js';
import { A, B, channelOf, consensusQuestion, finalities, fresh, old, stateOf } from './example.js';

const { nothingSigned, receive, send, sign, signed, unheardOf } = forceMove;
const channel = channelOf(2);

const after = <T>(verdict: forceMove.Verdict<T>): T => {
  if (verdict.status === 'refused') throw new Error(forceMove.explainRefusal(verdict.reason));
  return verdict.value;
};

const [first, second] = [stateOf(channel, 0), stateOf(channel, 1)];

const seen = ({ held }: forceMove.Exchange) =>
  finalities(consensusQuestion(channel, { onChain: unheardOf, held }));

describe('exchange', () => {
  it('gives nobody a state that is still on its way', () => {
    const signing = after(sign(nothingSigned(channel), A, first));
    const message = { to: B, entry: signed(A, first) };
    const sent = after(send(signing, A, message));
    expect(sent.held.get(B)).toBeUndefined();
    const received = after(receive(sent, message));
    expect(received.held.get(B)).toEqual([signed(A, first)]);
    expect(received.onTheWay).toEqual([]);
  });

  it('brings a channel to its funding point for each participant when it has received', () => {
    let exchange = after(sign(nothingSigned(channel), A, first));
    const toB = { to: B, entry: signed(A, first) };
    exchange = after(send(exchange, A, toB));
    expect(seen(exchange)).toEqual([
      { finalizable: [], enabled: [] },
      { finalizable: [], enabled: [] },
    ]);
    exchange = after(receive(exchange, toB));
    exchange = after(sign(exchange, B, second));
    expect(seen(exchange)).toEqual([
      { finalizable: [], enabled: ['old'] },
      { finalizable: ['old'], enabled: [] },
    ]);
    const toA = { to: A, entry: signed(B, second) };
    exchange = after(receive(after(send(exchange, B, toA)), toA));
    const everybody = { finalizable: ['old'], enabled: ['old'] };
    expect(seen(exchange)).toEqual([everybody, everybody]);
  });

  it('lets only a dishonest participant sign two states of one turn', () => {
    const once = after(sign(nothingSigned(channel), A, stateOf(channel, 4, { outcome: old })));
    const twice = stateOf(channel, 4, { outcome: fresh });
    expect(sign(once, A, twice)).toEqual({
      status: 'refused',
      reason: { code: 'SignedAnother', turn: 4, signer: A },
    });
    expect(after(sign(once, A, twice, false)).held.get(A)).toHaveLength(2);
  });
});

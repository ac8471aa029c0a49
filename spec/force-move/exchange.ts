/**
 * Exchange: how signed states get from one participant to another. Signing, sending and receiving are three things.
 *
 * A participant sends what it holds, its own states or others'; what is on its way counts for nobody. Only a
 * dishonest participant signs two different states of one turn, and nothing can keep it from doing so.
 *
 * @paper §4.1 Channel Funding and Value
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { mover, signed, stateText, type Channel, type SignedState, type State } from './state.js';
import { accepted, refused, type Verdict } from './verdict.js';

export interface Message {
  readonly to: ParticipantAddress;
  readonly entry: SignedState;
}

export interface Exchange {
  readonly channel: Channel;
  readonly held: ReadonlyMap<ParticipantAddress, readonly SignedState[]>;
  readonly onTheWay: readonly Message[];
}

export const nothingSigned = (channel: Channel): Exchange => ({ channel, held: new Map(), onTheWay: [] });

const holds = ({ held }: Exchange, holder: ParticipantAddress): readonly SignedState[] =>
  held.get(holder) ?? [];

const same = (a: SignedState, b: SignedState): boolean =>
  a.signer === b.signer && stateText(a.state) === stateText(b.state);

const withHeld = (exchange: Exchange, holder: ParticipantAddress, entry: SignedState): Exchange => ({
  ...exchange,
  held: new Map(exchange.held).set(holder, [
    ...holds(exchange, holder).filter((other) => !same(other, entry)),
    entry,
  ]),
});

export const sign = (
  exchange: Exchange,
  signer: ParticipantAddress,
  state: State,
  honest = true,
): Verdict<Exchange> => {
  const { channel } = exchange;
  const { turn } = state;
  if (!channel.participants.includes(signer)) return refused({ code: 'Stranger', signer });
  if (mover(channel, turn) !== signer)
    return refused({ code: 'WrongMover', turn, mover: mover(channel, turn), signer });
  const entry = signed(signer, state);
  const other = holds(exchange, signer).some(
    (own) => own.signer === signer && own.state.turn === turn && !same(own, entry),
  );
  if (honest && other) return refused({ code: 'SignedAnother', turn, signer });

  return accepted(withHeld(exchange, signer, entry)); // 1. the signer holds the signed state
};

export const send = (
  exchange: Exchange,
  from: ParticipantAddress,
  { to, entry }: Message,
): Verdict<Exchange> => {
  if (!holds(exchange, from).some((own) => same(own, entry)))
    return refused({ code: 'NotHeld', turn: entry.state.turn, by: from });

  return accepted({ ...exchange, onTheWay: [...exchange.onTheWay, { to, entry }] }); // 1. the state is on its way
};

export const receive = (exchange: Exchange, { to, entry }: Message): Verdict<Exchange> => {
  const message = exchange.onTheWay.find((sent) => sent.to === to && same(sent.entry, entry));
  if (!message) return refused({ code: 'NotSent', turn: entry.state.turn, to });

  return accepted({
    ...withHeld(exchange, to, entry), // 1. the receiver holds the signed state
    onTheWay: exchange.onTheWay.filter((sent) => sent !== message), // 2. it is not on its way any more
  });
};

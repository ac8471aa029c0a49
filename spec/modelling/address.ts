/**
 * Addresses: whatever the adjudicator can hold a balance for, either a participant or a channel.
 *
 * A participant address belongs to whoever holds its key. A channel address has no key: it is fixed by the
 * channel's participants and a nonce, and nobody can choose it. Both are texts here; the brands keep a
 * channel out of every place where a key is needed.
 *
 * @paper §3.1 A System of Balances
 */
declare const kind: unique symbol;

export type ParticipantAddress = string & { readonly [kind]: 'participant' };
export type ChannelAddress = string & { readonly [kind]: 'channel' };
export type Address = ParticipantAddress | ChannelAddress;

/** Any non-empty text without white space can name an address. */
export const isAddress = (text: string): text is Address => /^\S+$/u.test(text);

const named = (name: string): string => {
  if (!isAddress(name)) throw new TypeError(`not an address: ${JSON.stringify(name)}`);
  return name;
};

/** The participant address with this name. Throws on an empty name or one with white space. */
export const participant = (name: string): ParticipantAddress => named(name) as ParticipantAddress;

/** The channel address with this name, for examples that do not care how it came about. */
export const channel = (name: string): ChannelAddress => named(name) as ChannelAddress;

/**
 * The address of the channel of these participants, in turn order, with this nonce.
 *
 * An ideal hash: different participants, another order or another nonce always give a different address.
 */
export const channelAddress = (participants: readonly ParticipantAddress[], nonce: bigint): ChannelAddress =>
  channel(JSON.stringify([...participants, String(nonce)]));

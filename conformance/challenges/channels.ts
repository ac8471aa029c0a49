/** Channels of an example in the specification's words: terms become channels, and states that are shown, states. */
import {
  alwaysRefuses,
  anyMove,
  consensusGame,
  countingGame,
  type App,
  type Channel,
  type State,
} from '../../spec/force-move/index.js';
import { voucherData } from './vouchers.js';
import type { AppName, ChallengeStart, ChannelTerms, Shown } from './terms.js';

export const channelOf = ({ participants, nonce, app, challengeDuration }: ChannelTerms): Channel => ({
  participants,
  nonce,
  app,
  challengeDuration,
});

/** In a channel with vouchers no state follows another by a move: what supports each is another matter. */
const apps: Readonly<Record<AppName, App>> = {
  'any-move': anyMove,
  counting: countingGame,
  consensus: consensusGame,
  payments: { ...alwaysRefuses, name: 'payments' },
};

export const appOf = ({ app }: ChannelTerms): App => apps[app];

/** The terms of the channel that the state is really of. */
export const termsOf = (
  channels: ChallengeStart['channels'],
  called: string,
  { channel }: Shown,
): ChannelTerms => channels[channel ?? called]!;

export const stateOf = (terms: ChannelTerms, { turn, outcome, data, isFinal }: Shown): State => {
  const channel = channelOf(terms);
  return {
    channel,
    turn,
    outcome,
    data: terms.app === 'payments' ? voucherData(channel, data) : data,
    isFinal,
  };
};

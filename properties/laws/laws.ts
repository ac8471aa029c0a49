/** The laws: deposits, withdrawals, finalizations and payments that nothing may stand in the way of. */
import {
  balanceOf,
  entriesOf,
  keysOf,
  payable,
  type Address,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Law } from './law.js';

/** The whole amount, and a part of it if it has parts. */
const wholeAndPart = (amount: bigint): bigint[] => (amount > 1n ? [amount, amount / 2n] : [amount]);

/** @paper §3.1 A System of Balances */
export const anybodyCanDeposit: Law = {
  id: 'anybody-can-deposit',
  section: '§3.1',
  sentence:
    'Coins can be deposited for every address: a participant, a channel, one with an outcome or without.',
  owed: ({ chain, reached }) =>
    [...chain.participants, ...keysOf<Address>(reached)].map((to) => ({ type: 'deposit', to, amount: 1n })),
};

/** @paper §3.1 A System of Balances */
export const ownersCanWithdraw: Law = {
  id: 'owners-can-withdraw',
  section: '§3.1',
  sentence: 'The holder of a key can withdraw the balance of its address, whole or in part.',
  owed: ({ chain }) =>
    chain.participants.flatMap((from: ParticipantAddress) =>
      wholeAndPart(balanceOf(chain, from)).map((amount): NitroAction => ({
        type: 'withdraw',
        from,
        amount,
        signer: from,
      })),
    ),
};

/** @paper §3.2 State Channel Outcomes */
export const everyOutcomeCanBeFinalized: Law = {
  id: 'every-outcome-can-be-finalized',
  section: '§3.2',
  sentence:
    'The outcome of a channel that has none on the chain can be finalized, whatever the channel holds.',
  owed: ({ chain, reached }) =>
    entriesOf<ChannelAddress, Outcome>(reached)
      .filter(([channel]) => chain.outcomes[channel] === undefined)
      .map(([channel, outcome]) => ({ type: 'finalize', channel, outcome })),
};

/** @paper §6.1 Guarantees and Claims */
export const whatIsAffordableCanBePaid: Law = {
  id: 'what-is-affordable-can-be-paid',
  section: '§6.1',
  sentence: 'Everything that a channel or a guarantee can afford can be paid, whole or in part, by anybody.',
  owed: ({ chain }) =>
    payable(chain).flatMap((payment) =>
      wholeAndPart(payment.amount).map((amount): NitroAction => ({ ...payment, amount })),
    ),
};

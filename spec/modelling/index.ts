export {
  channel,
  channelAddress,
  isAddress,
  participant,
  type Address,
  type ChannelAddress,
  type ParticipantAddress,
} from './address.js';
export {
  balanceOf,
  chainOf,
  entriesOf,
  isParticipant,
  keysOf,
  networkOf,
  recordOf,
  type Balances,
  type Chain,
  type Network,
  type Outcomes,
} from './chain.js';
export { greater, lesser, sum, type Coins } from './coins.js';
export { deposit, type Deposit } from './deposit.js';
export { finalize, type Finalize } from './finalize.js';
export {
  allocation,
  countedEntries,
  guarantee,
  owed,
  recorded,
  type Allocation,
  type Entry,
  type Guarantee,
  type Outcome,
} from './outcome.js';
export { explain, type Rejection, type RejectionCode } from './rejection.js';
export { applied, rejected, type Applied, type Rejected, type Rule, type Step } from './rule.js';
export { withdraw, type Withdraw } from './withdraw.js';

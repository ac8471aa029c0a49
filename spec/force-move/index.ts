export { finalized, unheardOf, type OnChain, type StandingChallenge } from './adjudicator.js';
export type { App, AppMove } from './app.js';
export { alwaysRefuses } from './apps/always-refuses.js';
export { anyMove } from './apps/any-move.js';
export { consensusGame, proposal, type Proposal } from './apps/consensus-game.js';
export { countingGame } from './apps/counting-game.js';
export { paymentChannel } from './apps/payment-channel.js';
export { turnGame } from './apps/turn-game.js';
export { call, type Call, type CallType, type ChallengeGame, type Moment } from './challenge-game.js';
export type { Evidence, SignatureOn } from './evidence.js';
export { concludes } from './conclude.js';
export {
  caseOf,
  conflictIn,
  enabledBy,
  type Claims,
  type Conflict,
  type FinalityCase,
} from './finality/agreement.js';
export type { Arena, Decision, Ending, Reading, Result, Showing } from './finality/arena.js';
export type { Aim, Price } from './finality/cost.js';
export { bill, disputed, type Bill, type Dispute } from './finality/dispute.js';
export {
  impossiblePosition,
  statesBefore,
  type ConsensusPosition,
  type LastState,
} from './finality/consensus-position.js';
export { arenaFor, endingIn, finality, type Finality, type Question } from './finality/finality.js';
export {
  endlessLine,
  lineAgainst,
  lineTo,
  type Line,
  type Round,
  type Strategy,
} from './finality/line-of-play.js';
export { impossiblePreFund, preFundPosition, type PreFund } from './finality/pre-fund.js';
export { broadcast, impossibleStates, type Position, type Setting } from './finality/position.js';
export { generations } from './games/generations.js';
export { nothingSigned, receive, send, sign, type Exchange, type Message } from './exchange.js';
export { publishedGames, type PublishedGame } from './published/generations.js';
export { inConsensus } from './published/in-consensus.js';
export { strictTurnTaking } from './published/strict-turn-taking.js';
export { twoInARow } from './published/two-in-a-row.js';
export { paid, voucher, vouchers, type Voucher } from './published/vouchers.js';
export { whoSignedWhat } from './published/who-signed-what.js';
export { explainRefusal, type Refusal, type RefusalCode } from './refusal.js';
export {
  mover,
  sameOutcome,
  signed,
  type AppData,
  type Channel,
  type SignedState,
  type State,
  type Variables,
} from './state.js';
export { submit, type Transaction } from './submit.js';
export { byTurns, unanimously, type SupportRule } from './support.js';
export { transition } from './transition.js';
export type { Verdict } from './verdict.js';
export {
  cycleAgainst,
  endlessDispute,
  movingStrategy,
  refutingStrategy,
} from './finality/published-strategy.js';
export { lineWords, type OutcomeName } from './finality/words.js';

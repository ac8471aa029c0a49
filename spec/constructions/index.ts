export { check, isSafe, type Checked, type Loss, type Values } from './check.js';
export { undoable, type Undoable } from './equivocation.js';
export { explainFault, faultyStep, membersFault, type Fault, type FaultyStep } from './fault.js';
export { perform, statesOf, type Performed } from './perform.js';
export { seenBy, signersOf } from './seen.js';
export type {
  Agreement,
  Conclude,
  ConstructionStep,
  Contribute,
  Open,
  PutOnChain,
  TakeOut,
  Update,
} from './step.js';
export { paidInBy, systemOf, type Channel, type Channels, type System } from './system.js';
export { fundedFor, netValue, Undecided, worth, type Worth } from './worth.js';
export { constructions, misprints } from './all.js';
export { amountsUpTo, isMeantFor, type Amounts, type Construction, type Instance } from './construction.js';
export { howLost, lineOfPlay, type LineOfPlay } from './line-of-play.js';
export { ordersOf, type Orders } from './orders.js';
export { printBriefly, printStep, printSystem } from './print.js';
export { decide, decideToDeposit, havingSigned, type Decision, type Turn } from './transition-rule.js';
export { exchanges, type Exchange } from './exchange.js';
export { endGuarantee, jointApart, jointTogether, type End, type VirtualChannel } from './virtual-channel.js';

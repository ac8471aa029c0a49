/**
 * Holder: a contract that holds coins for channels and pays them out, as far as the adapter needs it. On chain
 * are amounts and hashes; whoever asks for a payout hands the outcome in.
 */
import type { Allocation, Choice, Coins, Guarantee, Outcome } from '../../../spec/index.js';
import type { CallResult, Call, Hex, Machine } from '../machine.js';
import type { Capabilities } from '../../payouts/index.js';
import type { Destinations } from './destinations.js';

/** An outcome, and the channel that it is the outcome of. */
export interface Handed<O extends Outcome = Outcome> {
  readonly channel: Hex;
  readonly outcome: O;
}

export interface Holder {
  readonly name: string;
  readonly machine: Machine;
  readonly contract: Hex;
  readonly capabilities: Capabilities;
  /** Begins an example between these participants. */
  begin(destinations: Destinations): Promise<void>;
  deposit(to: Hex, expected: Coins, amount: Coins): Promise<CallResult>;
  /** Puts the outcome on chain, final in this second or only much later. */
  finalize(handed: Handed, isFinal: boolean): Promise<CallResult>;
  payOut(from: Handed, choice: Choice): Call;
  payClaims(guarantee: Handed, target: Handed, choice: Choice): Call;
  holdings(channel: Hex): Promise<Coins>;
  /** What was paid to an account outside of the contract. */
  received(account: Hex): Promise<Coins>;
  /** All coins in its hands. */
  held(): Promise<Coins>;
  /** What is on chain about the outcome of this channel, if it is final; zero if there is none. */
  record(channel: Hex): Promise<bigint>;
  /** What would be on chain if this were the outcome of the channel. */
  recordOf(channel: Hex, outcome: Outcome): Promise<bigint>;
  /** What this channel holds of other assets than the one that operations are on, more than at first. */
  movedElsewhere?(channel: Hex): Promise<Coins>;
  /** What the contract itself says it makes of these entries, if it says so. */
  remainder?(funds: Coins, debts: Allocation, choice: Choice, guarantee?: Guarantee): Promise<Allocation>;
}

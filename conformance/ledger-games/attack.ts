/**
 * Attacks on ledgers: what everybody else does to one honest participant, as data that can be played again.
 *
 * All outcomes are on chain at first. The player sends one transaction a second, and an operation of the others
 * says how many of these seconds they let pass before it; then it comes in the same block.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { isDeepStrictEqual } from 'node:util';
import { sum, type ParticipantAddress, type reclaim } from '../../spec/index.js';
import { areExpressible } from '../amounts.js';
import type { Operation } from '../implementation.js';
import type { Ledgers, LedgersAction, LedgersCapabilities, LedgersStart } from '../ledgers/index.js';
import { smaller as smallerTraces } from '../ledgers/smaller.js';
import { entriesIn, sizeOf as sizeOfTrace, type Trace } from '../ledgers/trace.js';

export interface LedgerSetting {
  readonly player: ParticipantAddress;
  readonly start: LedgersStart;
}

export interface LedgerAttack extends LedgerSetting {
  readonly moves: readonly Operation<Ledgers>[];
}

export const asTrace = ({ start, moves }: LedgerAttack): Trace => ({ start, operations: moves });

/**
 * What nobody is promised anything against: that the others finalize what a guarantee is for, or pay coins into
 * it. A virtual channel that has paid out is not worth what is guaranteed any more, and is never reclaimed.
 */
export const spoils = (start: LedgersStart, action: LedgersAction): boolean => {
  const target =
    action.type === 'finalize' ? action.channel : action.type === 'deposit' ? action.to : undefined;
  return entriesIn({ start, operations: [] }).some(
    (entry) => entry.type === 'guarantee' && entry.destination === target,
  );
};

/** Whether all that a ledger owes is an amount: more could be promised of it than can ever be paid. */
export const isWithin = ({ maximumAmount }: LedgersCapabilities, { outcomes }: LedgersStart): boolean =>
  areExpressible(
    maximumAmount,
    Object.values(outcomes).map((outcome: reclaim.LedgerOutcome) => sum(outcome.map(({ amount }) => amount))),
  );

/** Whether the player is one who can play, and the others do nothing that they cannot. */
export const isPossible = ({ player, start, moves }: LedgerAttack): boolean =>
  start.participants.includes(player) &&
  start.callsBack?.by !== player &&
  moves.every(({ action }) => !spoils(start, action));

/** The others do less, nothing at all first. */
export function* withFewerMoves(attack: LedgerAttack): Generator<LedgerAttack> {
  const { moves } = attack;
  for (let size = moves.length; size > 0; size = Math.floor(size / 2))
    for (let first = 0; first < moves.length; first += size)
      yield { ...attack, moves: [...moves.slice(0, first), ...moves.slice(first + size)] };
}

/** They do less, or let less time pass; channels, entries and coins are left out. */
export function* smaller(attack: LedgerAttack): Generator<LedgerAttack> {
  const { player, moves } = attack;
  yield* withFewerMoves(attack);
  for (const [i, move] of moves.entries())
    for (const seconds of new Set([0, move.seconds - 1]))
      if (seconds >= 0 && seconds < move.seconds)
        yield { ...attack, moves: moves.with(i, { ...move, seconds }) };
  for (const { start, operations } of smallerTraces(asTrace(attack)))
    if (!isDeepStrictEqual(start, attack.start) || !isDeepStrictEqual(operations, moves))
      yield { player, start, moves: operations };
}

export const sizeOf = (attack: LedgerAttack): number =>
  sizeOfTrace(asTrace(attack)) + attack.moves.reduce((sum, { seconds }) => sum + seconds, 0);

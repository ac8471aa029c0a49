/**
 * Smaller: every attack that is one step simpler than this one, the largest steps first.
 *
 * The others do less, or do it sooner, or let time pass. What they finalize is final already, or everybody can
 * finalize it. Channels, entries and coins are left out. Whether the smaller attack still does any harm is for
 * the caller to find out.
 */
import {
  allocation,
  entriesOf,
  outcomesOf,
  recordOf,
  type ChannelAddress,
  type Coins,
  type Finalize,
  type Outcome,
  type Status,
} from '../../spec/index.js';
import type { Operation } from '../implementation.js';
import type { AnyPayments } from '../payments/terms.js';
import { amountsIn, withAmounts } from '../payments/trace.js';
import { smallerOperations, smallerOutcomes, smallerStarts, without } from '../payments/smaller.js';
import type { Attack, Setting, TheirMove } from './attack.js';

/** The others do less, nothing at all first. */
export function* withFewerMoves<Action>(attack: Attack<Action>): Generator<Attack<Action>> {
  const { moves } = attack;
  for (let size = moves.length; size > 0; size = Math.floor(size / 2))
    for (let first = 0; first < moves.length; first += size)
      yield { ...attack, moves: [...moves.slice(0, first), ...moves.slice(first + size)] };
}

function* smallerMoves<Action>(move: TheirMove<Action>): Generator<TheirMove<Action>> {
  const { before, action, seconds } = move;
  for (const sooner of [0, before - 1]) if (sooner >= 0 && sooner < before) yield { ...move, before: sooner };
  if ((action as { readonly type: string }).type === 'challenge') {
    if (seconds === 0) yield { ...move, seconds: 1 };
    return;
  }
  for (const less of smallerOperations({ action, seconds } as Operation<AnyPayments>))
    yield { before, action: less.action as Action, seconds: less.seconds };
}

const withStatus = (
  setting: Setting,
  channel: ChannelAddress,
  status: Status | undefined,
): Setting['statuses'] =>
  recordOf(
    entriesOf<ChannelAddress, Status>(setting.statuses).flatMap(([other, its]) => {
      if (other !== channel) return [[other, its] as const];
      return status ? [[other, status] as const] : [];
    }),
  );

const withOutcomes = (status: Status, outcomes: readonly Outcome[]): Status => {
  if (status.type === 'notMine') return status;
  return status.type === 'universal' ? { type: 'universal', outcome: outcomes[0]! } : { ...status, outcomes };
};

function* smallerStatuses(status: Status): Generator<Status> {
  const outcomes = outcomesOf(status);
  if (status.type !== 'universal') for (const outcome of outcomes) yield { type: 'universal', outcome };
  if (outcomes.length > 1) for (const i of outcomes.keys()) yield withOutcomes(status, without(outcomes, i));
  for (const [i, outcome] of outcomes.entries())
    for (const less of smallerOutcomes(outcome)) yield withOutcomes(status, outcomes.with(i, less));
}

/** The same with this outcome on chain from the start. */
const withFinal = (setting: Setting, channel: ChannelAddress, outcome: Outcome): Setting => {
  const { start } = setting;
  const finalized = recordOf([...entriesOf<ChannelAddress, Outcome>(start.finalized), [channel, outcome]]);
  const challenged = recordOf(
    entriesOf<ChannelAddress, Outcome>(start.challenged).filter(([other]) => other !== channel),
  );
  return {
    ...setting,
    start: { ...start, finalized, challenged },
    statuses: withStatus(setting, channel, undefined),
  };
};

function* smallerSettings(setting: Setting): Generator<Setting> {
  for (const [channel, status] of entriesOf<ChannelAddress, Status>(setting.statuses)) {
    yield { ...setting, statuses: withStatus(setting, channel, undefined) };
    for (const less of smallerStatuses(status))
      yield { ...setting, statuses: withStatus(setting, channel, less) };
  }
  for (const less of smallerStarts(setting.start)) yield { ...setting, start: less };
}

/** A channel is on chain already: nobody finalizes it, and what comes after that comes sooner. */
function* finalAlready<Action>({ moves, ...setting }: Attack<Action>): Generator<Attack<Action>> {
  for (const [channel, status] of entriesOf<ChannelAddress, Status>(setting.statuses)) {
    const others = moves.filter(
      ({ action }) => (action as { readonly channel?: unknown }).channel !== channel,
    );
    const sooner = others.map((move) => ({ ...move, before: Math.max(move.before - 1, 0) }));
    const finalized = moves.flatMap(({ action }) => {
      const { type, outcome, channel: its } = action as Partial<Finalize>;
      return type === 'finalize' && its === channel && outcome ? [outcome] : [];
    });
    for (const outcome of [...finalized, ...outcomesOf(status)]) {
      const settled = withFinal(setting, channel, outcome);
      yield { ...settled, moves: others };
      yield { ...settled, moves: sooner };
    }
  }
}

const changed = (outcome: Outcome, change: (amount: Coins) => Coins): Outcome =>
  outcome.type === 'allocation'
    ? allocation(...outcome.entries.map(([to, amount]) => [to, change(amount)] as const))
    : outcome;

/** Up to here one coin less is tried at a time: beyond, that has no end. */
const few = 64n;

/** The same amount becomes a lower one wherever it stands, or all amounts do. */
function* lowerAmounts<Action>({
  moves,
  start,
  statuses,
  player,
}: Attack<Action>): Generator<Attack<Action>> {
  const trace = { start, operations: moves as readonly Operation<AnyPayments>[] };
  const all = [
    ...amountsIn(trace),
    ...Object.values<Status>(statuses)
      .flatMap(outcomesOf)
      .flatMap((outcome) =>
        outcome.type === 'allocation' ? outcome.entries.map(([, amount]) => amount) : [],
      ),
  ];
  const lower = function* (): Generator<(amount: Coins) => Coins> {
    for (const high of new Set(all))
      for (const low of new Set([1n, high / 2n, high <= few ? high - 1n : 1n]))
        if (low > 0n && low < high) yield (amount) => (amount === high ? low : amount);
    if (all.every((amount) => amount <= few)) yield (amount) => (amount > 1n ? amount - 1n : amount);
  };
  for (const change of lower()) {
    const less = withAmounts(trace, change);
    yield {
      player,
      start: less.start,
      statuses: recordOf(
        entriesOf<ChannelAddress, Status>(statuses).map(([channel, status]) => [
          channel,
          withOutcomes(
            status,
            outcomesOf(status).map((outcome) => changed(outcome, change)),
          ),
        ]),
      ),
      moves: moves.map((move, i) => ({ ...move, action: less.operations[i]!.action as Action })),
    };
  }
}

export function* smaller<Action>(attack: Attack<Action>): Generator<Attack<Action>> {
  const { moves } = attack;
  yield* withFewerMoves(attack);
  yield* finalAlready(attack);
  yield* lowerAmounts(attack);
  for (const setting of smallerSettings(attack)) yield { ...setting, moves };
  for (const [i, move] of moves.entries())
    for (const less of smallerMoves(move)) yield { ...attack, moves: moves.with(i, less) };
}

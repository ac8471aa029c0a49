/**
 * Game: the player against everybody else on ledgers, on an implementation.
 *
 * There is nothing for the player to choose. It is promised the least that any complete redistribution pays it,
 * and what the others do belongs to one or only adds coins: so it does whatever is effective by the
 * implementation's own state, reclaims first, a transaction a second, until nothing is. What is refused it tries again as soon as
 * anything has changed.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { reclaim, sum, type Coins } from '../../spec/index.js';
import type { Game, Turn } from '../games/index.js';
import type { LedgersAction, LedgersImplementation, LedgersState } from '../ledgers/index.js';
import { chainIn, stateAt } from '../ledgers/step.js';
import { mentionedAtStart, mentionedInAction } from '../ledgers/trace.js';
import type { Ledgers } from '../ledgers/terms.js';
import type { LedgerSetting } from './attack.js';

const { effectiveReclaims, effectiveTransfers, leastPaidInParts, paidTo } = reclaim;

/** What the others do next: let the player go first, do something in the same block, or nothing any more. */
export type TheirTurn = 'wait' | LedgersAction | undefined;

/** What they see is the implementation's own state, and the last thing that was done. */
export type Others = (state: LedgersState, last: LedgersAction | undefined) => Promise<TheirTurn>;

/** Many times what a game takes: a player who has not finished then is going round in circles. */
const rounds = 60;

/** The implementation's own state, as the specification has it. */
export const stateIn = ({ start }: LedgerSetting, observed: Ledgers['observed']): LedgersState => ({
  ...chainIn(start, observed),
  ...(start.callsBack && { callsBack: start.callsBack }),
});

export const playLedgers = async (
  implementation: LedgersImplementation,
  setting: LedgerSetting,
  others: Others,
): Promise<Game<Ledgers>> => {
  const { player, start } = setting;
  const names = new Set<string>(mentionedAtStart(start));
  const turns: Turn<Ledgers>[] = [];
  const refused = new Set<string>();
  let created: Game<Ledgers>['created'];

  await implementation.setUp(start);
  let observed = await implementation.observe(names);

  const submit = async (by: Turn<Ledgers>['by'], action: LedgersAction): Promise<void> => {
    for (const name of mentionedInAction(action)) names.add(name);
    const before = observed;
    const operation = { action, seconds: by === 'player' ? 1 : 0 };
    const response = await implementation.apply(operation);
    observed = await implementation.observe(names);
    turns.push({ by, before, operation, response, after: observed });
    if (response.status === 'applied') refused.clear();
    else if (by === 'player') refused.add(JSON.stringify(action));
    const [onBooks, { held }] = [sum(Object.values<Coins>(observed.holdings)), observed];
    if (onBooks > held) created ??= { onBooks, held, turns: turns.length };
  };

  /** The player's next transaction; false if there is none. */
  const transact = async (): Promise<boolean> => {
    const state = stateIn(setting, observed);
    const possible = [...effectiveReclaims(state), ...effectiveTransfers(state)];
    const next = possible.find((action) => !refused.has(JSON.stringify(action)));
    if (next) await submit('player', next);
    return next !== undefined;
  };

  for (let next; (next = await others(stateIn(setting, observed), turns.at(-1)?.operation.action));)
    await (next === 'wait' ? transact() : submit('others', next));
  for (let round = 0; round < rounds && (await transact()); round++);

  const promised = leastPaidInParts(stateAt(start), player);
  return { promised, got: paidTo(observed, player), turns, ...(created && { created }) };
};

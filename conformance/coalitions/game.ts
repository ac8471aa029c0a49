/**
 * Game: the player against everybody else, on an implementation.
 *
 * The player looks at the implementation's own state and plays the recovery strategy of the specification. Its
 * operations come one second after what it saw, and those of one plan together; before each of them the others
 * may do anything, and theirs come in the same block. What is refused it tries again, once, a second later.
 * At last it withdraws. The others see everything, and are asked again whenever the player has stopped.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import {
  balanceOf,
  chainOf,
  chooseIn,
  entriesOf,
  leastOf,
  lesser,
  networkOf,
  outcomesOf,
  promised,
  recover,
  recordOf,
  viewOf,
  type Challenge,
  type ChannelAddress,
  type Finalize,
  type GameAction,
  type NitroAction,
  type Outcome,
  type Status,
  type Statuses,
  type View,
} from '../../spec/index.js';
import type { Game, Turn } from '../games/index.js';
import type { Implementation } from '../implementation.js';
import type { Observation } from '../payments/index.js';
import { asSigned, viewIn, type Setting } from './attack.js';
import { offerOf, type Playable } from './offer.js';

/** What the others see when it is their turn. */
export interface Sight {
  /** How many transactions the player has submitted. */
  readonly submitted: number;
  /** Whether the player has nothing left to do. */
  readonly done: boolean;
  readonly observed: Observation;
  /** The player's view; of channels that are still open with the outcomes as they were signed. */
  readonly view: View;
  readonly statuses: Statuses;
}

/** What the others do next, if anything. */
export type Others<T extends Playable> = (
  sight: Sight,
) => Promise<{ readonly action: T['action'] | Challenge; readonly seconds: number } | undefined>;

/** Many times what a game takes: whoever still has plans then is going round in circles. */
const rounds = 40;

export const playGame = async <T extends Playable>(
  implementation: Implementation<T>,
  setting: Setting,
  names: ReadonlySet<string>,
  others: Others<T>,
): Promise<Game<T>> => {
  const { player, start } = setting;
  const { capabilities } = implementation;
  const offer = offerOf(implementation);
  const turns: Turn<T>[] = [];
  let { statuses } = setting;
  let submitted = 0;
  let withdrawn = 0n;
  let created: Game<T>['created'];

  await implementation.setUp(start);
  let observed = await implementation.observe(names);

  const see = (done = false): Sight => {
    const chain = chainOf(start.participants, networkOf(observed));
    return { submitted, done, observed, view: viewOf(chain, statuses), statuses };
  };

  const submit = async (by: Turn<T>['by'], action: T['action'], seconds: number): Promise<boolean> => {
    const before = observed;
    const response = await implementation.apply({ action, seconds });
    observed = await implementation.observe(names);
    turns.push({ by, before, operation: { action, seconds }, response, after: observed });
    statuses = recordOf(
      entriesOf<ChannelAddress, Status>(statuses).filter(([channel]) => !observed.outcomes[channel]),
    );
    const [onBooks, { held }] = [offer.onBooks(observed, start.participants), observed];
    if (onBooks > held) created ??= { onBooks, held, turns: turns.length };
    return response.status === 'applied';
  };

  const finalizing = (channel: ChannelAddress, outcome: Outcome): Finalize => ({
    type: 'finalize',
    channel,
    outcome: asSigned(statuses, channel, outcome),
  });

  /** The others do what they like; true if they did anything. */
  const frontRun = async (done = false): Promise<boolean> => {
    for (let moved = false; ; moved = true) {
      const sight = see(done);
      const move = await others(sight);
      if (!move) return moved;
      const { action, seconds } = move;
      if (!isChallenge(action)) await submit('others', action, seconds);
      else
        await submit(
          'others',
          finalizing(action.channel, chooseIn(sight.view, action.channel, player)),
          seconds,
        );
    }
  };

  /** The operation that does this now; none if there is nothing left to do. */
  const asked = (action: GameAction): T['action'] | undefined => {
    if (action.type !== 'finalize' && action.type !== 'challenge')
      return offer.asked(capabilities, see().view.chain, action);
    const status: Status | undefined = statuses[action.channel];
    if (status === undefined) return undefined;
    return finalizing(action.channel, action.type === 'finalize' ? action.outcome : outcomesOf(status)[0]!);
  };

  /** What the player submits together: its strategy's operations, or the withdrawal of what it can have. */
  const plan = ({ view }: Sight): readonly GameAction[] => {
    const operations = recover(view, player);
    const amount = lesser(balanceOf(view.chain, player), observed.held);
    if (operations.length > 0 || !offer.withdraws || amount <= 0n) return operations;
    return [{ type: 'withdraw', from: player, amount, signer: player } satisfies NitroAction];
  };

  const promise = leastOf(promised(viewIn(setting), player));
  for (let round = 0, inVain = 0; round < rounds && inVain < 2; round++) {
    const before = textOf(observed);
    let moved = false;
    const operations = plan(see());
    for (const [i, action] of operations.entries()) {
      const frontRan = await frontRun();
      moved ||= frontRan;
      submitted += 1;
      const asking = asked(action);
      if (asking === undefined) continue;
      const done = await submit('player', asking, i > 0 || frontRan ? 0 : 1);
      if (done && action.type === 'withdraw') withdrawn += action.amount;
    }
    if (operations.length === 0) {
      if (!(await frontRun(true))) break;
      moved = true;
    }
    inVain = moved || textOf(observed) !== before ? 0 : inVain + 1;
  }

  const got = offer.withdraws ? withdrawn : (observed.balances[player] ?? 0n);
  return { promised: promise, got, turns, ...(created && { created }) };
};

const isChallenge = (action: unknown): action is Challenge =>
  (action as { readonly type?: unknown }).type === 'challenge';

const textOf = ({ balances, outcomes, held }: Observation): string =>
  JSON.stringify([entriesOf(balances), entriesOf(outcomes), held], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

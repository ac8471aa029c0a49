/** `nitro-spec grief`: what a dispute costs an honest participant in the worst case. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { forceMove } from '../spec/index.js';
import { BadInput } from './exit.js';
import { paint, say } from './terminal.js';

interface GriefOptions {
  readonly game: 'v1' | 'v2' | 'v3' | 'current';
  readonly states: number;
  readonly participants: number;
  readonly support: 'turns' | 'unanimous';
  readonly json?: true;
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
  return value;
};

interface Row {
  readonly states: number;
  readonly bill: forceMove.Bill;
}

const aims = ['progress', 'exit', 'defence'] as const;
const prices = ['transactions', 'periods'] as const;

/** The worst bill over all participants. */
const worst = (bills: readonly forceMove.Bill[]): forceMove.Bill => {
  const most = (aim: forceMove.Aim, price: forceMove.Price) =>
    Math.max(...bills.map((bill) => bill[aim][price]));
  const both = (aim: forceMove.Aim) => ({
    transactions: most(aim, 'transactions'),
    periods: most(aim, 'periods'),
  });
  return { progress: both('progress'), exit: both('exit'), defence: both('defence') };
};

const shown = (cost: number): string => (cost === Infinity ? 'no bound' : String(cost));

const table = (rows: readonly Row[]): void => {
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padStart(10)).join('');
  say(paint.dim(line(['', ...aims.flatMap((aim) => [aim, ''])])));
  say(paint.dim(line(['states', ...aims.flatMap(() => ['tx', 'periods'])])));
  for (const { states, bill } of rows)
    say(line([String(states), ...aims.flatMap((aim) => prices.map((price) => shown(bill[aim][price])))]));
};

const grief = async (options: GriefOptions): Promise<void> => {
  const { forceMove } = await import('../spec/index.js');
  const { participants: n, states: most, json } = options;
  if (options.support === 'unanimous' && options.game !== 'current')
    throw new BadInput('--support unanimous: only the current rules know unanimous support');
  if (most < n)
    throw new BadInput(`--states ${most}: expected at least one for each of the ${n} participants`);
  const game = forceMove.generations[options.game];
  const support = options.support === 'turns' ? forceMove.byTurns : forceMove.unanimously;

  const rows: Row[] = [];
  for (let states = n; states <= most; states++) {
    const bills = Array.from({ length: n }, (_, player) =>
      forceMove.bill({ game, support, participants: n, states, player }),
    );
    rows.push({ states, bill: worst(bills) });
  }
  if (json) {
    const plain = (_: string, value: unknown) => (value === Infinity ? 'no bound' : value);
    say(JSON.stringify({ game: options.game, support: options.support, participants: n, rows }, plain));
    return;
  }
  say(
    `Rules ${game.name}, ${n} participants, support ${options.support === 'turns' ? 'by turns' : 'unanimous'}.`,
  );
  say('What the worst-placed honest participant has to submit and to sit through:\n');
  table(rows);
  say(`
progress  the turn on chain passes the latest supported one, or the channel is final no worse
exit      the channel is final no worse than the latest supported state
defence   the channel never becomes final with an earlier state`);
  const endless = rows.at(-1)!.bill.exit.transactions === Infinity && forceMove.endlessDispute(game, n, most);
  if (!endless) return;
  say('\nA cycle that keeps the participant busy for ever:');
  for (const round of endless) say(`  ${paint.dim('·')} ${round}`);
};

export const griefCommand = new Command('grief')
  .description('what a dispute costs an honest participant in the worst case')
  .addOption(
    new Option('--game <rules>', 'the challenge rules')
      .choices(['v1', 'v2', 'v3', 'current'])
      .default('current'),
  )
  .option('--states <count>', 'the most states that were exchanged', wholeNumber(2, 60), 8)
  .option('--participants <count>', 'how many there are', wholeNumber(2, 5), 2)
  .addOption(
    new Option('--support <rule>', 'how a state is supported')
      .choices(['turns', 'unanimous'])
      .default('turns'),
  )
  .option('--json', 'one line of JSON instead of the table')
  .action(grief);

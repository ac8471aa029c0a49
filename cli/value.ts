/** `nitro-spec value FILE`: what each address of a network is worth, and the moves that secure it. */
import { Command } from 'commander';
import type { NetworkState } from '../conformance/scenario/index.js';
import { readFrom } from './files.js';
import { paint, say } from './terminal.js';

interface ValueOptions {
  readonly json?: true;
  readonly strategy?: string;
}

const tables = async ({ chain, players }: NetworkState): Promise<void> => {
  const [{ printNetwork }, { worthTable, worthTo }] = await Promise.all([
    import('../spec/index.js'),
    import('./worth.js'),
  ]);
  say(printNetwork(chain));
  for (const player of players) {
    say(player.name ? `\n${paint.bold(player.name)}, against everybody else` : '');
    const [head, ...rows] = worthTable(worthTo(player));
    say(paint.dim(head!));
    for (const row of rows) say(row);
  }
};

const json = async ({ players }: NetworkState): Promise<void> => {
  const { worthJson, worthTo } = await import('./worth.js');
  const each = players.map((player) => ({
    ...(player.name === undefined ? {} : { player: player.name }),
    addresses: worthTo(player).map(worthJson),
  }));
  say(JSON.stringify({ players: each }));
};

const value = async (file: string, options: ValueOptions): Promise<void> => {
  const { readNetworkState } = await import('../conformance/scenario/index.js');
  const state = await readFrom(file, readNetworkState);
  if (options.strategy === undefined) return (options.json ? json : tables)(state);
  const { strategyFor, strategyLines } = await import('./strategy.js');
  const strategy = strategyFor(state, options.strategy);
  if (!options.json) for (const line of strategyLines(strategy)) say(line);
  else {
    const { promisedJson } = await import('./worth.js');
    say(
      JSON.stringify({ ...strategy, promised: promisedJson(strategy.promised), line: strategy.line ?? null }),
    );
  }
};

export const valueCommand = new Command('value')
  .description('what each address of a network is worth')
  .argument('<file>', "a scenario, or a network in the paper's notation")
  .option('--strategy <address>', 'the moves that secure the value of this address, instead of the tables')
  .option('--json', 'one line of JSON instead of the tables')
  .addHelpText(
    'after',
    `
A network in the paper's notation: what is on chain, then who can finalize what else.
  ⟦L:4 ↦ (χ:4)⟧, [χ ↦ (A:1, B:3)]_{A,B}      or      [[L:4 |-> (X:4)]], [X |-> (A:1, B:3)]_{A,B}

lower bound  by the lower-bound value algorithm, where no outcome is open to choice
exact        the least it receives whatever the others do, before or after each of its moves
funded       what a channel can be made to hold
Two amounts, such as 3 to 5: the search met its limit, and the value is between them.`,
  )
  .action(value);

/** `nitro-spec construction`: what everybody can make sure of at each step, who loses how, and the safe orders. */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Construction } from '../spec/constructions/index.js';
import type { Chosen } from './construction-report.js';
import { BadInput, exitCode } from './exit.js';
import { readFrom } from './files.js';
import { say } from './terminal.js';

interface ConstructionOptions {
  readonly amounts?: string;
  readonly orders?: true;
  readonly json?: true;
}

const show = async (name: string | undefined, options: ConstructionOptions): Promise<void> => {
  const { constructions, misprints, isSafe, check, ordersOf } =
    await import('../spec/constructions/index.js');
  const report = await import('./construction-report.js');
  const all = [...constructions, ...misprints];
  if (name === undefined) return report.reportList(constructions, misprints);

  const named = all.find(({ id }) => id === name);
  if (!named && options.amounts !== undefined)
    throw new BadInput('--amounts goes with the name of a construction; a file has its amounts in it');
  const chosen = named ? instanceOf(named, options.amounts) : await readFile(name);
  const checked = check(chosen.system, chosen.steps);
  const orders = options.orders && ordersOf(chosen.system, chosen.steps);
  if (!isSafe(checked)) process.exitCode = exitCode.counterexample;

  if (options.json) {
    say(JSON.stringify(await report.reportJson(chosen, orders)));
    return;
  }
  report.reportValues(chosen, checked);
  report.reportLosses(chosen, checked);
  report.reportFunding(chosen);
  if (isSafe(checked)) report.reportEquivocation(chosen);
  if (orders) report.reportOrders(chosen, orders);
};

const instanceOf = (construction: Construction, given: string | undefined): Chosen => {
  const { id, title, section, parameters, constraints, instance } = construction;
  const amounts = { ...usualAmounts(construction), ...(given === undefined ? {} : readAmounts(given)) };
  const names = Object.keys(parameters);
  const stranger = Object.keys(amounts).find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new BadInput(`--amounts: ${id} has no parameter ${stranger}, expected ${names.join(', ')}`);
  const broken = constraints.find(({ holds }) => !holds(amounts));
  if (broken) throw new BadInput(`--amounts: ${id} is meant for ${broken.sentence}`);
  const { start, steps, funds } = instance(amounts);
  const values = names.map((name) => `${name} = ${amounts[name]}`).join(', ');
  return {
    title: `${title} (${section}), ${values}`,
    system: start,
    steps: [...steps],
    fundedChannel: funds?.channel,
    fundedFor: undefined,
  };
};

/** Small amounts, different where they may be. */
const usualAmounts = ({ parameters }: Construction): Record<string, bigint> =>
  Object.fromEntries(
    Object.keys(parameters).map((name, i) => [name, name.endsWith("'") ? 1n : BigInt(2 + (i % 3))]),
  );

const readAmounts = (given: string): Record<string, bigint> =>
  Object.fromEntries(
    given.split(',').map((part) => {
      const [, name, digits] = /^\s*(\S+?)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
      if (name === undefined || digits === undefined)
        throw new BadInput(`--amounts: expected amounts such as a=3,b=2, found ${JSON.stringify(part)}`);
      return [name, BigInt(digits)];
    }),
  );

const readFile = async (file: string): Promise<Chosen> => {
  const { readConstruction } = await import('../conformance/scenario/index.js');
  const { id, content } = await readFrom(file, readConstruction).catch((error: unknown) => {
    if (!(error instanceof BadInput) || existsSync(file)) throw error;
    throw new BadInput(`${error.message}, nor a construction of this name; without a name all are listed`);
  });
  return { ...content, title: id };
};

export const constructionCommand = new Command('construction')
  .description('check a construction step by step, for everybody against all others')
  .argument('[construction]', 'a scenario file of the kind "construction", or a name; all names without it')
  .option('--amounts <list>', 'the amounts of a named construction, such as a=3,b=2')
  .option('--orders', 'find every safe order of the steps')
  .option('--json', 'one line of JSON instead of the table')
  .addHelpText(
    'after',
    `
Values are what each participant can make sure of against all others together, less its own deposits. The
others are bound to the states that they have sent. "Signed, nothing received" is the moment at which a
participant has signed a step and the others can still complete it or not.
Exit code 0 when nobody loses, 1 when somebody does, 2 for bad input.`,
  )
  .action(show);

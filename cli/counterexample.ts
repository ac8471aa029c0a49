/** Counterexamples: a violated sentence, the trace in the paper's notation, and the file that replays it. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { traceJson, type SavedTrace } from '../conformance/scenario/index.js';
import type { Refused, Trace, Violation } from '../properties/campaign/index.js';
import { explain, printAction, printNetwork, type NitroAction, type Rule } from '../spec/index.js';
import { paint } from './terminal.js';

/** The steps of the trace, each with what it changed the network into or why it was refused. */
export const traceLines = (rules: Rule<NitroAction>, { start, actions }: Trace): string[] => {
  let chain = start;
  const lines = [`  start   ${printNetwork(start)}`];
  for (const [i, action] of actions.entries()) {
    const step = rules(chain, action);
    if (step.status === 'applied') chain = step.chain;
    const result = step.status === 'applied' ? printNetwork(chain) : `refused: ${explain(step.reason)}`;
    lines.push(`  ${String(i + 1).padEnd(6)}  ${printAction(action)}`, `          ${result}`);
  }
  return lines;
};

export const violationLines = (
  rules: Rule<NitroAction>,
  trace: Trace,
  { invariant, after }: Violation,
): string[] => [
  `${paint.red('✗')} ${paint.bold(invariant.id)} is violated (${invariant.section})`,
  `  ${invariant.sentence}`,
  '',
  ...traceLines(rules, trace),
  ...(invariant.id === 'conservation' || invariant.id === 'totals-are-true'
    ? [`  totals  deposited ${after.deposited}, withdrawn ${after.withdrawn}`]
    : []),
];

/** The network, the action that must be possible in it, and why it was refused. */
export const refusalLines = (rules: Rule<NitroAction>, { law, chain, action }: Refused): string[] => [
  `${paint.red('✗')} ${paint.bold(law.id)} is violated (${law.section})`,
  `  ${law.sentence}`,
  '',
  ...traceLines(rules, { start: chain, actions: [action] }),
];

/** Writes the trace into the folder, whole or not at all, and tells where. */
export const saveTrace = async (folder: string, trace: SavedTrace): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${trace.id}.json`);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(traceJson(trace), null, 1)}\n`);
  await rename(unfinished, file);
  return file;
};

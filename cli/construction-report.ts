/** The table of a construction: steps by participants, losses with how they come about, and safe orders. */
import { answerConstruction, type ConstructionQuestion, type Json } from '../conformance/scenario/index.js';
import {
  fundedFor,
  howLost,
  printBriefly,
  printStep,
  printSystem,
  statesOf,
  undoable,
  type Checked,
  type Construction,
  type Loss,
  type Orders,
  type Values,
} from '../spec/constructions/index.js';
import { printAction } from '../spec/index.js';
import { number, paint, say } from './terminal.js';

/** What is to be checked, and what to call it. */
export interface Chosen extends ConstructionQuestion {
  readonly title: string;
}

export const reportList = (
  constructions: readonly Construction[],
  misprints: readonly Construction[],
): void => {
  const width = Math.max(...[...constructions, ...misprints].map(({ id }) => id.length));
  const line = ({ id, title, section }: Construction) =>
    say(`  ${id.padEnd(width)}  ${title} ${paint.dim(section)}`);
  say(paint.bold('Safe for everybody'));
  constructions.forEach(line);
  say(paint.bold('Printed with a mistake'));
  misprints.forEach(line);
  say('\nTo check one:\n  npx nitro-spec construction open-virtual --orders');
};

export const reportValues = ({ title, system, steps }: Chosen, checked: Checked): void => {
  const { participants } = system.chain;
  const initial = checked.netValues[0]!;
  const width = Math.max(9, ...participants.map((who) => who.length + 2));
  const stepWidth = Math.max(...steps.map((step) => printStep(step).length), 5) + 5;
  const cells = (values: Values): string =>
    participants
      .map((who) => {
        const value = values[who];
        if (value === undefined) return paint.dim('·'.padStart(width));
        const less = initial[who]! - value;
        return less > 0n ? paint.red(`${value} (−${less})`.padStart(width)) : `${value}`.padStart(width);
      })
      .join('');

  say(`${paint.bold(title)}\n`);
  for (const line of printSystem(system)) say(`  ${line}`);
  say(
    `\n  ${'what everybody can make sure of'.padEnd(stepWidth)}${participants.map((who) => who.padStart(width)).join('')}`,
  );
  say(`  ${'at the start'.padEnd(stepWidth)}${cells(initial)}`);
  steps.forEach((step, i) => {
    if (Object.keys(checked.inFlight[i]!).length > 0)
      say(`  ${paint.dim('    signed, nothing received'.padEnd(stepWidth))}${cells(checked.inFlight[i]!)}`);
    say(
      `  ${`${String(i + 1).padStart(2)}  ${printStep(step)}`.padEnd(stepWidth)}${cells(checked.netValues[i + 1]!)}`,
    );
  });
  say();
};

/** `I loses 2`, and when: in the same way wherever the others play the same moves. */
interface LossesAlike {
  readonly who: string;
  readonly amount: bigint;
  readonly when: readonly string[];
  readonly moves: readonly string[];
}

const alike = ({ system, steps }: Chosen, losses: readonly Loss[]): readonly LossesAlike[] => {
  const groups = new Map<string, LossesAlike & { readonly when: string[] }>();
  for (const loss of losses) {
    const { who, amount, step } = loss;
    const { moves, holds } = howLost(system, steps, loss);
    const lines = [...moves.map((move) => printAction(move)), `${who} holds ${holds}`];
    const key = JSON.stringify([who, String(amount), lines]);
    const when = loss.when === 'during' ? `while step ${step} is in flight` : `after step ${step}`;
    const group = groups.get(key) ?? { who, amount, when: [], moves: lines };
    group.when.push(when);
    groups.set(key, group);
  }
  return [...groups.values()];
};

export const reportLosses = (chosen: Chosen, { losses }: Checked): void => {
  if (losses.length === 0) {
    say(`${paint.green('✓')} Nobody ever has less than at the start.`);
    return;
  }
  for (const { who, amount, when, moves } of alike(chosen, losses)) {
    say(`${paint.red('✗')} ${paint.bold(`${who} loses ${amount}`)} ${when.join(', ')}`);
    for (const move of moves) say(`    ${move}`);
    say();
  }
};

export const reportFunding = ({ system, steps, fundedChannel, fundedFor: whom }: Chosen): void => {
  if (fundedChannel === undefined) return;
  const last = statesOf(system, steps).at(-1)!;
  const funded = (whom ?? system.chain.participants).map(
    (who) => `${who} ${fundedFor(who, last, fundedChannel)}`,
  );
  say(`  Each can make sure that ${fundedChannel} holds in the end: ${funded.join(', ')}`);
};

/** What changes if the others also sign second states for turns that they have signed. */
export const reportEquivocation = (chosen: Chosen): void => {
  const undone = undoableIn(chosen);
  say(`\n${paint.bold('If the others also sign second states for turns they have signed')}`);
  if (undone.length === 0) say('  the same holds.');
  for (const { step, hurts, loses, hurtsIn } of undone) {
    const whom = hurts.join(', ');
    const [when, before] =
      loses === 'coins' ? [` in step ${hurtsIn}`, `step ${hurtsIn}`] : ['', 'anybody relies on it'];
    const orElse = hurts.length <= 2 ? `let ${whom} move first or last in it, or ` : '';
    say(
      `  step ${step}, ${printBriefly(chosen.steps[step - 1]!)}, could be undone: ${whom} would lose ${loses}${when}.`,
    );
    say(`    Cure: ${orElse}let all but two members sign once more before ${before}.`);
  }
};

const undoableIn = ({ system, steps, fundedChannel }: Chosen) => {
  const last = statesOf(system, steps).at(-1)!;
  const [who] = system.chain.participants;
  const funds =
    fundedChannel !== undefined && who !== undefined
      ? { channel: fundedChannel, amount: fundedFor(who, last, fundedChannel) }
      : undefined;
  return undoable({ start: system, steps, ...(funds && { funds }) });
};

export const reportOrders = (
  { steps }: Chosen,
  { possible, safe, before, generated, apart }: Orders,
): void => {
  say(`\n${paint.bold(`${number(Number(safe))} of ${number(Number(possible))} orders are safe`)}`);
  if (safe === 0n) return;
  say(
    generated === safe
      ? '  They are exactly those that respect this:'
      : `  They all respect this, as ${number(Number(generated))} orders do:`,
  );
  const name = (step: number) => `${step} ${printBriefly(steps[step - 1]!)}`;
  for (const [first, then] of before) say(`    ${name(first)}  before  ${name(then)}`);
  if (apart.length === 0)
    return say('  Steps that may come in either order may also be in flight at the same time.');
  say('  Not in flight at the same time, though each may come next:');
  for (const numbers of apart) say(`    ${numbers.map(name).join(', ')}`);
};

export const reportJson = (chosen: Chosen, orders: Orders | undefined): Json => ({
  title: chosen.title,
  ...(answerConstruction(chosen) as Record<string, Json>),
  undoable: undoableIn(chosen).map((each) => ({ ...each })),
  ...(orders && {
    orders: {
      possible: String(orders.possible),
      safe: String(orders.safe),
      before: orders.before.map(([first, then]) => [first, then]),
      generated: String(orders.generated),
      apart: orders.apart,
    },
  }),
});

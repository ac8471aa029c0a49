/** Random networks and schedules: every invariant after every step, and the laws where schedules end. */
import { campaign, replay, shrink, type Found, type Tally } from '../../properties/campaign/index.js';
import { laws } from '../../properties/laws/index.js';
import { invariants } from '../../spec/index.js';
import { refusalLines, saveTrace, violationLines } from '../counterexample.js';
import { breathe, number } from '../terminal.js';
import { heldLines, tallyLines } from './random-report.js';
import type { Checking, Section } from './section.js';

interface Reported {
  readonly id: string;
  readonly lines: readonly string[];
  readonly file: string;
}

const search = async ({ options, rules, interrupted, progress }: Checking) => {
  const began = performance.now();
  const { seed, channels, length, time } = options;
  const runs = time === undefined ? options.runs : Infinity;
  const batches = campaign({ rules, invariants, laws, seed, runs, channels, length });
  for (;;) {
    const { value, done } = batches.next();
    const seconds = (performance.now() - began) / 1000;
    if (done || interrupted() || (time !== undefined && seconds >= time / 3)) return { ...value, seconds };
    const { runs, steps } = value.tally;
    progress(`random networks: ${number(runs)} runs, ${number(steps)} steps, ${seconds.toFixed(0)} s`);
    await breathe();
  }
};

const report = async ({ options, rules }: Checking, found: Found, { runs }: Tally): Promise<Reported> => {
  const saved = (violated: string) => ({
    id: `${violated}-${options.seed}-${runs}`,
    rules: options.mutant,
    violated,
  });
  if (found.type === 'violation') {
    const { invariant } = found.violation;
    const trace = shrink(rules, found.trace, invariant);
    const violation = replay(rules, trace, [invariant])!;
    const file = await saveTrace(options.save, {
      ...trace,
      ...saved(invariant.id),
      title: invariant.sentence,
    });
    return { id: invariant.id, lines: violationLines(rules, trace, violation), file };
  }
  const { law, chain, action } = found;
  const trace = { start: chain, actions: [action] };
  return {
    id: law.id,
    lines: refusalLines(rules, found),
    file: await saveTrace(options.save, { ...trace, ...saved(law.id), title: law.sentence }),
  };
};

export const checkRandom = async (checking: Checking): Promise<Section> => {
  const { tally, found, seconds } = await search(checking);
  const reported = found && (await report(checking, found, tally));
  const sentences = [...invariants, ...laws];
  const { networks, ...counts } = tally;
  return {
    name: 'random',
    lines: [
      ...tallyLines(tally, checking.options.seed),
      '',
      ...heldLines(sentences, reported?.id),
      ...(reported
        ? ['', ...reported.lines, '', 'Saved. To play it again:', `  npx nitro-spec replay ${reported.file}`]
        : []),
    ],
    json: {
      seconds: Number(seconds.toFixed(3)),
      ...counts,
      networks: networks.size,
      held: sentences.map(({ id }) => id).filter((id) => id !== reported?.id),
      violated: reported?.id ?? null,
      trace: reported?.file ?? null,
    },
    failed: reported !== undefined,
  };
};

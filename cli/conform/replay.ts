/** `nitro-spec conform … --replay FILE`: a stored example again, on one implementation. */
import type { SomeImplementation } from '../../conformance/index.js';
import { BadInput, exitCode } from '../exit.js';
import { readFrom } from '../files.js';
import { paint, say } from '../terminal.js';

/** What a stored example ends in now, in the words in which it was recorded. */
interface Replayed {
  readonly recorded: string;
  readonly now?: { readonly symptom: string; readonly lines: readonly string[] };
}

const again = async (implementation: SomeImplementation, file: string): Promise<Replayed> => {
  const { encounterLines, findingOf, play, readFinding } = await import('../../conformance/index.js');
  const { name, subject, capabilities } = implementation;
  const { trace, symptom } = await readFrom(file, (text) => readFinding(subject, text));
  if (!subject.isExpressible(capabilities, trace))
    throw new BadInput(`${file}: expected amounts that ${name} can express`);
  const encounter = await play(implementation, trace);
  if (!encounter) return { recorded: symptom };
  const now = {
    symptom: findingOf(implementation, encounter).symptom,
    lines: encounterLines(subject, encounter),
  };
  return { recorded: symptom, now };
};

const attackAgain = async (implementation: SomeImplementation, file: string): Promise<Replayed> => {
  const { readLoss, replayAttack } = await import('../../conformance/index.js');
  return replayAttack(implementation, await readFrom(file, (text) => readLoss(implementation, text)));
};

/** Plays it again, and says loudly if it does not end as recorded. */
export const replay = async (
  implementation: SomeImplementation,
  file: string,
  { attack, json }: { readonly attack: boolean; readonly json: boolean },
): Promise<void> => {
  const { name } = implementation;
  const { recorded, now } = await (attack ? attackAgain : again)(implementation, file);
  const same = now?.symptom === recorded;
  process.exitCode = same ? exitCode.counterexample : exitCode.badInput;
  if (json) {
    say(JSON.stringify({ file, implementation: name, disagrees: now !== undefined, asRecorded: same }));
    return;
  }
  if (!now) say(`${paint.yellow('!')} This example does not disagree (any more): ${name} ends as expected.`);
  else if (same) say(`${paint.red('✗')} ${name} ${now.symptom}`);
  else
    say(`${paint.yellow('!')} This example disagrees in another way than recorded: ${name} ${now.symptom}`);
  for (const line of now?.lines ?? []) say(`  ${line}`);
  if (!same) say(`  It was recorded that it ${recorded}.`);
};

/** `nitro-spec conform … --replay FILE`: a stored example again, on one implementation. */
import type { SomeImplementation } from '../../conformance/index.js';
import { BadInput, exitCode } from '../exit.js';
import { readFrom } from '../files.js';
import { paint, say } from '../terminal.js';

export const replay = async (
  implementation: SomeImplementation,
  file: string,
  json: boolean,
): Promise<void> => {
  const { encounterLines, findingOf, play, readFinding } = await import('../../conformance/index.js');
  const { name, subject, capabilities } = implementation;
  const { trace, symptom } = await readFrom(file, (text) => readFinding(subject, text));
  if (!subject.isExpressible(capabilities, trace))
    throw new BadInput(`${file}: expected amounts that ${name} can express`);
  const encounter = await play(implementation, trace);
  const now = encounter && findingOf(implementation, encounter).symptom;
  const same = now === symptom;
  process.exitCode = same ? exitCode.counterexample : exitCode.badInput;
  if (json) {
    say(JSON.stringify({ file, implementation: name, disagrees: now !== undefined, asRecorded: same }));
    return;
  }
  if (!encounter)
    say(`${paint.yellow('!')} This example does not disagree (any more): ${name} ends as expected.`);
  else if (same) say(`${paint.red('✗')} ${name} ${now}`);
  else say(`${paint.yellow('!')} This example disagrees in another way than recorded: ${name} ${now}`);
  if (encounter) for (const line of encounterLines(subject, encounter)) say(`  ${line}`);
  if (!same) say(`  It was recorded that it ${symptom}.`);
};

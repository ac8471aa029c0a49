/** `nitro-spec conform … --replay FILE`: a stored example again, on one implementation. */
import type { Replayed, SomeImplementation } from '../../conformance/index.js';
import { BadInput, exitCode } from '../exit.js';
import { readFrom } from '../files.js';
import { paint, say } from '../terminal.js';

const again = async (implementation: SomeImplementation, file: string): Promise<Replayed> => {
  const { readFinding, replayFinding, whyNotAsked } = await import('../../conformance/index.js');
  const finding = await readFrom(file, (text) => readFinding(implementation.subject, text));
  const reason = whyNotAsked(implementation, finding.trace);
  if (reason !== undefined)
    throw new BadInput(`${file}: expected an example that ${implementation.name} is asked for: ${reason}`);
  return replayFinding(implementation, finding);
};

const attackAgain = async (implementation: SomeImplementation, file: string): Promise<Replayed> => {
  const { readAttack, replayAttack } = await import('../../conformance/index.js');
  return replayAttack(implementation, await readFrom(file, (text) => readAttack(implementation, text)));
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

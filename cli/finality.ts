/** `nitro-spec finality FILE`: what each member of a channel can finalize and cannot prevent, and how. */
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { FinalizabilityQuestion } from '../conformance/scenario/index.js';
import type { forceMove, ParticipantAddress } from '../spec/index.js';
import { BadInput } from './exit.js';
import { readFrom } from './files.js';
import { paint, say } from './terminal.js';

interface FinalityOptions {
  readonly game: 'v1' | 'v2' | 'v3' | 'current';
  readonly app?: string;
  readonly equivocating?: true;
  readonly json?: true;
}

const isApp = (value: unknown): value is forceMove.App =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'allows' in value &&
  typeof value.allows === 'function' &&
  'data' in value &&
  typeof value.data === 'function';

/** The user's own app: the default export of a module. */
const appFrom = async (file: string): Promise<forceMove.App> => {
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(resolve(file)).href)) as typeof module;
  } catch (error) {
    throw new BadInput(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isApp(module.default)) return module.default;
  throw new BadInput(
    `${file}: expected an app as the default export, { name, allows(move), data(n, outcomes) }`,
  );
};

interface Shown {
  readonly outcome: string;
  readonly line: readonly string[];
}

interface Member {
  readonly member: ParticipantAddress;
  readonly finalizable: readonly Shown[];
  readonly enabled: readonly Shown[];
}

const solved = async (
  asked: FinalizabilityQuestion,
  options: FinalityOptions,
): Promise<readonly Member[] | string> => {
  const [{ finalityAsked }, { forceMove }] = await Promise.all([
    import('../conformance/scenario/index.js'),
    import('../spec/index.js'),
  ]);
  const app = options.app === undefined ? forceMove.consensusGame : await appFrom(options.app);
  const ready = finalityAsked(asked, app, forceMove.generations[options.game]);
  if (typeof ready === 'string') return ready;
  const { question, outcomes } = ready;
  const name: forceMove.OutcomeName = (outcome) => outcomes.namesOf([outcome])[0]!;
  return asked.members.map((member): Member => {
    const arena = forceMove.arenaFor(question, member);
    const { finalizable, enabled } = forceMove.finality(question, member);
    const shown = (lineFor: typeof forceMove.lineTo) => (outcome: (typeof finalizable)[number]) => ({
      outcome: name(outcome),
      line: forceMove.lineWords(lineFor(arena, forceMove.endingIn(outcome)) ?? [], member, name),
    });
    return {
      member,
      finalizable: finalizable.map(shown(forceMove.lineTo)),
      enabled: enabled.map(shown(forceMove.lineAgainst)),
    };
  });
};

const listed = (heading: string, shown: readonly Shown[]): void => {
  for (const { outcome, line } of shown) {
    say(`  ${heading} ${paint.bold(outcome)}`);
    for (const round of line) say(`    ${paint.dim('·')} ${round}`);
  }
};

const showMember = ({ member, finalizable, enabled }: Member): void => {
  say(`\n${paint.bold(member)}`);
  if (finalizable.length === 0 && enabled.length === 0) say('  can finalize nothing, and nothing is enabled');
  listed('can finalize', finalizable);
  const names = new Set(finalizable.map(({ outcome }) => outcome));
  listed(
    'cannot prevent',
    enabled.filter(({ outcome }) => !names.has(outcome)),
  );
};

const finalityOf = async (file: string, options: FinalityOptions): Promise<void> => {
  const { answer, readFinality } = await import('../conformance/scenario/index.js');
  const read = await readFrom(file, readFinality);
  const asked = options.equivocating ? { ...read.content, equivocation: true } : read.content;
  if (asked.claimed || (asked.situation && 'finalized' in asked.situation)) {
    say(JSON.stringify(answer({ ...read, content: asked })));
    return;
  }
  const members = await solved(asked, options);
  if (typeof members === 'string') throw new BadInput(`${file}: there is no such position: ${members}`);
  if (options.json) {
    say(JSON.stringify({ members }));
    return;
  }
  const reading = asked.equivocation
    ? 'the others may sign a second state for a turn'
    : 'everybody is bound to the states already sent';
  say(`Rules ${options.game}; ${reading}.`);
  members.forEach(showMember);
};

export const finalityCommand = new Command('finality')
  .description('what each member of a channel can finalize and cannot prevent, and how')
  .argument('<file>', 'a scenario of kind finalizability')
  .addOption(
    new Option('--game <rules>', 'the challenge rules').choices(['v1', 'v2', 'v3', 'current']).default('v3'),
  )
  .option('--app <module>', "an app of one's own: a JavaScript module that exports it as default")
  .option('--equivocating', 'let the others sign a second state for a turn')
  .option('--json', 'one line of JSON instead of the text')
  .action(finalityOf);

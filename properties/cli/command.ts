/** Runs the command as a user does, in a folder of its own, and keeps what it prints. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command with these arguments, in a folder, without colours. */
const nitroSpec = (cwd: string, ...args: string[]): Ran => {
  const tsx = fileURLToPath(import.meta.resolve('tsx'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { code: status, out: stdout, err: stderr };
};

/** A new folder: files are put into it, and commands run in it, until it is removed. */
export const inNewFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'nitro-spec-'));
  return {
    folder,
    file: (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return name;
    },
    run: (...args: string[]): Ran => nitroSpec(folder, ...args),
    remove: (): void => rmSync(folder, { recursive: true }),
  };
};

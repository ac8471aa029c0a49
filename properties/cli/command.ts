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

const nitroSpec = ['--import', fileURLToPath(import.meta.resolve('tsx')), main];

/** A command with these arguments, in a folder, without colours. */
const runIn = (cwd: string, command: string, args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(command, args, {
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
    run: (...args: string[]): Ran => runIn(folder, process.execPath, [...nitroSpec, ...args]),
    /** Nobody reads what it prints. */
    runUnread: (...args: string[]): Ran =>
      runIn(folder, '/bin/sh', ['-c', '"$0" "$@" | true', process.execPath, ...nitroSpec, ...args]),
    remove: (): void => rmSync(folder, { recursive: true }),
  };
};

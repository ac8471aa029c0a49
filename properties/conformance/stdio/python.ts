/**
 * The examples in Python for tests, or the reason why they cannot be run.
 *
 * Without Python the tests that need it are skipped, and say so; where `CI` is set they fail instead.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync('python3', ['--version']);

/** Why Python is missing, if it is. */
export const withoutPython: string | undefined =
  status === 0 ? undefined : 'the examples in Python need python3, which cannot be run here';

if (withoutPython !== undefined) {
  if (process.env['CI']) throw new Error(withoutPython);
  console.warn(`skipped: ${withoutPython}`);
}

/** The command for an example; nothing is written beside its source. */
export const python = (example: 'serve.py' | 'planted_fault.py'): string =>
  `python3 -B '${fileURLToPath(new URL(`../../../examples/python/${example}`, import.meta.url))}'`;

/**
 * Program: a command as the user types it, run by the shell, and spoken to line by line.
 *
 * It gets a process group of its own, and with it a watcher that ends the group as soon as the pipe to this
 * process is closed, however this process came to its end. The watcher lives in the group, so the group's
 * number is nobody else's as long as it is not ended here.
 */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { linesOf, type LineReader } from './lines.js';

/** How a program came to its end: by itself with a code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface Listener extends LineReader {
  /** Once, when the program has ended and nothing more is to come; `rest` follows the last full line. */
  readonly ended: (ending: Ending, rest: Buffer) => void;
}

export interface Program {
  readonly write: (line: string) => void;
  /** Closes its standard input. */
  readonly sayNoMore: () => void;
  /** Ends the program, and everything it has started in its group; `ended` follows. */
  readonly kill: () => void;
  /** The last lines that it wrote to standard error. */
  readonly complaints: () => readonly string[];
}

/** Begins to run a program. */
export type Launch = (listener: Listener) => Program;

const watched = `{ read _ <&3; kill -KILL 0; } </dev/null >/dev/null 2>&1 &
exec 3<&-
exec /bin/sh -c "$1"`;

/** Output that is still under way when a program ends arrives within this time, unless others hold its pipes. */
const drainMilliseconds = 250;

const complaintBytes = 4096;
const complaintLines = 12;

/** Control characters could do anything to a terminal. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '·');

/** Has the shell run this command. */
export const shell =
  (command: string): Launch =>
  (listener) => {
    const child = spawn('/bin/sh', ['-c', watched, 'sh', command], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    const [stdin, stdout, stderr, lifeline] = child.stdio as unknown as readonly [
      Socket,
      Socket,
      Socket,
      Socket,
    ];
    // Whoever waits for an answer holds a timer: a program that is idle keeps nobody waiting.
    for (const held of [child, stdin, stdout, stderr, lifeline]) held.unref();
    // What cannot be written is noticed when the program ends.
    for (const pipe of [stdin, lifeline]) pipe.on('error', () => {});

    const lines = linesOf(listener);
    let complaint = Buffer.alloc(0);
    stdout.on('data', lines.push);
    stderr.on('data', (chunk: Buffer) => {
      complaint = Buffer.concat([complaint, chunk]).subarray(-complaintBytes);
    });

    const kill = (): void => {
      child.ref(); // its end is waited for
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // All of them have ended before.
      }
    };
    let over = false;
    const end = (ending: Ending): void => {
      if (over) return;
      over = true;
      stdout.destroy();
      stderr.destroy();
      listener.ended(ending, lines.rest());
    };
    child.once('exit', (code, signal) => {
      kill();
      const patience = setTimeout(end, drainMilliseconds, { code, signal });
      child.once('close', () => {
        clearTimeout(patience);
        end({ code, signal });
      });
    });
    // There is no shell: as if it had not found the command.
    child.once('error', ({ message }) => {
      complaint = Buffer.from(message);
      end({ code: 127, signal: null });
    });

    return {
      write: (line) => void stdin.write(`${line}\n`),
      sayNoMore: () => void stdin.end(),
      kill,
      complaints: () =>
        printable(complaint.toString('utf8'))
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(-complaintLines),
    };
  };

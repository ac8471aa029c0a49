/** Terminal: progress for people, colours where they are wanted, and an interruption that leaves a summary. */
import pc from 'picocolors';

export const paint = pc;

export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Says what is wrong, a line at a time. */
export const complain = (message: string): void => {
  for (const line of message.split('\n')) process.stderr.write(`nitro-spec: ${line}\n`);
};

export const number = (count: number): string => count.toLocaleString('en-US');

export interface ProgressLine {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** One line on the terminal that is rewritten; nothing at all where standard error is not a terminal. */
export const progressLine = (): ProgressLine => {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  let last = 0;
  return {
    show: (text) => {
      if (Date.now() - last < 100) return;
      last = Date.now();
      process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    clear: () => process.stderr.write('\r\x1b[K'),
  };
};

/** The exit code of a command that was interrupted. */
export const interruptedCode = 130;

/**
 * Runs something that looks now and then whether Ctrl-C was pressed, or the process asked to end; a second
 * time ends it at once.
 *
 * The work gives way to the event loop by itself, or the interruption is never noticed.
 */
export const interruptible = async <T>(work: (interrupted: () => boolean) => Promise<T>): Promise<T> => {
  let pressed = false;
  const press = () => {
    if (pressed) process.exit(interruptedCode);
    pressed = true;
    process.exitCode = interruptedCode;
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, press);
  try {
    return await work(() => pressed);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, press);
  }
};

/** Lets signals and output through. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Recorded: every message that is sent to a program, and every line that it answers. */
import type { Launch } from '../../../conformance/stdio/program.js';

export interface Recording {
  readonly sent: string[];
  readonly received: string[];
  readonly launch: Launch;
}

export const recorded = (unrecorded: Launch): Recording => {
  const [sent, received]: [string[], string[]] = [[], []];
  const launch: Launch = (listener) => {
    const hear = (line: string): void => {
      received.push(line);
      listener.line(line);
    };
    const program = unrecorded({ ...listener, line: hear });
    const write = (line: string): void => {
      sent.push(line);
      program.write(line);
    };
    return { ...program, write };
  };
  return { sent, received, launch };
};

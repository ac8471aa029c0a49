/** Sections: the parts of a check. Each tells people in lines and machines in JSON what it did. */
import type { NitroAction, Rule } from '../../spec/index.js';

export interface Section {
  readonly name: string;
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
  /** Whether something is wrong. */
  readonly failed: boolean;
}

export interface CheckOptions {
  readonly runs: number;
  readonly duels: number;
  readonly compositions: number;
  readonly contract?: string;
  readonly contractRuns: number;
  readonly time?: number;
  readonly seed: number;
  readonly channels: number;
  readonly length: number;
  readonly mutant: string;
  readonly save: string;
}

/** What a section may use while it runs. */
export interface Checking {
  readonly options: CheckOptions;
  readonly rules: Rule<NitroAction>;
  /** Whether it is time to stop: Ctrl-C was pressed. */
  readonly interrupted: () => boolean;
  readonly progress: (text: string) => void;
}

/**
 * Scanner: a place in a text that is read from left to right, and where and why it cannot be read further.
 */
import { bareName } from './symbols.js';

/** A mistake in a text: where it is, what was found there and what was expected. */
export interface Mistake {
  readonly type: 'mistake';
  /** Lines and columns are counted from one. */
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

export const explainMistake = ({ line, column, expected, found }: Mistake): string =>
  `line ${line}, column ${column}: expected ${expected}, found ${found}`;

class Unreadable extends Error {
  constructor(readonly mistake: Mistake) {
    super(explainMistake(mistake));
  }
}

export interface Scanner {
  /** Whether one of these signs comes next. */
  readonly sees: (...signs: readonly string[]) => boolean;
  /** Takes one of these signs, the longest first, if it comes next. */
  readonly takes: (...signs: readonly string[]) => boolean;
  /** Takes one of these signs, or gives up. */
  readonly needs: (...signs: readonly string[]) => void;
  readonly name: () => string;
  readonly amount: () => bigint;
  readonly atEnd: () => boolean;
  /** The place of what comes next, for a mistake that is noticed later. */
  readonly here: () => number;
  readonly fail: (expected: string, at?: number) => never;
}

const quote = (sign: string): string => `'${sign}'`;
const amount = /-?\d+/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;

export const scanner = (text: string): Scanner => {
  let at = 0;

  const matches = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const skip = () => {
    at += matches(/\s*/y)!.length;
  };
  const fail = (expected: string, where = at): never => {
    const before = text.slice(0, where).split('\n');
    const rest = text.slice(where);
    throw new Unreadable({
      type: 'mistake',
      line: before.length,
      column: [...before.at(-1)!].length + 1,
      expected,
      found: rest === '' ? 'the end of the text' : quote(/^(?:[\p{L}\p{N}]+|.)/u.exec(rest)?.[0] ?? rest[0]!),
    });
  };
  const next = (signs: readonly string[]): string | undefined => {
    skip();
    return signs.toSorted((a, b) => b.length - a.length).find((sign) => text.startsWith(sign, at));
  };
  const takes = (...signs: readonly string[]): boolean => {
    const sign = next(signs);
    at += sign?.length ?? 0;
    return sign !== undefined;
  };

  return {
    sees: (...signs) => next(signs) !== undefined,
    takes,
    needs: (...signs) => {
      if (!takes(...signs)) fail(signs.map(quote).join(' or '));
    },
    name: () => {
      skip();
      const string = matches(quoted);
      const taken = string ?? matches(bareName) ?? fail('a name');
      const name = string === undefined ? taken : (parsed(string) ?? fail('a JSON string'));
      if (!/^\S+$/u.test(name)) fail('a name without white space');
      at += taken.length;
      return name;
    },
    amount: () => {
      skip();
      const digits = matches(amount) ?? fail('an amount');
      at += digits.length;
      return BigInt(digits);
    },
    atEnd: () => {
      skip();
      return at === text.length;
    },
    here: () => {
      skip();
      return at;
    },
    fail,
  };
};

const parsed = (string: string): string | undefined => {
  try {
    return JSON.parse(string) as string;
  } catch {
    return undefined;
  }
};

export type Reading<T> = { readonly type: 'read'; readonly value: T } | Mistake;

/** Reads the whole text in this way, or tells where it could not be read. */
export const reading = <T>(text: string, read: (scan: Scanner) => T): Reading<T> => {
  const scan = scanner(text);
  try {
    const value = read(scan);
    if (!scan.atEnd()) scan.fail('the end of the text');
    return { type: 'read', value };
  } catch (error) {
    if (error instanceof Unreadable) return error.mistake;
    throw error;
  }
};

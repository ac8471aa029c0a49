/**
 * Smaller: questions with a part left out or an amount lowered. Whether what is left is a question is for the reader
 * of scenarios to say.
 */
import type { Json } from '../../../conformance/scenario/index.js';

/** Parts that stay, so that all questions of a kind look alike. */
const lasting = new Set(['participants', 'balances', 'outcomes', 'channels', 'statuses']);

const isAmount = (text: string): boolean => /^\d+$/.test(text);

const lowered = (amount: bigint, least: bigint): readonly bigint[] =>
  [...new Set([least, amount / 2n, amount - 1n])].filter((lower) => lower >= least && lower < amount);

export function* smaller(json: Json, key?: string): Generator<Json> {
  if (typeof json === 'string') {
    if (isAmount(json)) yield* lowered(BigInt(json), 1n).map(String); // a zero is another question
  } else if (typeof json === 'number') yield* lowered(BigInt(json), 0n).map(Number);
  else if (Array.isArray(json)) {
    const list = json as readonly Json[];
    const isEntry = key === 'entries';
    for (const [i] of list.entries()) yield list.toSpliced(i, 1);
    for (const [i, part] of list.entries())
      for (const less of smaller(part)) if (!isEntry || isPair(less)) yield list.with(i, less);
  } else if (typeof json === 'object' && json !== null) {
    const fields = Object.entries(json) as [string, Json][];
    for (const [name] of fields)
      if (!lasting.has(name)) yield Object.fromEntries(fields.filter(([other]) => other !== name));
    for (const [name, part] of fields)
      for (const less of smaller(part, name))
        yield Object.fromEntries(fields.map((field) => (field[0] === name ? [name, less] : field)));
  }
}

const isPair = (json: Json): boolean => Array.isArray(json) && json.length === 2;

/** How many parts it has, how many coins are in it, and how long it is. */
export type Size = readonly [parts: number, coins: bigint, length: number];

export const sizeOf = (json: Json): Size => [partsIn(json), coinsIn(json), JSON.stringify(json).length];

const childrenOf = (json: Json): readonly Json[] =>
  typeof json === 'object' && json !== null ? (Object.values(json) as readonly Json[]) : [];

const partsIn = (json: Json): number =>
  childrenOf(json).reduce<number>((parts, child) => parts + partsIn(child), 1);

const coinsIn = (json: Json): bigint => {
  if (typeof json === 'string' && isAmount(json)) return BigInt(json);
  if (typeof json === 'number') return BigInt(json);
  return childrenOf(json).reduce<bigint>((coins, child) => coins + coinsIn(child), 0n);
};

export const isSmaller = (
  one: readonly (number | bigint)[],
  other: readonly (number | bigint)[],
): boolean => {
  for (const [i, amount] of one.entries()) {
    if (amount < other[i]!) return true;
    if (amount > other[i]!) return false;
  }
  return false;
};

/** The smallest question of this sort that is reached by making it smaller step by step. */
export const smallest = (start: Json, isOfThisSort: (json: Json) => boolean): Json => {
  let found = start;
  for (let size = sizeOf(found); ;) {
    let next: Json | undefined;
    for (const candidate of smaller(found)) {
      if (!isSmaller(sizeOf(candidate), size) || !isOfThisSort(candidate)) continue;
      next = candidate;
      break;
    }
    if (next === undefined) return found;
    found = next;
    size = sizeOf(found);
  }
};

const namesIn = (json: Json): readonly string[] => {
  if (typeof json === 'string') return [json];
  const keys = typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  return [...keys, ...childrenOf(json).flatMap(namesIn)];
};

/** Whether everybody who was a participant still is, as far as the question speaks of it. */
export const keepsParticipants = (start: Json, json: Json): boolean => {
  const listed = (network: Json): readonly string[] =>
    ((network as { network?: { participants?: readonly string[] } }).network?.participants ?? []) as string[];
  const [before, now] = [listed(start), listed(json)];
  const mentioned = new Set(namesIn(json));
  return before.every((name) => now.includes(name) || !mentioned.has(name));
};

const numbered = /^(?<letters>\p{L}+)(?:'+|\d+)$/u;

/** Tangles call their channels c0, c1, …; the paper would say L. */
const baseOf = (letters: string): string => (letters === 'c' ? 'L' : letters);

/** The same with as few primes as possible, and no numbers: what is left of G, G' and G'' may be G'' alone. */
export const withPlainNames = (json: Json): Json => {
  const names = [...new Set(namesIn(json))].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const taken = new Set(names.filter((name) => !numbered.test(name)));
  const plain = new Map<string, string>();
  for (const name of names) {
    const letters = numbered.exec(name)?.groups?.['letters'];
    if (letters === undefined) continue;
    let plainer = baseOf(letters);
    while (taken.has(plainer)) plainer += "'";
    taken.add(plainer);
    plain.set(name, plainer);
  }
  const renamed = (value: Json): Json => {
    if (typeof value === 'string') return plain.get(value) ?? value;
    if (Array.isArray(value)) return (value as readonly Json[]).map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [plain.get(key) ?? key, renamed(part as Json)]),
    );
  };
  return renamed(json);
};

/**
 * Agreement: whether somebody's answer says the same as the expected one.
 *
 * Amounts of zero and entries that do not count make no difference, a payment of nothing may succeed or not, and
 * why something cannot be is said in anybody's own words.
 */
import type { Json } from '../scenario/index.js';

type Fields = Readonly<Record<string, Json>>;

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without amounts of zero. */
const countedIn = (entries: Json): Json => {
  const seen = new Set<Json>();
  return (entries as readonly (readonly [string, string])[]).filter(([to, amount]) => {
    const counts = !seen.has(to) && amount !== '0';
    seen.add(to);
    return counts;
  });
};

const plain = (value: Json): Json => {
  if (Array.isArray(value)) return (value as readonly Json[]).map(plain);
  if (!isFields(value)) return value;
  if (value['type'] === 'allocation') return { ...value, entries: countedIn(value['entries']!) };
  if (Object.hasOwn(value, 'invalid')) return { invalid: true };
  const kept = Object.entries(value).filter(([, part]) => part !== '0');
  return Object.fromEntries(
    kept.map(([key, part]): [string, Json] => [key, plain(part)]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const unspecified = 'unspecified-but-no-effect';

/** Whether a payment of nothing succeeds is anybody's choice, and to pay nothing is to refuse. */
const leavingOpen = (given: Json, expected: Json): Json => {
  if (!isFields(given) || !isFields(expected) || !Array.isArray(expected['results'])) return given;
  const results = expected['results'] as readonly Json[];
  const theirs = given['results'] as readonly Json[];
  const open = theirs.map((result, i) =>
    results[i] === unspecified || (result === unspecified && results[i] === 'rejected') ? results[i] : result,
  );
  return { ...given, results: open as readonly Json[] };
};

export const agrees = (expected: Json, given: Json): boolean =>
  JSON.stringify(plain(leavingOpen(given, expected))) === JSON.stringify(plain(expected));

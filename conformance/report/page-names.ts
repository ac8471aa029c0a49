/** Page names: a file for each generation, named after it. */
import type { Report } from './model.js';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/** By generation; what reads alike is numbered. */
export const pageNames = ({ compared, rows }: Report): ReadonlyMap<string, string> => {
  const taken = new Set(['readme', 'notes', '']);
  const names = new Map<string, string>();
  for (const { generation } of [...compared, ...rows]) {
    if (names.has(generation)) continue;
    const name = slug(generation);
    let free = name;
    for (let i = 2; taken.has(free); i += 1) free = `${name}-${i}`;
    taken.add(free);
    names.set(generation, `${free}.md`);
  }
  return names;
};

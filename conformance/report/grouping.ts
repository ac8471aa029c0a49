/** Grouping: items that have the same texts in common, in the order in which they first came. */
export const grouped = <T>(
  items: Iterable<T>,
  commonOf: (item: T) => readonly string[],
): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = JSON.stringify(commonOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
};

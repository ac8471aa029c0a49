/**
 * Solving: from which nodes the player can make sure of something, whatever the others do.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Ending } from './arena.js';
import type { Graph, Option } from './graph.js';

type Goal = (ending: Ending) => boolean;

/** For each node from which the player reaches the goal in the end, the option that gets nearer; else nothing. */
export const attained = ({ endings, options }: Graph, goal: Goal): readonly (Option | undefined)[] => {
  const good = endings.map(goal);
  const winning: (Option | undefined)[] = options.map(() => undefined);
  for (let changed = true; changed;) {
    changed = false;
    for (let node = options.length - 1; node >= 0; node--) {
      if (winning[node]) continue;
      winning[node] = options[node]!.find(
        (option) =>
          option.endings.every((ending) => good[ending]) && option.nodes.every((next) => winning[next]),
      );
      changed ||= winning[node] !== undefined;
    }
  }
  return winning;
};

/** For each node from which the player keeps clear of these endings for ever, the option that does; else nothing. */
export const avoided = ({ endings, options }: Graph, bad: Goal): readonly (Option | undefined)[] => {
  const lost = endings.map(bad);
  const safe: (Option | undefined)[] = options.map(([first]) => first);
  const holds = (option: Option): boolean =>
    option.endings.every((ending) => !lost[ending]) && option.nodes.every((next) => safe[next]);
  for (let changed = true; changed;) {
    changed = false;
    for (let node = options.length - 1; node >= 0; node--) {
      const before = safe[node];
      if (!before || holds(before)) continue;
      safe[node] = options[node]!.find(holds);
      changed = true;
    }
  }
  return safe;
};

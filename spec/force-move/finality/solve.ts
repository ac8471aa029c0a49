/**
 * Solving: from which nodes the player can make sure of something, whatever the others do.
 *
 * Nodes are settled in rounds, and whatever settles a node was settled in an earlier round. So the order also says
 * how to play: always towards what was settled earlier.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Ending } from './arena.js';
import type { Graph, Option } from './graph.js';

export type Goal = (ending: Ending) => boolean;

/** In which round each node was settled; infinity for those that never were. */
export type Order = readonly number[];

type Settled = (node: number, order: Order) => boolean;

const settle = (graph: Graph, settled: Settled): Order => {
  const order: number[] = graph.options.map(() => Infinity);
  let open = order.map((_, node) => node);
  for (let round = 0; ; round++) {
    const now = open.filter((node) => settled(node, order));
    if (now.length === 0) return order;
    for (const node of now) order[node] = round;
    open = open.filter((node) => order[node] === Infinity);
  }
};

/** The option that reaches the goal in the fewest rounds. */
export const forcing = (graph: Graph, goal: Goal, node: number, order: Order): Option => {
  const rounds = ({ nodes, endings }: Option): number =>
    endings.every((ending) => goal(graph.endings[ending]!))
      ? Math.max(-1, ...nodes.map((next) => order[next]!))
      : Infinity;
  return graph.options[node]!.reduce((best, option) => (rounds(option) < rounds(best) ? option : best));
};

/** The nodes from which the player reaches the goal in the end. */
export const attained = (graph: Graph, goal: Goal): Order => {
  const good = graph.endings.map(goal);
  return settle(graph, (node, order) =>
    graph.options[node]!.some(
      ({ nodes, endings }) =>
        endings.every((ending) => good[ending]) && nodes.every((next) => order[next] !== Infinity),
    ),
  );
};

/** The nodes from which the others bring about one of these endings, whatever the player does. */
export const unavoidable = (graph: Graph, bad: Goal): Order => {
  const lost = graph.endings.map(bad);
  return settle(graph, (node, order) =>
    graph.options[node]!.every(
      ({ nodes, endings }) =>
        endings.some((ending) => lost[ending]) || nodes.some((next) => order[next] !== Infinity),
    ),
  );
};

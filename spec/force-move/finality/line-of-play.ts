/**
 * Lines of play: one way the game goes when both sides play as the solution says.
 *
 * Where the player can finalize an outcome it plays for it and the others hold out for as long as they can; where
 * it cannot prevent one, the others play for it while the player waits.
 */
import type { Arena, Decision, Node, Result, Showing } from './arena.js';
import { graphOf, type Graph, type Option } from './graph.js';
import { attained, forcing, unavoidable, type Goal, type Order } from './solve.js';

/** One decision of the player, what the others did before it counted, and what came of it. */
export interface Round {
  readonly decision: Decision;
  readonly others: readonly Showing[];
  readonly result: Result;
}

export type Line = readonly Round[];

/** The last round ends the game, or leads to a node that was there before. */
interface Reply {
  readonly node?: number;
  readonly ending?: number;
}

const sameResult = (arena: Arena, a: Result, b: Result): boolean =>
  a.type === 'node'
    ? b.type === 'node' && arena.key(a.node) === arena.key(b.node)
    : b.type === 'ending' && a.ending.turn === b.ending.turn && a.ending.outcome === b.ending.outcome;

/** The fewest calls of the others after which the decision has this result. */
export const roundTo = (arena: Arena, from: Node, decision: Decision, to: Result): Round => {
  const seen = arena.revealed(from, decision);
  const queue: { readonly node: Node; readonly others: readonly Showing[] }[] = [{ node: seen, others: [] }];
  const visited = new Set<string>();
  for (const { node, others } of queue) {
    const released = arena.released(node, decision);
    const touched = others.length > 0 && decision.type === 'wait';
    const result = released ?? (others.length > 0 ? { type: 'node' as const, node } : arena.idle(node));
    if (!touched && sameResult(arena, result, to)) return { decision, others, result };
    for (const move of arena.coalitionMoves(node)) {
      if (sameResult(arena, move.result, to) && (decision.type === 'wait' || move.result.type === 'ending'))
        return { decision, others: [...others, move], result: move.result };
      if (move.result.type === 'ending' || visited.has(arena.key(move.result.node))) continue;
      visited.add(arena.key(move.result.node));
      queue.push({ node: move.result.node, others: [...others, move] });
    }
  }
  throw new Error('an option of the graph has a result that nothing leads to');
};

const play = (
  arena: Arena,
  graph: Graph,
  choose: (node: number) => Option,
  reply: (node: number, option: Option) => Reply,
): Line => {
  const rounds: Round[] = [];
  const visited = new Set<number>();
  for (let at: number | undefined = 0; at !== undefined && !visited.has(at);) {
    visited.add(at);
    const option = choose(at);
    const { node, ending }: Reply = reply(at, option);
    const to: Result =
      ending === undefined
        ? { type: 'node', node: graph.nodes[node!]! }
        : { type: 'ending', ending: graph.endings[ending]! };
    rounds.push(roundTo(arena, graph.nodes[at]!, option.decision, to));
    at = node;
  }
  return rounds;
};

const latest = (nodes: readonly number[], order: Order): number | undefined =>
  nodes.slice().sort((a, b) => order[b]! - order[a]!)[0];

/** How the player reaches the goal against others who put it off for as long as they can. */
export const lineTo = (arena: Arena, goal: Goal, graph = graphOf(arena)): Line | undefined => {
  const order = attained(graph, goal);
  if (order[0] === Infinity) return undefined;
  return play(
    arena,
    graph,
    (node) => forcing(graph, goal, node, order),
    (_node, { nodes, endings }) =>
      nodes.length > 0 ? { node: latest(nodes, order)! } : { ending: endings[0]! },
  );
};

/** How the others bring about one of these endings while the player waits. */
export const lineAgainst = (arena: Arena, bad: Goal, graph = graphOf(arena)): Line | undefined => {
  const order = unavoidable(graph, bad);
  if (order[0] === Infinity) return undefined;
  return play(
    arena,
    graph,
    (node) => graph.options[node]![0]!,
    (node, { nodes, endings }) => {
      const ending = endings.find((number) => bad(graph.endings[number]!));
      return ending === undefined ? { node: nodes.find((next) => order[next]! < order[node]!)! } : { ending };
    },
  );
};

/** What a player would do in each node. */
export type Strategy = (node: Node, options: readonly Option[]) => Option;

/** The shortest way in which the others keep a player that plays like this in these nodes for ever. */
export const endlessLine = (
  arena: Arena,
  strategy: Strategy,
  stays: (node: Node) => boolean,
  graph = graphOf(arena),
): Line | undefined => {
  const chosen = graph.nodes.map((node, number) => strategy(node, graph.options[number]!));
  const kept = (from: number): readonly number[] =>
    chosen[from]!.nodes.filter((next) => stays(graph.nodes[next]!));

  /** The numbers of nodes from the start back to one of them, in so many rounds. */
  const lasso = (path: readonly number[], rounds: number): readonly number[] | undefined => {
    if (rounds === 0) return undefined;
    for (const next of kept(path.at(-1)!)) {
      const found = path.includes(next) ? [...path, next] : lasso([...path, next], rounds - 1);
      if (found) return found;
    }
    return undefined;
  };

  for (let rounds = 1; rounds <= graph.nodes.length; rounds++) {
    const path = lasso([0], rounds);
    if (!path) continue;
    return path.slice(1).map((to, i) =>
      roundTo(arena, graph.nodes[path[i]!]!, chosen[path[i]!]!.decision, {
        type: 'node',
        node: graph.nodes[to]!,
      }),
    );
  }
  return undefined;
};

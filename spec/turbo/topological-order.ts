/**
 * Topological order: the nodes of a graph, each before everything it points to, or a cycle why there is none.
 *
 * Without recursion: a chain of channels may be a hundred thousand deep.
 *
 * @paper §5.2 Unbeatable Redistribution
 */
export type Ordering<Node> =
  | { readonly type: 'ordered'; readonly order: readonly Node[] }
  /** Each node points to the next one, and the last to the first. */
  | { readonly type: 'cycle'; readonly cycle: readonly Node[] };

export type Graph<Node> = ReadonlyMap<Node, readonly Node[]>;

/** Orders all nodes that are keys of the graph or are pointed to. */
export const topologicalOrder = <Node>(graph: Graph<Node>): Ordering<Node> => {
  const arrows = new Map<Node, number>();
  for (const node of graph.keys()) arrows.set(node, 0);
  for (const successors of graph.values())
    for (const node of successors) arrows.set(node, (arrows.get(node) ?? 0) + 1);

  const order = [...arrows.keys()].filter((node) => arrows.get(node) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const successor of graph.get(order[next]!) ?? []) {
      const left = arrows.get(successor)! - 1;
      arrows.set(successor, left);
      if (left === 0) order.push(successor);
    }
  }
  if (order.length === arrows.size) return { type: 'ordered', order };
  return { type: 'cycle', cycle: cycleAmong(graph, new Set(order)) };
};

/** Every node outside the ordered ones has a predecessor outside them: walking backwards meets itself. */
const cycleAmong = <Node>(graph: Graph<Node>, ordered: ReadonlySet<Node>): readonly Node[] => {
  const predecessor = new Map<Node, Node>();
  for (const [node, successors] of graph)
    if (!ordered.has(node))
      for (const successor of successors) if (!ordered.has(successor)) predecessor.set(successor, node);

  const [start] = predecessor.keys();
  const walk = new Map<Node, number>();
  let node = start!;
  while (!walk.has(node)) {
    walk.set(node, walk.size);
    node = predecessor.get(node)!;
  }
  return [...walk.keys()].slice(walk.get(node)).toReversed();
};

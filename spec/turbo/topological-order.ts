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
  const { nodes, successors } = numbered(graph);
  const arrows = nodes.map(() => 0);
  for (const pointedTo of successors) for (const node of pointedTo) arrows[node]!++;

  const order = [...nodes.keys()].filter((node) => arrows[node] === 0);
  for (let next = 0; next < order.length; next++)
    for (const successor of successors[order[next]!]!) if (--arrows[successor]! === 0) order.push(successor);

  const ordered = order.map((node) => nodes[node]!);
  if (order.length === nodes.length) return { type: 'ordered', order: ordered };
  return { type: 'cycle', cycle: cycleAmong(graph, new Set(ordered)) };
};

/** The nodes, and what each of them points to, by number: each node is looked up once per arrow, and no more. */
const numbered = <Node>(graph: Graph<Node>) => {
  const numbers = new Map<Node, number>();
  const successors: number[][] = [];
  const numberOf = (node: Node): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, successors.length);
    return successors.push([]) - 1;
  };
  for (const [node, pointedTo] of graph) successors[numberOf(node)] = pointedTo.map(numberOf);
  return { nodes: [...numbers.keys()], successors };
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

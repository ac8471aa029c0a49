/**
 * The graph of an arena: every node that can be reached, and for each decision of the player all that can come of
 * it, the others having done before it whatever they like.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import { sameOutcome } from '../state.js';
import type { Arena, Decision, Ending, Node, Result } from './arena.js';

/** What can come of a decision: nodes by number, and endings by number. */
export interface Option {
  readonly decision: Decision;
  /** Whether time goes by if the others leave everything as it is. */
  readonly idles: boolean;
  readonly nodes: readonly number[];
  readonly endings: readonly number[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
  /** The player's options in each node; node 0 is the start. */
  readonly options: readonly (readonly Option[])[];
}

/** The graph has more nodes than the bound. */
export class TooLarge extends Error {}

export const graphOf = (arena: Arena, bound = 200_000): Graph => {
  const numbers = new Map<string, number>();
  const nodes: Node[] = [];
  const endings: Ending[] = [];

  const numberOf = (node: Node): number => {
    const key = arena.key(node);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (nodes.length >= bound) throw new TooLarge(`more than ${bound} nodes`);
    numbers.set(key, nodes.length);
    nodes.push(node);
    return nodes.length - 1;
  };
  const endingNumber = (ending: Ending): number => {
    const known = endings.findIndex(
      ({ turn, outcome }) => turn === ending.turn && sameOutcome(outcome, ending.outcome),
    );
    if (known >= 0) return known;
    endings.push(ending);
    return endings.length - 1;
  };

  const moves = new Map<number, { readonly nodes: readonly number[]; readonly endings: readonly number[] }>();
  /** What one call of the others leads to. */
  const movesFrom = (number: number) => {
    const known = moves.get(number);
    if (known) return known;
    const next = { nodes: new Set<number>(), endings: new Set<number>() };
    for (const { result } of arena.coalitionMoves(nodes[number]!))
      if (result.type === 'node') next.nodes.add(numberOf(result.node));
      else next.endings.add(endingNumber(result.ending));
    const found = { nodes: [...next.nodes], endings: [...next.endings] };
    moves.set(number, found);
    return found;
  };

  const runs = new Map<
    number,
    { readonly nodes: ReadonlySet<number>; readonly endings: ReadonlySet<number> }
  >();
  /** What any number of calls of the others, but at least one, lead to. */
  const runsFrom = (number: number) => {
    const known = runs.get(number);
    if (known) return known;
    const found = { nodes: new Set<number>(), endings: new Set<number>() };
    const look = (from: number): void => {
      const next = movesFrom(from);
      for (const ending of next.endings) found.endings.add(ending);
      for (const node of next.nodes) found.nodes.add(node);
    };
    look(number);
    for (const node of found.nodes) look(node);
    runs.set(number, found);
    return found;
  };

  const optionsOf = (number: number): readonly Option[] =>
    arena.decisions(nodes[number]!).map((decision) => {
      const seen = numberOf(arena.revealed(nodes[number]!, decision));
      const before = runsFrom(seen);
      const found = { nodes: new Set<number>(), endings: new Set(before.endings) };
      const add = (result: Result): void => {
        if (result.type === 'node') found.nodes.add(numberOf(result.node));
        else found.endings.add(endingNumber(result.ending));
      };
      const released = arena.released(nodes[seen]!, decision);
      add(released ?? arena.idle(nodes[seen]!));
      // what the others have touched last does not expire before the player has seen it
      for (const from of before.nodes) {
        const result = arena.released(nodes[from]!, decision);
        if (result) add(result);
        else found.nodes.add(from);
      }
      return {
        decision,
        idles: released === undefined,
        nodes: [...found.nodes],
        endings: [...found.endings],
      };
    });

  const options: (readonly Option[])[] = [];
  numberOf(arena.start);
  for (let number = 0; number < nodes.length; number++) options.push(optionsOf(number));
  return { nodes, endings, options };
};

/**
 * Costs: what it takes an honest participant, in the worst case, to get out of a dispute.
 *
 * Three aims, kept apart. *Progress*: the turn on chain passes the latest supported one, or the channel is final no
 * worse. *Exit*: the channel is final no worse than the latest supported state. *Defence*: it never becomes final
 * with an earlier one. Two prices: transactions that the participant submits, in vain or not, and challenge periods
 * that it sits through. No bound at all is `Infinity`.
 *
 * @paper §4.3 Unbeatable Strategies
 */
import type { Graph, Option } from './graph.js';

export type Aim = 'progress' | 'exit' | 'defence';

export type Price = 'transactions' | 'periods';

const priceOf = (graph: Graph, price: Price, node: number, { decision, idles }: Option): number => {
  if (price === 'transactions') return decision.type === 'call' ? 1 : 0;
  return idles && graph.nodes[node]!.onChain.challenge ? 1 : 0;
};

/** The least that the participant has to pay in each node, whatever the others do. */
export const costs = (graph: Graph, aim: Aim, price: Price, latest: number): readonly number[] => {
  const done = (node: number): boolean => aim === 'progress' && graph.nodes[node]!.onChain.record > latest;
  const ended = graph.endings.map(({ turn }) => (turn < latest ? Infinity : 0));
  // an aim that has to be reached counts down from no bound at all, one that has to be kept up from nothing
  const cost: number[] = graph.options.map((_, node) => (aim === 'defence' || done(node) ? 0 : Infinity));
  const more = graph.nodes.length + 1; // whoever pays more than once in each node pays without a bound

  const worth = (node: number, option: Option): number =>
    priceOf(graph, price, node, option) +
    Math.max(
      0,
      ...option.endings.map((ending) => ended[ending]!),
      ...option.nodes.map((next) => cost[next]!),
    );

  for (let changed = true; changed;) {
    changed = false;
    for (let node = cost.length - 1; node >= 0; node--) {
      if (done(node)) continue;
      const least = Math.min(...graph.options[node]!.map((option) => worth(node, option)));
      const bounded = least > more ? Infinity : least;
      changed ||= bounded !== cost[node];
      cost[node] = bounded;
    }
  }
  return cost;
};

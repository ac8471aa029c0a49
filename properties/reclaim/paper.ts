/**
 * One virtual channel, twice: across ledgers with guarantees inside, and by the paper's construction.
 *
 * The path is P0, P1, …, Pn+1 with a ledger on each of its n+1 hops. In the paper a virtual channel goes through
 * one intermediary: the first one is between P0 and P2 and takes the place of a ledger between them, on which
 * stands the one between P0 and P3, and so on, until the last is between P0 and Pn+1.
 *
 * @paper §6.3 Virtual Channels
 */
import {
  allocation,
  chainOf,
  channel,
  guarantee,
  participant,
  reclaim,
  recordOf,
  type Chain,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';

const { guaranteed, ledgerChainOf, simple } = reclaim;

export interface VirtualNetwork {
  /** What the virtual channel ends with, for its first and its last participant. */
  readonly ends: readonly [Coins, Coins];
  /** Of each ledger what is owed to its left and to its right besides, and how many coins it is short of. */
  readonly hops: readonly { readonly left: Coins; readonly right: Coins; readonly short?: Coins }[];
}

const numbered = (letter: string, number: number): ChannelAddress => channel(`${letter}${number}`);

export const pathOf = ({ hops }: VirtualNetwork): readonly ParticipantAddress[] =>
  Array.from({ length: hops.length + 1 }, (_, i) => participant(`P${i}`));

const heldIn = ({ ends: [a, b], hops }: VirtualNetwork): readonly (readonly [ChannelAddress, Coins])[] =>
  hops.map(({ left, right, short = 0n }, i) => [numbered('L', i), left + right + a + b - short]);

/** Every ledger with a guarantee for V inside. */
export const withGuaranteesInside = (network: VirtualNetwork): reclaim.LedgerChain => {
  const { ends, hops } = network;
  const path = pathOf(network);
  const V = channel('V');
  const ledgers = hops.map(({ left, right }, i): [ChannelAddress, reclaim.LedgerOutcome] => [
    numbered('L', i),
    [
      simple(path[i]!, left),
      simple(path[i + 1]!, right),
      guaranteed(V, ends[0] + ends[1], path[i]!, path[i + 1]!),
    ],
  ]);
  return ledgerChainOf(path, {
    holdings: recordOf(heldIn(network)),
    outcomes: recordOf([...ledgers, [V, [simple(path[0]!, ends[0]), simple(path.at(-1)!, ends[1])]]]),
  });
};

/** The same by the paper: on hop i the guarantee Gi for what stands to the left, Hi for what stands to the right. */
export const byTheConstruction = (network: VirtualNetwork): Chain => {
  const { ends, hops } = network;
  const [a, b] = ends;
  const x = a + b;
  const path = pathOf(network);
  const [first, last] = [path[0]!, path.at(-1)!];
  const outcomes: [ChannelAddress, Outcome][] = hops.map(({ left, right }, i) => {
    const inside = i === 0 ? (hops.length === 1 ? numbered('U', 0) : numbered('G', 1)) : numbered('H', i);
    return [numbered('L', i), allocation([path[i]!, left], [path[i + 1]!, right], [inside, x])];
  });
  for (let k = 1; k < hops.length; k++) {
    const [J, U, through] = [numbered('J', k), numbered('U', k), path[k]!];
    outcomes.push(
      [J, allocation([U, x], [through, x])],
      [numbered('G', k), guarantee(J, U, first, through)],
      [numbered('H', k), guarantee(J, U, path[k + 1]!, through)],
      [U, k + 1 < hops.length ? allocation([numbered('G', k + 1), x]) : allocation([first, a], [last, b])],
    );
  }
  if (hops.length === 1) outcomes.push([numbered('U', 0), allocation([first, a], [last, b])]);
  return chainOf(path, { balances: recordOf(heldIn(network)), outcomes: recordOf(outcomes) });
};

/** What the ledgers owe once the virtual channel was closed off-chain. */
export const closedOffChain = (network: VirtualNetwork): reclaim.LedgerChain => {
  const { ends, hops } = network;
  const path = pathOf(network);
  return ledgerChainOf(path, {
    holdings: recordOf(heldIn(network)),
    outcomes: recordOf(
      hops.map(({ left, right }, i) => [
        numbered('L', i),
        [simple(path[i]!, left + ends[0]), simple(path[i + 1]!, right + ends[1])],
      ]),
    ),
  });
};

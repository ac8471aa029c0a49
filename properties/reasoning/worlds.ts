/**
 * Small worlds, gone through completely: two guarantees with one target.
 *
 * G and G' hold one coin each and list A, B and I in any order; J holds none or one, and owes one coin each to
 * A alone, to A and B, or to A, B and I, in any order up to exchanging B and I. That is 6 × 36 × 2 = 432
 * networks, times what the statuses of the three channels can be.
 */
import {
  allocation,
  chainOf,
  channel,
  deposit,
  guarantee,
  recordOf,
  viewOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type Status,
  type View,
} from '../../spec/index.js';
import { A, B, G, H, I, J, people, X } from './views.js';

export const orders: readonly (readonly Address[])[] = [
  [A, B, I],
  [A, I, B],
  [B, A, I],
  [B, I, A],
  [I, A, B],
  [I, B, A],
];

/** What J can owe. */
export const debts: readonly Outcome[] = [[A], [A, B], [B, A], [A, B, I], [B, A, I], [B, I, A]].map((to) =>
  allocation(...to.map((address) => [address, 1n] as const)),
);

export const guarantees: readonly Outcome[] = orders.map((order) => guarantee(J, ...order));

/** Where a channel stands with this outcome: on chain, or with a status. */
export type Place = (outcome: Outcome) => Outcome | Status;

export const onChain: Place = (outcome) => outcome;
export const universal: Place = (outcome) => ({ type: 'universal', outcome });
export const finalizable: Place = (outcome) => ({ type: 'finalizable', outcomes: [outcome] });
export const sentNotReceived: Place = (outcome) => ({ type: 'sentNotReceived', outcomes: [outcome] });

const isStatus = (place: Outcome | Status): place is Status =>
  place.type !== 'allocation' && place.type !== 'guarantee';

/** The view with these balances, on chain or with a status what is given for each channel. */
export const placed = (
  balances: readonly (readonly [Address, bigint])[],
  places: readonly (readonly [ChannelAddress, Outcome | Status])[],
): View =>
  viewOf(
    chainOf(people, {
      balances: recordOf(balances),
      outcomes: recordOf(
        places.flatMap(([address, place]) => (isStatus(place) ? [] : [[address, place] as const])),
      ),
    }),
    recordOf(places.flatMap(([address, place]) => (isStatus(place) ? [[address, place] as const] : []))),
  );

export const balancesWith = (inJ: bigint): readonly (readonly [Address, bigint])[] => [
  [G, 1n],
  [H, 1n],
  [J, inJ],
];

export interface World {
  readonly view: View;
  /** The outcomes of G, G' and J. */
  readonly outcomes: readonly [Outcome, Outcome, Outcome];
  readonly balances: readonly (readonly [Address, bigint])[];
}

/** All networks of the world, with G, G' and J in each of these places. */
export const twoGuarantees = function* (places: readonly Place[]): Generator<World> {
  for (const inJ of [0n, 1n])
    for (const g of guarantees)
      for (const h of guarantees)
        for (const owes of debts)
          for (const ofG of places)
            for (const ofH of places)
              for (const ofJ of places) {
                const balances = balancesWith(inJ);
                const view = placed(balances, [
                  [G, ofG(g)],
                  [H, ofH(h)],
                  [J, ofJ(owes)],
                ]);
                yield { view, outcomes: [g, h, owes], balances };
              }
};

/** The claim-ordering figure: both guarantees pay I first, then G pays A and G' pays B; G stands in any place. */
export const orderFigure = (place: Place, coins = 1n): View =>
  placed(
    [
      [G, coins],
      [H, coins],
    ],
    [
      [G, place(guarantee(J, I, A))],
      [H, universal(guarantee(J, I, B))],
      [J, universal(allocation([I, coins], [A, coins], [B, coins]))],
    ],
  );

const Y = channel('Y');

/** Two sides to take in the matching view. */
export const sides: readonly Outcome[] = [guarantee(J, X, Y), guarantee(J, Y, X)];

/** χ and Y each pay B first: A receives a coin only if both guarantees take the same side. */
export const matching = (ofG: Status, ofH: Status): View =>
  placed(
    [
      [G, 1n],
      [H, 1n],
    ],
    [
      [G, ofG],
      [H, ofH],
      [J, allocation([X, 2n], [Y, 2n])],
      [X, allocation([B, 1n], [A, 1n])],
      [Y, allocation([B, 1n], [A, 1n])],
    ],
  );

/** The smallest group in which whole claims are not enough to leave C with nothing. */
export const interleaving = (): { readonly view: View; readonly loser: Address } => {
  const [C, D] = [channel('C'), channel('D')];
  const view = placed(
    [
      [J, 2n],
      [G, 2n],
    ],
    [
      [J, allocation([A, 2n], [B, 1n], [C, 1n], [D, 1n])],
      [G, guarantee(J, A, D, C, B)],
    ],
  );
  return { view, loser: C };
};

export const depositedIn = (view: View, to: Address, amount: Coins): View => {
  const step = deposit(view.chain, { type: 'deposit', to, amount });
  if (step.status === 'rejected') throw new Error('a deposit is never refused');
  return { ...view, chain: step.chain };
};

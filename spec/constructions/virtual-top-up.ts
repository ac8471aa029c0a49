/**
 * Topping up a virtual channel, and taking coins out of it again, while its app goes on.
 *
 * The paper only mentions both. A's new coins come from its ledger channel with I, and I adds as many from its
 * own with B. No two channels change together, so for a while J owes coins that have not come yet, and what
 * comes has to reach whoever brings it:
 *
 * - J owes A's coins not to A, which G prefers to I, but to a new channel M, which comes after I in G and G'.
 *   So long as they have not come I's coins do not pay for them.
 * - A can finalize neither L' nor G'. So its coins come with a guarantee of their own, which prefers M.
 * - When A's coins have come J moves them to χ, where they are last until I's coins have come too: B relies
 *   on these alone.
 * - What A brought with the new guarantee goes over to G; M and the new guarantee can be discarded.
 *
 * Coins are taken out by the same states backwards.
 *
 * @paper §6.5 Examples
 */
import type { Coins } from '../modelling/coins.js';
import { allocation, guarantee, type Outcome } from '../modelling/outcome.js';
import { A, at, B, I, open, primed, system, update, χ } from './cast.js';
import { construction } from './construction.js';
import type { System } from './system.js';
import { endGuarantee, jointTogether, membersOfJoint } from './virtual-channel.js';
import { virtualThroughI } from './virtual-examples.js';

const virtual = virtualThroughI(2);
const J = virtual.joint;
const [atA, atB] = virtual.ends as [(typeof virtual.ends)[0], (typeof virtual.ends)[0]];

/** What J owes A's coins to, and the guarantee that they come with. */
const [M, N] = [primed('M', 0), primed('G', 2)] as const;

const parameters = {
  a: 'what A has in the virtual channel without the coins that it moves',
  b: 'what B has in it',
  "a'": 'the coins that A moves',
};

interface Standing {
  readonly ledgerOfA: Outcome;
  readonly ledgerOfB: Outcome;
  readonly joint: Outcome;
  readonly virtual: Outcome;
}

/** A's coins are in its ledger channel, and as many of I in that of B. */
const outside = (a: Coins, b: Coins, more: Coins): Standing => ({
  ledgerOfA: allocation([atA.guarantee, a + b], [A, more]),
  ledgerOfB: allocation([atB.guarantee, a + b], [I, more]),
  joint: jointTogether(virtual, a + b),
  virtual: allocation([A, a], [B, b]),
});

/** They are on their way. */
const between = (a: Coins, b: Coins, more: Coins): Omit<Standing, 'ledgerOfB'> => ({
  ledgerOfA: allocation([atA.guarantee, a + b], [N, more]),
  joint: allocation([χ, a + b], [I, a + b + more], [M, more]),
  virtual: allocation([B, b], [A, a + more]),
});

/** They are in the virtual channel. */
const inside = (a: Coins, b: Coins, more: Coins): Standing => ({
  ledgerOfA: allocation([atA.guarantee, a + b + more]),
  ledgerOfB: allocation([atB.guarantee, a + b + more]),
  joint: jointTogether(virtual, a + b + more),
  virtual: allocation([A, a + more], [B, b]),
});

const atRest = (standing: Standing, coins: Coins): System =>
  system(
    [A, B, I],
    [
      [atA.ledger, coins],
      [atB.ledger, coins],
    ],
    [
      at(atA.ledger, [A, I], standing.ledgerOfA),
      at(atB.ledger, [B, I], standing.ledgerOfB),
      at(atA.guarantee, [A, I], endGuarantee(virtual, atA)),
      at(atB.guarantee, [B, I], endGuarantee(virtual, atB)),
      at(J, membersOfJoint(virtual), standing.joint),
      at(χ, [A, B], standing.virtual),
    ],
  );

const preparations = (more: Coins) => [
  open(M, [A, I], allocation([A, more])),
  open(N, [A, I], guarantee(J, M, χ, I)),
];

export const topUpVirtual = construction({
  id: 'top-up-virtual',
  title: 'Top up a virtual channel',
  section: '§6.5',
  purpose: 'A adds coins of its ledger channel to a virtual channel, and I as many.',
  parameters,
  instance: ({ a, b, "a'": more }) => ({
    start: atRest(outside(a, b, more), a + b + more),
    steps: [
      ...preparations(more),
      update(J, between(a, b, more).joint),
      update(atB.ledger, inside(a, b, more).ledgerOfB),
      update(atA.ledger, between(a, b, more).ledgerOfA),
      update(χ, between(a, b, more).virtual),
      update(J, inside(a, b, more).joint),
      update(atA.ledger, inside(a, b, more).ledgerOfA),
      update(χ, inside(a, b, more).virtual),
    ],
    funds: { channel: χ, amount: a + b + more },
  }),
});

export const checkOutOfVirtual = construction({
  id: 'check-out-of-virtual',
  title: 'Take coins out of a virtual channel',
  section: '§6.5',
  purpose: 'A moves coins from a virtual channel to its ledger channel, and I gets as many back.',
  parameters,
  instance: ({ a, b, "a'": less }) => ({
    start: atRest(inside(a, b, less), a + b + less),
    steps: [
      ...preparations(less),
      update(χ, between(a, b, less).virtual),
      update(atA.ledger, between(a, b, less).ledgerOfA),
      update(J, between(a, b, less).joint),
      update(χ, outside(a, b, less).virtual),
      update(atA.ledger, outside(a, b, less).ledgerOfA),
      update(atB.ledger, outside(a, b, less).ledgerOfB),
      update(J, outside(a, b, less).joint),
    ],
    funds: { channel: χ, amount: a + b },
  }),
});

/**
 * Offloading a virtual channel: any of those who hold it up can make it hold its own coins, without the others.
 *
 * An end finalizes what it is a member of and uses its own guarantee. The intermediary has to offload the
 * channel too before it gets its own coins back, by the other guarantee.
 *
 * @paper §6.4 Offloading Virtual Channels
 */
import { A, B, claiming, I, putOnChain, transferring, χ } from './cast.js';
import { construction, type Construction } from './construction.js';
import type { ConstructionStep } from './step.js';
import type { Coins } from '../modelling/coins.js';
import { virtualThroughI, whileOpen } from './virtual-examples.js';

const virtual = virtualThroughI(2);
const [one, other] = virtual.ends as [(typeof virtual.ends)[0], (typeof virtual.ends)[0]];

const offload = (id: string, by: string, steps: (x: Coins) => readonly ConstructionStep[]): Construction =>
  construction({
    id: `offload-virtual-by-${id}`,
    title: `Offload a virtual channel, by ${by}`,
    section: '§6.4',
    purpose: `${by} makes the virtual channel hold its own coins, with or without the others.`,
    parameters: { a: 'the share of A', b: 'the share of B' },
    instance: ({ a, b }) => ({
      start: whileOpen(virtual, [a, b]),
      steps: steps(a + b),
      funds: { channel: χ, amount: a + b },
    }),
  });

const byEnd = ({ ledger, guarantee }: typeof one, x: Coins): readonly ConstructionStep[] => [
  putOnChain(ledger),
  putOnChain(guarantee),
  putOnChain(virtual.joint),
  transferring(ledger, guarantee, x),
  claiming(guarantee, χ, x),
];

export const offloadVirtualByA = offload('a', A, (x) => byEnd(one, x));

export const offloadVirtualByB = offload('b', B, (x) => byEnd(other, x));

export const offloadVirtualByI = offload('i', I, (x) => [
  ...[one, other].flatMap(({ ledger, guarantee }) => [putOnChain(ledger), putOnChain(guarantee)]),
  putOnChain(virtual.joint),
  transferring(one.ledger, one.guarantee, x),
  transferring(other.ledger, other.guarantee, x),
  claiming(one.guarantee, χ, x),
  claiming(other.guarantee, I, x),
]);

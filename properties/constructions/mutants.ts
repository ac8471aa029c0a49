/**
 * Mutants: constructions that are wrong on purpose, each with somebody who loses by it.
 *
 * They stay in the suite so that a check that has gone blind is noticed.
 */
import {
  misprints,
  type ConstructionStep,
  type Instance,
  type Open,
  type Update,
} from '../../spec/constructions/index.js';
import {
  allocation,
  channel,
  guarantee,
  participant,
  type ChannelAddress,
  type Outcome,
} from '../../spec/index.js';
import { named } from './amounts.js';

export interface WrongConstruction {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly instance: Instance;
  /** Who loses first, and how much in the worst moment. */
  readonly victim: string;
  readonly loses: bigint;
}

const [A, B, C, I] = ['A', 'B', 'C', 'I'].map(participant) as [
  ReturnType<typeof participant>,
  ReturnType<typeof participant>,
  ReturnType<typeof participant>,
  ReturnType<typeof participant>,
];
const at = (name: string): ChannelAddress => channel(name);
const [J, χ, M] = [at('J'), at('χ'), at('M')] as const;

const usual = { a: 2n, b: 1n, c: 1n, d: 1n, "a'": 1n, "b'": 1n };

const of = (id: string): Instance => {
  const misprint = misprints.find((each) => each.id === id);
  return (misprint ?? named(id)).instance(usual);
};

/** The steps in this order; the first step is 1. */
const inOrder = (id: string, ...order: readonly number[]): Instance => {
  const { start, steps } = of(id);
  return { start, steps: order.map((number) => steps[number - 1]!) };
};

type Agreed = Open | Update;

/** The construction with another outcome in some steps. */
const instead = (id: string, other: (step: Agreed) => Outcome | undefined): Instance => {
  const { start, steps } = of(id);
  const changed = steps.map((step): ConstructionStep => {
    const outcome = step.type === 'open' || step.type === 'update' ? other(step) : undefined;
    return outcome ? { ...(step as Agreed), outcome } : step;
  });
  return { start, steps: changed };
};

const opening = (name: string, outcome: Outcome) => (step: Agreed) =>
  step.type === 'open' && step.channel === name ? outcome : undefined;

const updating = (name: string, outcome: Outcome) => (step: Agreed) =>
  step.type === 'update' && step.channel === name ? outcome : undefined;

export const wrongConstructions: readonly WrongConstruction[] = [
  {
    id: 'close-ledger-before-joint',
    wrong: 'The ledger channel of A is closed while J still owes everything to χ.',
    instance: inOrder('close-virtual', 1, 3, 2, 4),
    victim: 'I',
    loses: 2n,
  },
  {
    id: 'close-other-ledger-before-joint',
    wrong: 'The ledger channel of B is closed while J still owes everything to χ.',
    instance: inOrder('close-virtual', 1, 4, 2, 3),
    victim: 'I',
    loses: 1n,
  },
  {
    id: 'joint-switched-before-channel',
    wrong: 'J owes everything to χ before χ is at its funding point.',
    instance: inOrder('open-virtual', 2, 3, 4, 5, 6, 7, 1),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'ledger-before-joint',
    wrong: 'A ledger channel pays into the guarantee before J says what becomes of it.',
    instance: inOrder('open-virtual', 1, 3, 4, 5, 2, 6, 7),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'ledger-before-guarantee',
    wrong: 'A ledger channel pays into a guarantee that nobody has signed.',
    instance: inOrder('open-virtual', 1, 2, 4, 5, 3, 6, 7),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'joint-switched-before-ledgers',
    wrong: 'J owes everything to χ while only one ledger channel pays for it.',
    instance: inOrder('open-virtual', 1, 2, 3, 4, 5, 7, 6),
    victim: 'I',
    loses: 1n,
  },
  {
    id: 'deposit-before-channel',
    wrong: 'A deposits into a channel before its outcome is finalizable.',
    instance: inOrder('open-directly', 2, 1, 3),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'deposit-out-of-order',
    wrong: 'B deposits before A, who comes first.',
    instance: inOrder('open-directly', 1, 3, 2),
    victim: 'B',
    loses: 1n,
  },
  {
    id: 'top-up-deposit-first',
    wrong: 'A adds coins to a ledger channel that does not owe them to anybody yet.',
    instance: inOrder('top-up-ledger', 2, 1, 3),
    victim: 'A',
    loses: 1n,
  },
  {
    id: 'top-up-in-front',
    wrong: "A's entry grows where it stands, before the coins are in.",
    instance: inOrder('top-up-ledger', 3, 2, 1),
    victim: 'B',
    loses: 1n,
  },
  {
    id: 'sub-channel-not-open',
    wrong: 'The ledger channel pays into a sub-channel that nobody has signed.',
    instance: inOrder('open-sub-channel', 2, 1),
    victim: 'A',
    loses: 1n,
  },
  {
    id: 'sub-channel-too-large',
    wrong: "The ledger channel owes the sub-channel one coin more than it takes from its members' entries.",
    instance: instead('open-sub-channel', updating('L', allocation([χ, 3n], [A, 1n], [B, 0n]))),
    victim: 'A',
    loses: 1n,
  },
  {
    id: 'sub-channel-of-another-share',
    wrong: 'A puts coins into a sub-channel whose outcome owes them to B.',
    instance: instead('open-sub-channel', opening('χ', allocation([B, 2n]))),
    victim: 'A',
    loses: 1n,
  },
  {
    id: 'close-with-another-result',
    wrong: 'The ledger channel takes over the result of the sub-channel with A and B exchanged.',
    instance: instead('close-sub-channel', updating('L', allocation([A, 1n], [B, 4n]))),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'withdraw-from-the-rest',
    wrong: "The withdrawal comes first, so that L' gets what is left and not what it owes.",
    instance: instead('partial-withdrawal', updating('L', allocation([A, 3n], [at("L'"), 3n]))),
    victim: 'B',
    loses: 1n,
  },
  {
    id: 'withdrawal-without-new-ledger',
    wrong: "L owes everything to L', which nobody has signed.",
    instance: inOrder('partial-withdrawal', 2, 3, 4, 5, 6, 7),
    victim: 'A',
    loses: 3n,
  },
  {
    id: 'collateral-too-small',
    wrong: 'J owes the intermediary one coin less than it puts in.',
    instance: instead('open-virtual', (step) =>
      step.channel !== J
        ? undefined
        : step.type === 'open'
          ? allocation([A, 2n], [B, 1n], [I, 2n])
          : allocation([χ, 3n], [I, 2n]),
    ),
    victim: 'I',
    loses: 1n,
  },
  {
    id: 'list-of-another-participant',
    wrong: "The guarantee of A's ledger channel prefers B.",
    instance: instead('open-virtual', opening('G', guarantee(J, χ, B, I))),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'intermediary-first',
    wrong: 'The guarantee prefers the intermediary to the virtual channel.',
    instance: instead('open-virtual', opening('G', guarantee(J, I, χ, A))),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'participant-last',
    wrong: 'The guarantee prefers the intermediary to the participant, whose coins J still owes.',
    instance: instead('open-virtual', opening('G', guarantee(J, χ, I, A))),
    victim: 'A',
    loses: 2n,
  },
  {
    id: 'guarantee-of-nothing',
    wrong: "The guarantee of B's ledger channel targets χ in place of J.",
    instance: instead('open-virtual', opening("G'", guarantee(χ, B, I))),
    victim: 'I',
    loses: 3n,
  },
  {
    id: 'joint-without-intermediary',
    wrong: 'J is switched to χ alone, and the coins of the intermediary are owed to nobody.',
    instance: instead('open-virtual', updating('J', allocation([χ, 3n]))),
    victim: 'I',
    loses: 3n,
  },
  {
    id: 'collateral-of-two-ends-among-three',
    wrong: 'J owes the intermediary x, as with two ends, and not 2x.',
    instance: instead('open-virtual-3', (step) =>
      step.channel !== J
        ? undefined
        : step.type === 'open'
          ? allocation([A, 2n], [B, 1n], [C, 1n], [I, 4n])
          : allocation([χ, 4n], [I, 4n]),
    ),
    victim: 'I',
    loses: 4n,
  },
  {
    id: 'third-guarantee-prefers-second',
    wrong: "The guarantee of C's ledger channel prefers B.",
    instance: instead('open-virtual-3', opening("G''", guarantee(J, χ, B, I))),
    victim: 'C',
    loses: 1n,
  },
  {
    id: 'figure-27-as-printed',
    wrong: 'Both mistakes of the printed figure.',
    instance: of('figure-27-as-printed'),
    victim: 'I',
    loses: 4n,
  },
  {
    id: 'virtual-top-up-to-the-participant',
    wrong: 'While the new coins are on their way J owes them to A, whom G prefers to I.',
    instance: instead('top-up-virtual', (step) =>
      step.channel === J && step.type === 'update' && step.outcome.type === 'allocation'
        ? allocation(...step.outcome.entries.map(([to, amount]) => [to === M ? A : to, amount] as const))
        : undefined,
    ),
    victim: 'I',
    loses: 1n,
  },
  {
    id: 'virtual-top-up-without-new-guarantee',
    wrong: "A's new coins come with G, which prefers I to M.",
    instance: (() => {
      const { start, steps } = of('top-up-virtual');
      return { start, steps: [...steps.slice(0, 4), steps[7]!, steps[5]!, steps[6]!, steps[8]!] };
    })(),
    victim: 'A',
    loses: 1n,
  },
  {
    id: 'virtual-top-up-without-collateral',
    wrong: 'A comes first in χ again before the coins of the intermediary are in.',
    instance: inOrder('top-up-virtual', 1, 2, 3, 5, 6, 7, 8, 9, 4),
    victim: 'B',
    loses: 1n,
  },
  {
    id: 'virtual-top-up-in-front',
    wrong: 'A comes first in χ with coins that are not in yet.',
    instance: inOrder('top-up-virtual', 1, 2, 3, 4, 5, 9, 7, 8, 6),
    victim: 'B',
    loses: 1n,
  },
  {
    id: 'upper-closed-after-lower',
    wrong: 'The virtual channel below is closed while the upper one still stands on it.',
    instance: inOrder('close-two-hops', 5, 6, 7, 8, 1, 2, 3, 4),
    victim: "I'",
    loses: 2n,
  },
];

/**
 * Checkers: wrong ways to check a construction, each with the question that it answers wrongly.
 */
import {
  check,
  paidInBy,
  perform,
  seenBy,
  signersOf,
  statesOf,
  worth,
  type Agreement,
  type Instance,
  type Loss,
  type System,
  type Worth,
} from '../../spec/constructions/index.js';
import {
  balanceOf,
  entriesOf,
  lowerBoundValues,
  nitro,
  payable,
  recordOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type ParticipantAddress,
} from '../../spec/index.js';
import { outcomesFirst } from '../../spec/reasoning/promise.js';
import { outcomesOf, type Status } from '../../spec/reasoning/index.js';

export type Checker = (instance: Instance) => readonly Loss[];

export const byTheSpecification: Checker = ({ start, steps }) => check(start, steps).losses;

export interface WrongChecker {
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  readonly losses: Checker;
  /** Which sentence is false of it. */
  readonly caughtBy: 'safe ones pass' | 'wrong ones are caught' | 'losses are complete';
}

const withStatuses =
  (change: (status: Status) => Status): Worth =>
  (view, target) =>
    worth(
      {
        ...view,
        statuses: recordOf(
          entriesOf<ChannelAddress, Status>(view.statuses).map(([name, status]) => [name, change(status)]),
        ),
      },
      target,
    );

const checkedWith =
  (value: Worth): Checker =>
  ({ start, steps }) =>
    check(start, steps, { value }).losses;

/** A checker that computes the values in its own way: what who has in a system, with these steps in flight. */
const checkedBy =
  (
    valueOf: (who: ParticipantAddress, system: System, inFlight: readonly Agreement[]) => bigint,
    expected: (before: readonly bigint[]) => bigint = (before) => before[0]!,
  ): Checker =>
  ({ start, steps }) => {
    const states = statesOf(start, steps);
    const { participants } = start.chain;
    const history = new Map(participants.map((who) => [who, [valueOf(who, start, [])]]));
    return steps.flatMap((step, i): Loss[] => {
      const found = (when: Loss['when'], who: ParticipantAddress, value: bigint): Loss[] => {
        const amount = expected(history.get(who)!) - value;
        return amount > 0n ? [{ step: i + 1, when, who, amount }] : [];
      };
      const during = signersOf(states[i]!, step).flatMap((who) =>
        found('during', who, valueOf(who, states[i]!, [step as Agreement])),
      );
      const after = participants.map((who) => [who, valueOf(who, states[i + 1]!, [])] as const);
      const losses = [...during, ...after.flatMap(([who, value]) => found('after', who, value))];
      for (const [who, value] of after) history.get(who)!.push(value);
      return losses;
    });
  };

const net = (who: ParticipantAddress, system: System, inFlight: readonly Agreement[]): bigint =>
  worth(seenBy(who, system, inFlight), who) - paidInBy(system, who);

/** The value where it is known for what is on chain: what is in flight ends in the worst way. */
const decidedBy =
  (onChain: (chain: Chain, target: Address) => bigint): Worth =>
  (view, target) => {
    const { chain, statuses } = outcomesFirst(view, target);
    const [choice, ...rest] = entriesOf<ChannelAddress, Status>(statuses);
    if (!choice) return onChain(chain, target);
    const [name, status] = choice;
    const values = outcomesOf(status).map((outcome) =>
      decidedBy(onChain)(
        { chain, statuses: recordOf([[name, { type: 'universal', outcome }], ...rest]) },
        target,
      ),
    );
    return values.reduce((a, b) => (a < b ? a : b));
  };

/** Everything paid in the order in which it stands. */
const firstComeFirstServed = decidedBy((chain, target) => {
  for (let paid = chain; ;) {
    const [payment] = payable(paid);
    const step = payment && nitro(paid, payment);
    if (step?.status !== 'applied') return balanceOf(paid, target);
    paid = step.chain;
  }
});

/** The lower bound of the value, which is the value itself in all constructions. */
export const byLowerBound = decidedBy((chain, target) => {
  const bounds = lowerBoundValues(chain);
  return bounds.type === 'values' ? (bounds.values[target] ?? 0n) : 0n;
});

export const wrongCheckers: readonly WrongChecker[] = [
  {
    id: 'during-ignored',
    wrong: 'It looks only at what has been received, not at what has been signed.',
    losses: (instance) => byTheSpecification(instance).filter(({ when }) => when === 'after'),
    caughtBy: 'losses are complete',
  },
  {
    id: 'after-ignored',
    wrong: 'It looks only at what is in flight, and not at deposits.',
    losses: (instance) => byTheSpecification(instance).filter(({ when }) => when === 'during'),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'one-participant',
    wrong: 'It looks at the first participant only.',
    losses: (instance) =>
      byTheSpecification(instance).filter(({ who }) => who === instance.start.chain.participants[0]),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'intermediary-trusted',
    wrong: 'It does not look at the intermediary.',
    losses: (instance) => byTheSpecification(instance).filter(({ who }) => !who.startsWith('I')),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'last-state-only',
    wrong: 'It looks only at the end.',
    losses: (instance) =>
      byTheSpecification(instance).filter(
        ({ step, when }) => step === instance.steps.length && when === 'after',
      ),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'step-by-step',
    wrong: 'It compares with the step before and not with the start.',
    losses: checkedBy(net, (before) => before.at(-1)!),
    caughtBy: 'losses are complete',
  },
  {
    id: 'deposits-forgotten',
    wrong: 'It does not count what the participant has paid in.',
    losses: checkedBy((who, system, inFlight) => worth(seenBy(who, system, inFlight), who)),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'membership-forgotten',
    wrong: 'It takes every channel for one that everybody can finalize.',
    losses: checkedBy((who, system, inFlight) => {
      const channels = recordOf(
        entriesOf(system.channels).map(([name, state]) => [name, { ...state, members: [who] }]),
      );
      return worth(seenBy(who, { ...system, channels }, inFlight), who) - paidInBy(system, who);
    }),
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'open-from-the-start',
    wrong: 'It takes every channel for open from the start.',
    losses: ({ start, steps }) => {
      const opened = steps.filter((step) => step.type === 'open');
      const early = opened.reduce((system, step) => perform(system, step).system, start);
      return check(
        early,
        steps.filter((step) => step.type !== 'open'),
      ).losses;
    },
    caughtBy: 'wrong ones are caught',
  },
  {
    id: 'signed-is-enough',
    wrong: 'It takes a signed and not received channel for an open one.',
    losses: checkedWith(
      withStatuses((status) =>
        status.type === 'sentNotReceived' ? { type: 'universal', outcome: status.outcomes[0]! } : status,
      ),
    ),
    caughtBy: 'losses are complete',
  },
  {
    id: 'old-outcome-in-flight',
    wrong: 'It takes an update in flight for one that has not begun.',
    losses: checkedWith(
      withStatuses((status) =>
        status.type === 'enabled' ? { type: 'universal', outcome: status.outcomes[0]! } : status,
      ),
    ),
    caughtBy: 'losses are complete',
  },
  {
    id: 'new-outcome-in-flight',
    wrong: 'It takes an update in flight for one that is complete.',
    losses: checkedWith(
      withStatuses((status) =>
        status.type === 'enabled' ? { type: 'universal', outcome: status.outcomes.at(-1)! } : status,
      ),
    ),
    caughtBy: 'losses are complete',
  },
  {
    id: 'my-choice-in-flight',
    wrong: 'It lets the participant choose the outcome of an update in flight.',
    losses: checkedWith(
      withStatuses((status) =>
        status.type === 'enabled'
          ? { type: 'finalizable', outcomes: status.outcomes, challengeable: true }
          : status,
      ),
    ),
    caughtBy: 'losses are complete',
  },
  {
    id: 'nobody-in-front',
    wrong: 'It plays one order of payments, and not the worst.',
    losses: checkedWith(firstComeFirstServed),
    caughtBy: 'wrong ones are caught',
  },
];

/**
 * Equivocation: what becomes of a construction when the others also sign second states for turns that they
 * have already signed.
 *
 * In a channel of two nothing changes. With more members an update that is complete can still be undone for
 * those who moved neither first nor last: the others replace all states after theirs. That ends when n−2 more
 * states have been signed on the new outcome; and for a member that moves first or last it never begins.
 *
 * @paper §4.5 Consensus Game
 */
import type { ParticipantAddress } from '../modelling/address.js';
import { check, type Loss } from './check.js';
import type { Instance } from './construction.js';
import { statesOf, theChannel } from './perform.js';
import { concernSameChannel, type ConstructionStep, type Update } from './step.js';
import { fundedFor, worth, type Worth } from './worth.js';

/** An update that the others could undo, and somebody would lose coins or the funding of a channel by that. */
export interface Undoable {
  /** The number of the update; the first step is 1. */
  readonly step: number;
  /** When it hurts first: while this step is in flight or after it. After the last one if only funding is lost. */
  readonly hurtsIn: number;
  /** Whom. If these move first or last in the update, or n−2 more states are signed, nothing is lost. */
  readonly hurts: readonly ParticipantAddress[];
  readonly loses: 'coins' | 'funding';
}

/** The updates that could be undone to somebody's loss, each by itself. */
export const undoable = ({ start, steps, funds }: Instance, value: Worth = worth): readonly Undoable[] => {
  const states = statesOf(start, steps);
  const last = states.at(-1)!;
  const canRely = (who: ParticipantAddress, back: Update): boolean =>
    !funds || fundedFor(who, last, funds.channel, [back], value) >= funds.amount;

  return steps.flatMap((step, i): Undoable[] => {
    if (step.type !== 'update') return [];
    const { members, outcome } = theChannel(states[i]!, step.channel);
    if (members.length < 3) return [];
    const back: Update = { ...step, outcome };
    const settled = nextOn(steps, i);
    const lingering = (taken: number) => (taken > i && taken < settled ? [back] : []);
    const { losses } = check(start, steps, { value, lingering });
    const [first] = losses;
    if (first) return [{ step: i + 1, hurtsIn: first.step, hurts: whom(losses), loses: 'coins' }];
    const hurts = settled === Infinity ? members.filter((who) => !canRely(who, back)) : [];
    return hurts.length > 0 ? [{ step: i + 1, hurtsIn: steps.length, hurts, loses: 'funding' }] : [];
  });
};

/** How many steps have been taken when the next one on the same channel has been. */
const nextOn = (steps: readonly ConstructionStep[], i: number): number => {
  const next = steps.findIndex((step, j) => j > i && concernSameChannel(steps[i]!, step));
  return next < 0 ? Infinity : next + 1;
};

const whom = (losses: readonly Loss[]): readonly ParticipantAddress[] => [
  ...new Set(losses.map(({ who }) => who)),
];

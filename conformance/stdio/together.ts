/**
 * Together: a drive in which the specification plays each example by itself, while the implementation answers
 * whole cases and several of them are under way.
 *
 * As long as both agree, what is tried next depends on the specification alone. Where an answer differs, the
 * run is done again operation by operation: it finds what a drive finds.
 */
import { examplesOf, run, type DriveOptions, type Found, type Tally } from '../drive.js';
import type { Operation, Response, Terms } from '../implementation.js';
import type { Waiting } from '../timed.js';
import { mentioned, type Example, type Step, type Subject, type Trace } from '../subject.js';
import type { Answers } from './methods.js';
import type { SpokenImplementation } from './spoken.js';
import { Misbehaviour } from './misbehaviour.js';
import { smallest } from './smallest.js';

interface Planned<T extends Terms> {
  readonly operation: Operation<T>;
  readonly step: Step<T['state']>;
  /** The state that the specification expects afterwards. */
  readonly expected: T['state'];
}

interface Plan<T extends Terms> {
  readonly example: Example<T>;
  readonly begun: T['state'];
  readonly steps: readonly Planned<T>[];
  readonly notAsked: readonly string[];
}

/** What is asked, as long as both agree. */
const planOf = <T extends Terms>(
  subject: Subject<T>,
  capabilities: T['capabilities'],
  example: Example<T>,
): Plan<T> => {
  const begun = subject.stateAt(example.start);
  const steps: Planned<T>[] = [];
  const notAsked: string[] = [];
  let state = begun;
  let last: T['action'] | undefined;
  for (const move of example.moves) {
    const operation = move(state, last);
    const reason = subject.notAsked(capabilities, state, operation.action);
    if (reason !== undefined) {
      notAsked.push(reason);
      continue;
    }
    last = operation.action;
    const step = subject.step(capabilities, state, operation);
    if (step.status === 'applied') state = step.state;
    steps.push({ operation, step, expected: state });
  }
  return { example, begun, steps, notAsked };
};

const traceOf = <T extends Terms>({ example: { start }, steps }: Plan<T>): Trace<T> => ({
  start,
  operations: steps.map(({ operation }) => operation),
});

const isAsExpected = (step: Step<unknown>, { status }: Response): boolean =>
  step.status === 'applied' ? status === 'applied' : status === 'refused' || step.eitherWay === true;

const agree = <T extends Terms>({ differing }: Subject<T>, plan: Plan<T>, answers: Answers<T>): boolean =>
  differing(plan.begun, answers.begun).length === 0 &&
  plan.steps.every(({ step, expected }, i) => {
    const { response, observed } = answers.steps[i]!;
    return isAsExpected(step, response) && differing(expected, observed).length === 0;
  });

const count = <T extends Terms>({ ruleOf }: Subject<T>, plan: Plan<T>, tally: Tally): void => {
  tally.runs += 1;
  for (const reason of plan.notAsked) tally.notAsked.set(reason, (tally.notAsked.get(reason) ?? 0) + 1);
  for (const { operation, step } of plan.steps)
    tally.operations[ruleOf(operation.action)]![step.status === 'applied' ? 'applied' : 'refused'] += 1;
};

/** Enough for the implementation to have something to do while an answer is compared. */
const underWay = 16;

/** As a drive: yields after every run what it has found. A misbehaviour ends it, in an example made small. */
export async function* driveTogether<T extends Terms>(
  implementation: SpokenImplementation<T>,
  options: DriveOptions,
  tally: Tally,
  waited: Waiting = (answer) => answer,
): AsyncGenerator<readonly Found<T>[]> {
  const { subject, capabilities } = implementation;
  const examples = examplesOf(implementation, options);
  const asked: { readonly plan: Plan<T>; readonly answers: Promise<Answers<T>> }[] = [];

  const ask = (): boolean => {
    const next = examples.next();
    if (next.done) return false;
    const plan = planOf(subject, capabilities, next.value);
    const trace = traceOf(plan);
    const answers = implementation.answers(trace, mentioned(subject, capabilities, trace));
    answers.catch(() => {}); // it is looked at in its turn
    asked.push({ plan, answers });
    return true;
  };

  const compared = async (plan: Plan<T>, answers: Promise<Answers<T>>): Promise<readonly Found<T>[]> => {
    if (agree(subject, plan, await waited(answers))) {
      count(subject, plan, tally);
      return [];
    }
    const found = await run(implementation, plan.example, tally);
    if (found.length === 0) throw await implementation.accuse({ kind: 'inconsistent' });
    return found;
  };

  while (asked.length < underWay && ask());
  for (let next; (next = asked.shift());) {
    const { plan, answers } = next;
    yield await compared(plan, answers).catch(async (error: unknown) => {
      throw error instanceof Misbehaviour ? await smallest(implementation, traceOf(plan), error) : error;
    });
    ask();
  }
}

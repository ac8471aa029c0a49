/**
 * Spoken: an implementation that is spoken to in messages. What it says is read strictly, and not a word of it is
 * bent.
 */
import type { Implementation, Terms } from '../implementation.js';
import type { Json } from '../scenario/json.js';
import type { Trace } from '../subject.js';
import { methodsOf, type Answers } from './methods.js';
import type { Fault } from './misbehaviour.js';
import { shell, type Launch } from './program.js';
import { sessionWith, type Session, type SessionOptions } from './session.js';
import type { SomeWire, Wire } from './wire.js';

export interface SpokenImplementation<T extends Terms> extends Implementation<T, Json> {
  /** A whole case at once: many of them can be under way. */
  readonly answers: (trace: Trace<T>, names: Iterable<string>) => Promise<Answers<T>>;
  /** The verdict about a fault that only shows in comparison. */
  readonly accuse: (fault: Fault) => Promise<Error>;
  /** Shuts the program down, for every subject; what it does wrong then is a verdict too. */
  readonly close: () => Promise<void>;
}

/** On whichever subject. */
// oxlint-disable-next-line no-explicit-any
export type SomeSpokenImplementation = SpokenImplementation<any>;

const speaking = <T extends Terms>(
  { greeting, timeout, connection, fresh, close }: Session,
  wire: Wire<T>,
): SpokenImplementation<T> => {
  const { subject } = wire;
  const { name, run } = greeting;
  const capabilities: T['capabilities'] = greeting.capabilities.get(subject.name);
  const methods = methodsOf(wire, timeout);
  const whole = run ? methods.run : methods.stepByStep;
  return {
    name,
    subject,
    capabilities,
    setUp: async (start) => {
      const fit = await fresh();
      const names = [...subject.mentionedAtStart(start, capabilities)];
      const [, observed] = await Promise.all([methods.setUp(fit, start), methods.observe(fit, names)]);
      const parts = subject.differing(subject.stateAt(start), observed);
      if (parts.length > 0) throw await fit.accuse({ kind: 'wrong-start', parts });
    },
    apply: (operation) => methods.apply(connection(), operation),
    observe: (names) => methods.observe(connection(), [...names]),
    snapshot: () => methods.snapshot(connection()),
    revert: async (snapshot) => void (await methods.revert(connection(), snapshot)),
    answers: async (trace, names) => whole(await fresh(), trace, [...names]),
    accuse: (fault) => connection().accuse(fault),
    close,
  };
};

/** On one subject, which it has to offer. */
export const spoken = async <T extends Terms>(
  wire: Wire<T>,
  command: string,
  launch: Launch,
  options?: SessionOptions,
): Promise<SpokenImplementation<T>> =>
  speaking(await sessionWith({ wires: [wire], all: true }, command, launch, options), wire);

/** A command that speaks the protocol over its standard input and output. */
export const execImplementation = <T extends Terms>(
  wire: Wire<T>,
  command: string,
  options?: SessionOptions,
): Promise<SpokenImplementation<T>> => spoken(wire, command, shell(command), options);

/** On several subjects, one after the other: on all of them, or on those among them that it offers. */
export const spokenOn = async (
  wires: readonly SomeWire[],
  all: boolean,
  command: string,
  launch: Launch,
  options?: SessionOptions,
): Promise<readonly SomeSpokenImplementation[]> => {
  const session = await sessionWith({ wires, all }, command, launch, options);
  return wires
    .filter(({ subject }) => session.greeting.capabilities.has(subject.name))
    .map((wire) => speaking(session, wire));
};

export const execOnSubjects = (
  wires: readonly SomeWire[],
  all: boolean,
  command: string,
  options?: SessionOptions,
): Promise<readonly SomeSpokenImplementation[]> => spokenOn(wires, all, command, shell(command), options);

/**
 * Spoken: an implementation that is spoken to in messages. What it says is read strictly, and not a word of it is
 * bent.
 *
 * It is greeted at once. After it has misbehaved it is started again for the next case.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Implementation, Terms } from '../implementation.js';
import type { Json } from '../scenario/json.js';
import type { Trace } from '../subject.js';
import { connect, type Connection } from './connection.js';
import { greet } from './greeting.js';
import { methodsOf, type Answers } from './methods.js';
import type { Fault } from './misbehaviour.js';
import { shell, type Launch } from './program.js';
import type { Wire } from './wire.js';

export interface SpokenOptions {
  /** Seconds within which an answer is expected. */
  readonly timeout?: number;
  /** Seconds within which the greeting is expected. */
  readonly startTimeout?: number;
}

export interface SpokenImplementation<T extends Terms> extends Implementation<T, Json> {
  /** A whole case at once: many of them can be under way. */
  readonly answers: (trace: Trace<T>, names: Iterable<string>) => Promise<Answers<T>>;
  /** The verdict about a fault that only shows in comparison. */
  readonly accuse: (fault: Fault) => Promise<Error>;
  /** Shuts it down; what it does wrong then is a verdict too. */
  readonly close: () => Promise<void>;
}

export const spoken = async <T extends Terms>(
  wire: Wire<T>,
  command: string,
  launch: Launch,
  { timeout = 5, startTimeout = 10 }: SpokenOptions = {},
): Promise<SpokenImplementation<T>> => {
  const { subject } = wire;
  const methods = methodsOf(wire, timeout);
  let connection = connect(command, launch);
  const greeting = await greet(connection, wire, startTimeout);
  const { name, capabilities, run } = greeting;
  const whole = run ? methods.run : methods.stepByStep;

  /** A case needs nothing of what came before it. */
  const fresh = async (): Promise<Connection> => {
    if (!connection.isOver()) return connection;
    connection = connect(command, launch);
    if (!isDeepStrictEqual(await greet(connection, wire, startTimeout), greeting))
      throw await connection.accuse({ kind: 'changed-greeting' });
    return connection;
  };

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
    apply: (operation) => methods.apply(connection, operation),
    observe: (names) => methods.observe(connection, [...names]),
    snapshot: () => methods.snapshot(connection),
    revert: async (snapshot) => void (await methods.revert(connection, snapshot)),
    answers: async (trace, names) => whole(await fresh(), trace, [...names]),
    accuse: (fault) => connection.accuse(fault),
    close: () => connection.close(timeout),
  };
};

/** A command that speaks the protocol over its standard input and output. */
export const execImplementation = <T extends Terms>(
  wire: Wire<T>,
  command: string,
  options?: SpokenOptions,
): Promise<SpokenImplementation<T>> => spoken(wire, command, shell(command), options);

/**
 * Session: a program that was greeted, on one subject or on several, one after the other.
 *
 * After it has misbehaved it is started again for the next case.
 */
import { isDeepStrictEqual } from 'node:util';
import { connect, type Connection } from './connection.js';
import { greet, type Greeting, type Wanted } from './greeting.js';
import type { Launch } from './program.js';

export interface SessionOptions {
  /** Seconds within which an answer is expected. */
  readonly timeout?: number;
  /** Seconds within which the greeting is expected. */
  readonly startTimeout?: number;
}

export interface Session {
  readonly greeting: Greeting;
  /** Seconds within which an answer is expected. */
  readonly timeout: number;
  /** The connection to the program as it is now. */
  readonly connection: () => Connection;
  /** The same, to a program that has not misbehaved: a case needs nothing of what came before it. */
  readonly fresh: () => Promise<Connection>;
  /** Shuts the program down; what it does wrong then is a verdict too. */
  readonly close: () => Promise<void>;
}

export const sessionWith = async (
  wanted: Wanted,
  command: string,
  launch: Launch,
  { timeout = 5, startTimeout = 10 }: SessionOptions = {},
): Promise<Session> => {
  let connection = connect(command, launch);
  const greeting = await greet(connection, wanted, startTimeout);

  const fresh = async (): Promise<Connection> => {
    if (!connection.isOver()) return connection;
    connection = connect(command, launch);
    if (!isDeepStrictEqual(await greet(connection, wanted, startTimeout), greeting))
      throw await connection.accuse({ kind: 'changed-greeting' });
    return connection;
  };

  return {
    greeting,
    timeout,
    connection: () => connection,
    fresh,
    close: () => connection.close(timeout),
  };
};

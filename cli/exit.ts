/** How the command ends: the code a script can act on, and what a user's mistake looks like. */
export const exitCode = { held: 0, counterexample: 1, badInput: 2, internal: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A mistake in what the user gave: the message says where it is, what is wrong and what was expected. */
export class BadInput extends Error {}

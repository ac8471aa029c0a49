/**
 * Subject: what is compared. A part of the specification with its rules, the examples to compare them on, and
 * how these are named, printed, stored and made smaller. And what something must do to be compared on it.
 *
 * A drive, its verdicts and the files of its findings are the same for every subject.
 */
import type fc from 'fast-check';
import type * as v from 'valibot';
import type { Json } from './scenario/json.js';
import type { Encounter, Meeting, Operation, Response, Step, Terms, Trace } from './terms.js';

export type { Step, Trace } from './terms.js';

/** What is tried next, resolved late: against the state, and after what was done last. */
export type Move<T extends Terms> = (state: T['state'], last: T['action'] | undefined) => Operation<T>;

export interface Example<T extends Terms> {
  readonly start: T['start'];
  readonly moves: readonly Move<T>[];
}

export interface ExampleOptions {
  /** The most channels in an example, and the most operations. */
  readonly channels: number;
  readonly length: number;
}

/** Something unusual in an example, which a disagreement may be unable to do without. */
export interface Ingredient<T extends Terms> {
  readonly words: string;
  readonly isIn: (trace: Trace<T>, capabilities: T['capabilities']) => boolean;
}

export interface Subject<T extends Terms> {
  readonly name: string;
  /** Of the same examples on another way through an implementation, the name of the subject that they are of. */
  readonly variantOf?: string;
  /** The rules that are compared, by the names that people know. */
  readonly rules: readonly string[];
  readonly ruleOf: (action: T['action']) => string;
  /** Those of its rules that an implementation with these capabilities has; all of them, if that is not said. */
  readonly offered?: (capabilities: T['capabilities']) => readonly string[];

  /** What the specification begins with, and what it does. */
  readonly stateAt: (start: T['start']) => T['state'];
  readonly step: (
    capabilities: T['capabilities'],
    state: T['state'],
    operation: Operation<T>,
  ) => Step<T['state']>;
  /** The parts in which the observed state is another one, in words. */
  readonly differing: (expected: T['state'], observed: T['observed']) => readonly string[];

  /** Whom to observe: everybody something is said about. */
  readonly mentionedAtStart: (start: T['start'], capabilities: T['capabilities']) => Iterable<string>;
  readonly mentionedInAction: (action: T['action']) => Iterable<string>;

  readonly example: (capabilities: T['capabilities'], options: ExampleOptions) => fc.Arbitrary<Example<T>>;
  /** Why the operation is not asked for, as the implementation cannot express it or it is none of its business. */
  readonly notAsked: (
    capabilities: T['capabilities'],
    state: T['state'],
    action: T['action'],
  ) => string | undefined;
  /** Why the implementation is not asked to begin here, if so. */
  readonly startNotAsked: (capabilities: T['capabilities'], start: T['start']) => string | undefined;

  /** A shorter trace for a disagreement: it starts where both last agreed. */
  readonly abbreviated?: (trace: Trace<T>, meeting: Meeting<T>, agreed: T['observed']) => Trace<T>;
  /** Only what the operations have to do with, as far as names tell. */
  readonly nearby: (trace: Trace<T>) => Trace<T>;
  /** Traces one step simpler than this one, the largest steps first. */
  readonly smaller: (trace: Trace<T>) => Iterable<Trace<T>>;
  /** The same trace with the paper's names. */
  readonly renamed: (trace: Trace<T>, capabilities: T['capabilities']) => Trace<T>;
  /** How much there is to read. */
  readonly sizeOf: (trace: Trace<T>) => number;
  readonly ingredients: Readonly<Record<string, Ingredient<T>>>;

  /** The paper's notation, for people. */
  readonly words: {
    readonly start: (start: T['start']) => readonly string[];
    readonly operation: (operation: Operation<T>) => string;
    readonly state: (state: T['state']) => string;
    readonly observed: (observed: T['observed']) => string;
    /** What the notation does not show of a difference. */
    readonly besides?: (expected: T['state'], observed: T['observed']) => readonly string[];
  };
  /** What a file that holds an example of this subject says it is. */
  readonly kind: string;
  /** The example as the fields of such a file, what is expected and what happened among them; and the file read. */
  readonly json: (encounter: Encounter<T>) => { readonly [field: string]: Json };
  readonly schema: v.GenericSchema<unknown, Trace<T>>;

  /** Who loses coins by this disagreement, in words; nothing if nobody does. */
  readonly loss?: (implementation: Implementation<T>, encounter: Encounter<T>) => Promise<string | undefined>;
}

/**
 * What can be compared with the specification.
 *
 * An adapter speaks the specification's words, names and amounts, and translates. It never bends an answer:
 * what an implementation cannot express it declares, and is then not asked for.
 */
export interface Implementation<T extends Terms, Snapshot = unknown> {
  readonly name: string;
  readonly subject: Subject<T>;
  readonly capabilities: T['capabilities'];
  /** Forgets everything, and begins here. */
  setUp(start: T['start']): Promise<void>;
  apply(operation: Operation<T>): Promise<Response>;
  /** The state, as far as these names are concerned. */
  observe(names: Iterable<string>): Promise<T['observed']>;
  snapshot(): Promise<Snapshot>;
  /** Returns to the snapshot and forgets the later ones. */
  revert(snapshot: Snapshot): Promise<void>;
}

/** An implementation of whichever subject: what goes in and comes out of it belongs together all the same. */
// oxlint-disable-next-line no-explicit-any
export type SomeImplementation = Implementation<any>;

export const mentioned = <T extends Terms>(
  subject: Subject<T>,
  capabilities: T['capabilities'],
  { start, operations }: Trace<T>,
): Set<string> =>
  new Set([
    ...subject.mentionedAtStart(start, capabilities),
    ...operations.flatMap(({ action }) => [...subject.mentionedInAction(action)]),
  ]);

/** Why the implementation is not asked for all of this trace, if so. */
export const whyNotAsked = <T extends Terms>(
  { subject, capabilities }: Pick<Implementation<T>, 'subject' | 'capabilities'>,
  { start, operations }: Trace<T>,
): string | undefined => {
  const reason = subject.startNotAsked(capabilities, start);
  if (reason !== undefined) return reason;
  let state = subject.stateAt(start);
  for (const operation of operations) {
    const reason = subject.notAsked(capabilities, state, operation.action);
    if (reason !== undefined) return reason;
    const step = subject.step(capabilities, state, operation);
    if (step.status === 'applied') ({ state } = step);
  }
  return undefined;
};

/** What is unusual in this example, by name. */
export const ingredientsOf = <T extends Terms>(
  { ingredients }: Pick<Subject<T>, 'ingredients'>,
  trace: Trace<T>,
  capabilities: T['capabilities'],
): readonly string[] =>
  Object.keys(ingredients).filter((name) => ingredients[name]!.isIn(trace, capabilities));

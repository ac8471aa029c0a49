/**
 * Terms: the data of a comparison. What is done and answered, where an example starts, and how the two sides met.
 */

/** The kinds of data that a subject is about. */
export interface Terms {
  /** What an implementation declares that it can and cannot do. */
  readonly capabilities: unknown;
  /** What an example begins with. */
  readonly start: unknown;
  readonly action: unknown;
  /** The state as the specification has it. */
  readonly state: unknown;
  /** The whole state as the implementation itself reports it. */
  readonly observed: unknown;
}

/** An action, so many seconds after the one before it. */
export interface Operation<T extends Terms> {
  readonly action: T['action'];
  readonly seconds: number;
}

export type Response =
  { readonly status: 'applied' } | { readonly status: 'refused'; readonly reason: string };

/** Where an example starts, and the operations that both sides do, in order. Concrete: it can be stored. */
export interface Trace<T extends Terms> {
  readonly start: T['start'];
  readonly operations: readonly Operation<T>[];
}

/** What the specification does with an operation. */
export type Step<State> =
  | { readonly status: 'applied'; readonly state: State }
  | {
      readonly status: 'rejected';
      readonly code: string;
      readonly words: string;
      /** Whether to apply it is as good, as long as nothing changes. */
      readonly eitherWay?: boolean;
    };

export type Disagreement =
  /** It refuses what the specification applies. */
  | { readonly verdict: 'refusal'; readonly reason: string }
  /** It applies what the specification refuses. */
  | { readonly verdict: 'acceptance'; readonly because: string }
  /** Both apply it or both refuse it, and the states afterwards are not the same. */
  | { readonly verdict: 'difference'; readonly parts: readonly string[] };

export interface Meeting<T extends Terms> {
  readonly operation: Operation<T>;
  readonly before: T['state'];
  readonly step: Step<T['state']>;
  /** The state that the specification expects afterwards. */
  readonly expected: T['state'];
  readonly response: Response;
  readonly observed: T['observed'];
  readonly disagreement?: Disagreement;
}

/** A meeting that ended in a disagreement, and all that led to it. */
export interface Encounter<T extends Terms> {
  readonly trace: Trace<T>;
  readonly meeting: Meeting<T>;
}

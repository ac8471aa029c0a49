/** Changed: a trace with one kind of thing in it replaced everywhere. */
import { allocation, entriesOf, recordOf, type Outcome } from '../../spec/index.js';
import type { Operation } from '../implementation.js';
import type { Trace } from '../subject.js';
import type { CallAction } from './profile.js';
import type { Challenges, ChannelTerms, Shown, Shows } from './terms.js';

export type ChallengeTrace = Trace<Challenges>;

/** Every call replaced; waiting stays. */
export const withCalls = (
  { start, operations }: ChallengeTrace,
  change: (action: CallAction, at: number) => CallAction,
): ChallengeTrace => ({
  start,
  operations: operations.map((operation, at): Operation<Challenges> => {
    const { action, seconds } = operation;
    return action.type === 'wait' ? operation : { action: change(action, at), seconds };
  }),
});

export const withShows = (action: CallAction, shows: Partial<Shows>): CallAction => ({
  ...action,
  shows: { ...action.shows, ...shows },
});

export const withStates = (trace: ChallengeTrace, change: (state: Shown) => Shown): ChallengeTrace =>
  withCalls(trace, (action) => withShows(action, { states: action.shows.states.map(change) }));

export const withOutcomes = (trace: ChallengeTrace, change: (outcome: Outcome) => Outcome): ChallengeTrace =>
  withStates(trace, (state) => ({ ...state, outcome: change(state.outcome) }));

export const withEntries = (
  outcome: Outcome,
  change: (entries: Extract<Outcome, { type: 'allocation' }>['entries']) => typeof entries,
): Outcome => (outcome.type === 'allocation' ? allocation(...change(outcome.entries)) : outcome);

export const withTerms = (
  { start, operations }: ChallengeTrace,
  change: (terms: ChannelTerms, name: string) => ChannelTerms,
): ChallengeTrace => ({
  start: {
    channels: recordOf(
      entriesOf<string, ChannelTerms>(start.channels).map(([name, terms]) => [name, change(terms, name)]),
    ),
  },
  operations,
});

export const callsIn = ({ operations }: ChallengeTrace): readonly CallAction[] =>
  operations.flatMap(({ action }) => (action.type === 'wait' ? [] : [action]));

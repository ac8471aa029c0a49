/**
 * Transition: when one state of a channel can follow another.
 *
 * Three modes. During set-up nothing changes, so that the channel can be funded safely. While it is running the
 * app decides. A final state keeps the outcome and drops the data, and only final states follow it. The paper
 * counts turns from 1 and lets the set-up end with turn 2n; counted from 0 it ends before it.
 *
 * @paper §A.1 Overview of ForceMove
 */
import type { App } from './app.js';
import { sameChannel, sameData, sameOutcome, type State } from './state.js';
import { accepted, refused, type Verdict } from './verdict.js';

/** The second state, if it can follow the first. */
export const transition = (app: App, from: State, to: State): Verdict<State> => {
  const participants = to.channel.participants.length;
  const { turn } = to;
  if (!sameChannel(from.channel, to.channel)) return refused({ code: 'OtherChannel' });
  if (turn !== from.turn + 1) return refused({ code: 'NotTheNextTurn', turn, expected: from.turn + 1 });

  // concluding
  if (to.isFinal) {
    if (!sameOutcome(from.outcome, to.outcome)) return refused({ code: 'OutcomeChangedByFinal', turn });
    return to.data === null ? accepted(to) : refused({ code: 'DataKeptByFinal', turn });
  }
  if (from.isFinal) return refused({ code: 'NotFinal', turn });

  // set-up
  if (turn < 2 * participants)
    return sameOutcome(from.outcome, to.outcome) && sameData(from.data, to.data)
      ? accepted(to)
      : refused({ code: 'ChangedDuringSetUp', turn });

  // running
  return app.allows({ participants, turn, from, to })
    ? accepted(to)
    : refused({ code: 'AppRefuses', app: app.name, turn });
};

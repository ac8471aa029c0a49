/**
 * Conclusion proofs: what finalizes an outcome at once, without a challenge.
 *
 * By turns: n final states in a row. Unanimously: one final state that everybody signed, of whatever turn.
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { Outcome } from '../modelling/outcome.js';
import type { App } from './app.js';
import { statesIn, type Evidence } from './evidence.js';
import type { Channel, SignedState } from './state.js';
import type { SupportRule } from './support.js';
import { accepted, refused, type Verdict } from './verdict.js';

/** The outcome that the proof concludes with. */
export const concludes = <Proof extends readonly SignedState[] | Evidence>(
  support: SupportRule<Proof>,
  app: App,
  channel: Channel,
  proof: Proof,
): Verdict<Outcome> => {
  const supported = support(app, channel, proof);
  if (supported.status === 'refused') return supported;
  const running = statesIn(proof).find(({ isFinal }) => !isFinal);
  return running ? refused({ code: 'NotFinal', turn: running.turn }) : accepted(supported.value.outcome);
};

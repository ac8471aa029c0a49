/**
 * Challenge games: the rules by which the adjudicator takes challenges, answers and conclusions.
 *
 * A call carries what was shown to be supported or signed; a rule decides by the record alone. So the same rules
 * serve the reducer, which checks signatures first (`submit`), and the analyses, which know what can be shown.
 *
 * @paper §3.2 State Channel Outcomes
 */
import type { ParticipantAddress } from '../modelling/address.js';
import type { Outcome } from '../modelling/outcome.js';
import { finalized, type OnChain } from './adjudicator.js';
import type { App } from './app.js';
import type { Channel, SignedState, State } from './state.js';
import type { SupportRule } from './support.js';
import { refused, type Verdict } from './verdict.js';

export type Call =
  /** A supported state that somebody has to move on from. */
  | { readonly type: 'forceMove'; readonly state: State; readonly challenger: ParticipantAddress }
  /** The next mover's own signed state. */
  | { readonly type: 'respond'; readonly state: State }
  /** A later state that the challenger has signed. */
  | { readonly type: 'refute'; readonly state: State; readonly signer: ParticipantAddress }
  /** Another supported state of the next turn. */
  | { readonly type: 'alternativeRespond'; readonly state: State }
  /** A supported state of any later turn. */
  | { readonly type: 'checkpoint'; readonly state: State }
  /** An outcome that a conclusion proof was shown for. */
  | { readonly type: 'conclude'; readonly outcome: Outcome };

export type CallType = Call['type'];

export interface Moment {
  readonly app: App;
  readonly channel: Channel;
  /** The timestamp of the block. */
  readonly now: bigint;
}

/** One kind of call: premises, then effects. */
export type CallRule<T extends CallType> = (
  moment: Moment,
  onChain: OnChain,
  call: Extract<Call, { readonly type: T }>,
) => Verdict<OnChain>;

export type CallRules = { readonly [T in CallType]?: CallRule<T> };

export interface ChallengeGame<Proof = readonly SignedState[]> {
  readonly name: string;
  readonly rules: CallRules;
  /** What the final states of a conclusion proof have to show. */
  readonly conclusion: SupportRule<Proof>;
}

/** What the adjudicator records after the call, under the rules of this game. */
export const call = (
  game: Pick<ChallengeGame, 'name' | 'rules'>,
  moment: Moment,
  onChain: OnChain,
  call: Call,
): Verdict<OnChain> => {
  if (finalized(onChain, moment.now) !== undefined) return refused({ code: 'AlreadyFinalized' });
  const rule = game.rules[call.type] as CallRule<CallType> | undefined;
  if (!rule) return refused({ code: 'NotOffered', game: game.name, call: call.type });
  return rule(moment, onChain, call);
};

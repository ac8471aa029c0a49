/** The calls that can be made with what can be shown. */
import type { ParticipantAddress } from '../../modelling/address.js';
import type { OnChain } from '../adjudicator.js';
import type { Call, CallType, ChallengeGame } from '../challenge-game.js';
import type { Players, Showing } from './arena.js';
import { isConclusion, type Supported } from './known.js';

/** Every call that shows this supported state. */
export const callsShowing = (
  game: ChallengeGame,
  shown: Supported,
  challengers: readonly ParticipantAddress[],
  { unabridged }: Pick<Players, 'unabridged'>,
): readonly Showing[] => {
  const { state } = shown;
  const calls = (type: CallType): readonly Call[] => {
    switch (type) {
      case 'forceMove':
        return challengers.map((challenger) => ({ type, state, challenger }));
      case 'alternativeRespond':
      case 'checkpoint':
        return [{ type, state }];
      case 'conclude':
        return isConclusion(shown, game.conclusion) ? [{ type, outcome: state.outcome }] : [];
      case 'respond':
        return unabridged ? [{ type, state }] : [];
      case 'refute':
        return [];
    }
  };
  return (Object.keys(game.rules) as CallType[]).flatMap(calls).map((call) => ({ call, shown }));
};

/** The call that shows the latest state signed by whoever challenged. */
export const refutation = (
  game: ChallengeGame,
  { challenge }: OnChain,
  latest: (challenger: ParticipantAddress) => number,
): readonly Showing[] => {
  if (!challenge || !game.rules.refute) return [];
  const { challenger, state } = challenge;
  const turn = latest(challenger);
  return turn < 0 ? [] : [{ call: { type: 'refute', state: { ...state, turn }, signer: challenger } }];
};

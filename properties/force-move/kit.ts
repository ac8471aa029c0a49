/** The rules of this layer as one piece, so that each can be replaced by a wrong one. */
import { expired } from '../../spec/force-move/adjudicator.js';
import { concludes } from '../../spec/force-move/conclude.js';
import { byTurns, signedByItsMover, unanimously } from '../../spec/force-move/support.js';
import { transition } from '../../spec/force-move/transition.js';
import { forceMove } from '../../spec/index.js';

export const kit = {
  transition,
  signedByItsMover,
  byTurns,
  unanimously,
  concludes: concludes<readonly forceMove.SignedState[]>,
  expired,
  call: forceMove.call,
  consensusGame: forceMove.consensusGame,
  generations: forceMove.generations as Readonly<Record<Generation, forceMove.ChallengeGame>>,
};

export type Kit = typeof kit;

export type Generation = 'v1' | 'v2' | 'v3' | 'current';

/** Honest: what shows the adjudicator that a state of a line is supported, as each generation asks for it. */
import { mover } from '../../spec/force-move/index.js';
import type { ParticipantAddress } from '../../spec/index.js';
import { channelOf } from './channels.js';
import type { CallAction } from './profile.js';
import type { ChannelTerms, GenerationName, Shown, Shows, Signature } from './terms.js';

export type Line = readonly Shown[];

const byMover = (terms: ChannelTerms, { turn }: Shown, of: number): Signature => ({
  by: mover(channelOf(terms), turn),
  of,
});

const byAll = (participants: readonly ParticipantAddress[], of: number): readonly Signature[] =>
  participants.map((by) => ({ by, of }));

const endingAt = (line: Line, at: number, length: number): readonly Shown[] =>
  line.slice(Math.max(0, at - length + 1), at + 1);

const pair = (terms: ChannelTerms, line: Line, at: number): Shows => {
  const states = endingAt(line, Math.max(at, 1), 2);
  return { states, signatures: states.map((state, i) => byMover(terms, state, i)) };
};

/** Everybody signs the state of its own last turn, or the last one, if that was before what is shown. */
const row = (terms: ChannelTerms, line: Line, at: number, spare: number): Shows => {
  const { participants } = terms;
  const states = endingAt(line, at, 1 + (spare % participants.length));
  const last = states.at(-1)!;
  const signatures = participants.map((by, i): Signature => {
    const ago = (participants.length + (last.turn % participants.length) - i) % participants.length;
    const own = states.length - 1 - ago;
    return { by, of: own >= 0 && spare % 2 === 0 ? own : states.length - 1 };
  });
  return { states, signatures };
};

const unanimous = ({ participants }: ChannelTerms, line: Line, at: number): Shows => ({
  states: [line[at]!],
  signatures: byAll(participants, 0),
});

const redemption = ({ participants }: ChannelTerms, line: Line, at: number): Shows => ({
  states: [line[at - 1]!, line[at]!],
  signatures: [...byAll(participants, 0), { by: participants.at(-1)!, of: 1 }],
});

/** What supports the state in this place of the line, for this call; `spare` chooses where there is a choice. */
export const honest = (
  generation: GenerationName,
  terms: ChannelTerms,
  line: Line,
  call: CallAction['type'],
  at: number,
  spare: number,
): Shows => {
  if (call === 'respond' || call === 'refute')
    return { states: [line[at]!], signatures: [byMover(terms, line[at]!, 0)] };
  switch (generation) {
    case 'v1':
      return pair(terms, line, at);
    case '0.x':
      return row(terms, line, at, spare);
    case 'v2':
      return terms.app === 'payments' && call !== 'conclude' && at >= 2
        ? redemption(terms, line, at)
        : unanimous(terms, line, at);
  }
};

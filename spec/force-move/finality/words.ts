/** Lines of play in words. */
import { match } from 'ts-pattern';
import type { ParticipantAddress } from '../../modelling/address.js';
import type { Outcome } from '../../modelling/outcome.js';
import type { Call } from '../challenge-game.js';
import { mover } from '../state.js';
import type { Result } from './arena.js';
import type { Line } from './line-of-play.js';

/** How an outcome is called. */
export type OutcomeName = (outcome: Outcome) => string;

const callWords = (call: Call, name: OutcomeName): string => {
  const turn = 'state' in call ? `turn ${call.state.turn}, ${name(call.state.outcome)}` : '';
  return match(call)
    .with({ type: 'forceMove' }, () => `challenges with ${turn}`)
    .with({ type: 'respond' }, () => `responds with ${turn}`)
    .with({ type: 'alternativeRespond' }, () => `responds with the supported ${turn}`)
    .with({ type: 'checkpoint' }, () => `checkpoints ${turn}`)
    .with(
      { type: 'refute' },
      ({ state, signer }) => `refutes the challenge, as ${signer} has signed turn ${state.turn}`,
    )
    .with({ type: 'conclude' }, ({ outcome }) => `concludes with ${name(outcome)}`)
    .exhaustive();
};

const resultWords = (result: Result, name: OutcomeName): string => {
  if (result.type === 'ending') return `${name(result.ending.outcome)} is final`;
  const { record, challenge } = result.node.onChain;
  return challenge
    ? `turn ${record}, ${name(challenge.state.outcome)}, is challenged`
    : `open at turn ${record}`;
};

/** One line of text for each round. */
export const lineWords = (line: Line, player: ParticipantAddress, name: OutcomeName): readonly string[] =>
  line.map(({ decision, others, result }) => {
    const own =
      decision.type === 'wait'
        ? `${player} waits`
        : `${player} ${decision.signs ? `signs turn ${decision.shown!.state.turn} and ` : ''}${callWords(decision.call, name)}`;
    const before = others.map(({ call, shown }) => {
      const who =
        call.type === 'forceMove'
          ? call.challenger
          : shown && mover(shown.state.channel, shown.state.turn) !== player
            ? mover(shown.state.channel, shown.state.turn)
            : 'one of the others';
      return `${who} ${callWords(call, name)}`;
    });
    const front = decision.type === 'wait' ? 'meanwhile' : 'but before that';
    const acts = before.length > 0 ? `; ${front} ${before.join(', then ')}` : '';
    return `${own}${acts}: ${resultWords(result, name)}`;
  });

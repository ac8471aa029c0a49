/** Wrong rules on purpose, each with the property that has to catch it. */
import { forceMove } from '../../spec/index.js';
import type { Generation, Kit } from './kit.js';
import { kit } from './kit.js';

export interface Mutant {
  readonly id: string;
  readonly caughtBy: string;
  readonly wrong: Partial<Kit>;
}

const { sameOutcome } = forceMove;

const accepted = <T>(value: T): forceMove.Verdict<T> => ({ status: 'accepted', value });

/** The transition, in spite of this refusal. */
const inSpiteOf = (code: forceMove.RefusalCode): Partial<Kit> => ({
  transition: (app, from, to) => {
    const verdict = kit.transition(app, from, to);
    return verdict.status === 'refused' && verdict.reason.code === code ? accepted(to) : verdict;
  },
});

/** The calls, with some rules of some generations replaced. */
const withRules = (
  generations: readonly Generation[],
  change: (rules: forceMove.ChallengeGame['rules']) => forceMove.ChallengeGame['rules'],
): Partial<Kit> => ({
  generations: Object.fromEntries(
    Object.entries(kit.generations).map(([name, game]) => [
      name,
      generations.includes(name as Generation) ? { ...game, rules: change(game.rules) } : game,
    ]),
  ) as Kit['generations'],
});

const proposalIn = (data: forceMove.AppData) => data as unknown as forceMove.Proposal | null;

export const mutants: readonly Mutant[] = [
  // transitions
  { id: 'a turn is skipped', caughtBy: 'transition', wrong: inSpiteOf('NotTheNextTurn') },
  { id: 'the states are of different channels', caughtBy: 'transition', wrong: inSpiteOf('OtherChannel') },
  { id: 'the set-up changes the outcome', caughtBy: 'transition', wrong: inSpiteOf('ChangedDuringSetUp') },
  { id: 'the app is not asked', caughtBy: 'transition', wrong: inSpiteOf('AppRefuses') },
  {
    id: 'a final state changes the outcome',
    caughtBy: 'transition',
    wrong: inSpiteOf('OutcomeChangedByFinal'),
  },
  { id: 'a final state keeps the app data', caughtBy: 'transition', wrong: inSpiteOf('DataKeptByFinal') },
  { id: 'the channel runs on after a final state', caughtBy: 'transition', wrong: inSpiteOf('NotFinal') },
  {
    id: 'the set-up is one turn too long',
    caughtBy: 'transition',
    wrong: {
      transition: (app, from, to) =>
        to.turn === 2 * to.channel.participants.length && !sameOutcome(from.outcome, to.outcome)
          ? { status: 'refused', reason: { code: 'ChangedDuringSetUp', turn: to.turn } }
          : kit.transition(app, from, to),
    },
  },

  // support and conclusions
  {
    id: 'n − 1 states support the last of them',
    caughtBy: 'support-by-turns',
    wrong: {
      byTurns: (app, channel, proof) => {
        const short = proof.length === channel.participants.length - 1;
        return short ? accepted(proof.at(-1)!.state) : kit.byTurns(app, channel, proof);
      },
    },
  },
  {
    id: 'a state of the proof is signed by another than its mover',
    caughtBy: 'support-by-turns',
    wrong: {
      byTurns: (app, channel, proof) => {
        const moved = proof.map(({ state }) => forceMove.signed(forceMove.mover(channel, state.turn), state));
        return kit.byTurns(app, channel, moved);
      },
    },
  },
  {
    id: 'one signature is missing from unanimous support',
    caughtBy: 'support-by-all',
    wrong: {
      unanimously: (app, channel, proof) => {
        const [missing] = channel.participants;
        const filled = proof[0] ? [...proof, forceMove.signed(missing!, proof[0].state)] : proof;
        return kit.unanimously(app, channel, filled);
      },
    },
  },
  {
    id: 'signatures on different states count as unanimous',
    caughtBy: 'support-by-all',
    wrong: {
      unanimously: (app, channel, proof) =>
        kit.unanimously(
          app,
          channel,
          proof.map(({ signer }) => forceMove.signed(signer, proof[0]!.state)),
        ),
    },
  },
  {
    id: 'a conclusion with a running state in it',
    caughtBy: 'conclusion',
    wrong: {
      concludes: (support, app, channel, proof) => {
        const supported = support(app, channel, proof);
        return supported.status === 'refused' ? supported : accepted(supported.value.outcome);
      },
    },
  },
  {
    id: 'a conclusion with one signature missing',
    caughtBy: 'conclusion',
    wrong: {
      concludes: (support, app, channel, proof) => {
        const last = proof.at(-1);
        const given = kit.concludes(support, app, channel, proof);
        return given.status === 'refused' &&
          last?.state.isFinal &&
          proof.length === channel.participants.length - 1
          ? accepted(last.state.outcome)
          : given;
      },
    },
  },
  {
    id: 'somebody else signs the move',
    caughtBy: 'movers',
    wrong: { signedByItsMover: (_channel, { state }) => accepted(state) },
  },

  // the consensus game
  {
    id: 'the outcome changes one approval early',
    caughtBy: 'consensus-game',
    wrong: {
      consensusGame: {
        ...kit.consensusGame,
        allows: (move) => {
          const before = proposalIn(move.from.data);
          const early =
            before?.approvals === move.participants - 2 &&
            move.to.data === null &&
            sameOutcome(move.to.outcome, before.proposed);
          return early || kit.consensusGame.allows(move);
        },
      },
    },
  },
  {
    id: 'a proposal is exchanged while it is approved',
    caughtBy: 'consensus-game',
    wrong: {
      consensusGame: {
        ...kit.consensusGame,
        allows: (move) => {
          const [before, after] = [proposalIn(move.from.data), proposalIn(move.to.data)];
          if (!before || !after) return kit.consensusGame.allows(move);
          const same = { ...move.to, data: forceMove.proposal({ ...after, proposed: before.proposed }) };
          return kit.consensusGame.allows({ ...move, to: same });
        },
      },
    },
  },
  {
    id: 'a proposal cannot be rejected',
    caughtBy: 'consensus-game',
    wrong: {
      consensusGame: {
        ...kit.consensusGame,
        allows: (move) => {
          const rejects =
            move.from.data !== null &&
            move.to.data === null &&
            sameOutcome(move.from.outcome, move.to.outcome);
          return !rejects && kit.consensusGame.allows(move);
        },
      },
    },
  },
  {
    id: 'the last to approve may conclude with the old outcome changed again',
    caughtBy: 'consensus-game',
    wrong: {
      consensusGame: {
        ...kit.consensusGame,
        allows: (move) => move.to.data === null || kit.consensusGame.allows(move),
      },
    },
  },

  // the challenge games
  {
    id: 'a stale challenge is taken',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1', 'v2', 'v3', 'current'], (rules) => ({
      ...rules,
      forceMove: (moment, onChain, call) =>
        rules.forceMove!(moment, onChain.challenge ? onChain : { record: 0 }, call),
    })),
  },
  {
    id: 'a challenge replaces one of the same turn',
    caughtBy: 'challenge-games',
    wrong: withRules(['v3', 'current'], (rules) => ({
      ...rules,
      forceMove: (moment, { record }, call) => rules.forceMove!(moment, { record }, call),
    })),
  },
  {
    id: 'a challenge cannot be replaced',
    caughtBy: 'challenge-games',
    wrong: withRules(['v3', 'current'], (rules) => ({
      ...rules,
      forceMove: kit.generations.v2.rules.forceMove!,
    })),
  },
  {
    id: 'a stranger challenges',
    caughtBy: 'challenge-games',
    wrong: withRules(['current'], (rules) => ({
      ...rules,
      forceMove: (moment, onChain, call) =>
        rules.forceMove!(moment, onChain, { ...call, challenger: moment.channel.participants[1]! }),
    })),
  },
  {
    id: 'an answer need not follow the challenge',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1', 'v2', 'v3'], (rules) => ({
      ...rules,
      respond: (_moment, onChain, { state }) =>
        onChain.challenge
          ? accepted({ record: state.turn })
          : rules.respond!(_moment, onChain, { type: 'respond', state }),
    })),
  },
  {
    id: 'somebody else than the challenger has signed a later state',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1'], (rules) => ({
      ...rules,
      refute: (moment, onChain, call) =>
        rules.refute!(moment, onChain, { ...call, signer: onChain.challenge?.challenger ?? call.signer }),
    })),
  },
  {
    id: 'a challenge is refuted by an earlier state',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1'], (rules) => ({
      ...rules,
      refute: (moment, onChain, call) =>
        rules.refute!(moment, onChain, { ...call, state: { ...call.state, turn: call.state.turn + 9 } }),
    })),
  },
  {
    id: 'a refutation raises the record',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1'], (rules) => ({
      ...rules,
      refute: (moment, onChain, call) => {
        const verdict = rules.refute!(moment, onChain, call);
        return verdict.status === 'refused' ? verdict : accepted({ record: call.state.turn });
      },
    })),
  },
  {
    id: 'an alternative answer of any later turn',
    caughtBy: 'challenge-games',
    wrong: withRules(['v1', 'v2'], (rules) => ({
      ...rules,
      alternativeRespond: (moment, onChain, { state }) =>
        onChain.challenge
          ? kit.generations.v3.rules.checkpoint!(moment, onChain, { type: 'checkpoint', state })
          : rules.alternativeRespond!(moment, onChain, { type: 'alternativeRespond', state }),
    })),
  },
  {
    id: 'a checkpoint of the recorded turn',
    caughtBy: 'challenge-games',
    wrong: withRules(['v3', 'current'], (rules) => ({
      ...rules,
      checkpoint: (moment, { record, ...rest }, call) =>
        rules.checkpoint!(moment, { ...rest, record: record - 1 }, call),
    })),
  },
  {
    id: 'a checkpoint leaves the challenge standing',
    caughtBy: 'challenge-games',
    wrong: withRules(['v3', 'current'], (rules) => ({
      ...rules,
      checkpoint: (moment, onChain, call) => {
        const verdict = rules.checkpoint!(moment, onChain, call);
        return verdict.status === 'refused' ? verdict : accepted({ ...onChain, record: call.state.turn });
      },
    })),
  },
  {
    id: 'the current rules keep respond',
    caughtBy: 'challenge-games',
    wrong: withRules(['current'], (rules) => ({ ...rules, respond: kit.generations.v3.rules.respond! })),
  },
  {
    id: 'the deadline itself still leaves time to answer',
    caughtBy: 'deadline',
    wrong: { expired: ({ finalizesAt }, now) => now > finalizesAt },
  },
  {
    id: 'a final outcome can be concluded away',
    caughtBy: 'for-ever',
    wrong: {
      call: (game, moment, onChain, call) =>
        call.type === 'conclude'
          ? game.rules.conclude!(moment, onChain, call)
          : kit.call(game, moment, onChain, call),
    },
  },
  {
    id: 'an expired challenge can be answered late',
    caughtBy: 'for-ever',
    wrong: {
      call: (game, moment, onChain, call) =>
        kit.call(game, { ...moment, now: moment.now - 1n }, onChain, call),
    },
  },
];

/** Wrong apps, wrong challenge games and wrong readings, asked which outcomes members can finalize. */
import type { FinalizabilityQuestion, Json } from '../../../../conformance/scenario/index.js';
import { answerFinality } from '../../../../conformance/scenario/finalizability.js';
import { mutants } from '../../../force-move/mutants.js';
import { sentence, suspect, type Suspect } from './suspect.js';

type Asked = FinalizabilityQuestion;
type Finality = { readonly finalizable: readonly string[]; readonly enabled: readonly string[] };

/** The answer with what is said of each member replaced. */
const saying = (
  asked: Asked,
  of: (member: string, right: Finality, all: readonly Finality[]) => Finality,
): Json => {
  const right = answerFinality(asked) as { readonly members?: Readonly<Record<string, Finality>> };
  if (!right.members) return right as Json;
  const all = Object.values(right.members);
  const said = Object.entries(right.members).map(([who, finality]) => [who, { ...of(who, finality, all) }]);
  return { ...right, members: Object.fromEntries(said) } as Json;
};

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();

interface WrongReading {
  readonly id: string;
  readonly wrong: string;
  readonly answer: (asked: Asked) => Json;
}

const readings: readonly WrongReading[] = [
  {
    id: 'committed-where-they-equivocate',
    wrong: 'Nobody is expected to sign a second state for a turn, even where this is asked about.',
    answer: (asked) => answerFinality({ ...asked, equivocation: false }),
  },
  {
    id: 'equivocating-where-they-are-committed',
    wrong: 'The others are expected to sign a second state for a turn, even where this is not asked about.',
    answer: (asked) => answerFinality({ ...asked, equivocation: true }),
  },
  {
    id: 'everything-is-received',
    wrong: 'What is signed counts as received by everybody.',
    answer: (asked) => {
      const { situation, states } = asked;
      const received =
        situation && 'stage' in situation
          ? {
              situation: {
                ...situation,
                heldBy: Object.fromEntries(asked.members.map((m) => [m, situation.signedBy])),
              },
            }
          : {};
      const held = states ? { states: states.map((state) => ({ ...state, heldBy: asked.members })) } : {};
      return answerFinality({ ...asked, ...received, ...held } as Asked);
    },
  },
  {
    id: 'signed-is-finalizable',
    wrong: 'A single enabled outcome is finalizable for whoever has it enabled.',
    answer: (asked) =>
      saying(asked, (_, { finalizable, enabled }) => ({
        finalizable: finalizable.length === 0 && enabled.length === 1 ? enabled : finalizable,
        enabled,
      })),
  },
  {
    id: 'one-approval-more',
    wrong: 'The proposer does not count among those who have approved.',
    answer: (asked) => {
      const { position } = asked;
      if (!position?.approvals) return answerFinality(asked);
      return answerFinality({ ...asked, position: { ...position, approvals: position.approvals + 1 } });
    },
  },
  {
    id: 'final-states-are-running',
    wrong: 'Final states count as any others.',
    answer: (asked) =>
      answerFinality(asked.position ? { ...asked, position: { ...asked.position, finalStates: 0 } } : asked),
  },
  {
    id: 'proposal-binds-nobody',
    wrong: 'Until all have approved only the current outcome counts.',
    answer: (asked) => {
      if (!asked.position) return answerFinality(asked);
      const { approvals: _, proposed: __, ...position } = asked.position;
      return answerFinality({ ...asked, position });
    },
  },
  {
    id: 'choice-is-enabled',
    wrong: 'Whoever can choose between outcomes has them enabled as well.',
    answer: (asked) =>
      saying(asked, (_, { finalizable, enabled }) => ({
        finalizable,
        enabled: distinct([...enabled, ...finalizable]),
      })),
  },
  {
    id: 'choice-of-another-is-not-enabled',
    wrong: 'What another member chooses between is not enabled for those who can finalize nothing.',
    answer: (asked) =>
      saying(asked, (_, right) => (right.finalizable.length === 0 ? { ...right, enabled: [] } : right)),
  },
  {
    id: 'on-chain-is-enabled',
    wrong: 'The outcome on chain counts as enabled.',
    answer: (asked) => {
      const { finalized } = answerFinality(asked) as { readonly finalized?: string };
      if (finalized === undefined) return answerFinality(asked);
      return saying(asked, (_, right) => ({ ...right, enabled: [finalized] }));
    },
  },
  {
    id: 'any-claim-is-possible',
    wrong: 'Claims that exclude each other are taken as they are.',
    answer: (asked) => {
      const right = answerFinality(asked);
      if (!asked.claimed || !Object.hasOwn(right as object, 'invalid')) return right;
      const said = Object.entries(asked.claimed).map(([who, { finalizable }]) => [
        who,
        { finalizable: finalizable.map((name) => asked.outcomes[name] ?? name), enabled: [] },
      ]);
      return { members: Object.fromEntries(said) } as Json;
    },
  },
  {
    id: 'impossible-positions-are-read',
    wrong: 'A position that nobody can have reached is answered.',
    answer: (asked) => {
      const right = answerFinality(asked);
      if (!Object.hasOwn(right as object, 'invalid') || asked.claimed) return right;
      return {
        members: Object.fromEntries(asked.members.map((who) => [who, { finalizable: [], enabled: [] }])),
      };
    },
  },
];

const kebab = (words: string): string => words.replaceAll(/\W+/g, '-');

/** Wrong rules of the consensus game that the finality of a channel shows. Others change no answer of this kind. */
const shown = new Set([
  'the outcome changes one approval early',
  'a proposal is exchanged while it is approved',
]);

const ofTheChannel: readonly Suspect[] = mutants
  .filter(({ id }) => shown.has(id))
  .map(({ id, wrong }) =>
    suspect('finalizability', { id: kebab(id), wrong: sentence(id) }, (asked: Asked) =>
      answerFinality(asked, wrong.consensusGame),
    ),
  );

export const finalitySuspects: readonly Suspect[] = [
  ...readings.map(({ answer, ...about }) => suspect('finalizability', about, answer)),
  ...ofTheChannel,
];

/**
 * What the rules of this layer have to be, said a second time and independently, over all small cases.
 *
 * Each property looks at every case of a small world and returns the first one in which the rules are otherwise.
 */
import { forceMove, type ParticipantAddress } from '../../spec/index.js';
import { A, B, C, channelOf, fresh, old, other, stateOf, stranger } from './example.js';
import type { Generation, Kit } from './kit.js';

export interface RuleProperty {
  readonly id: string;
  readonly sentence: string;
  /** How many cases there are. */
  readonly cases: number;
  /** A case in which the rules are otherwise, or nothing. */
  readonly counterexample: (kit: Kit) => string | undefined;
}

/** A property of all these cases. */
const forAll = <T>(
  id: string,
  sentence: string,
  cases: readonly T[],
  holds: (kit: Kit, instance: T) => boolean,
): RuleProperty => ({
  id,
  sentence,
  cases: cases.length,
  counterexample: (kit) => {
    const found = cases.find((instance) => !holds(kit, instance));
    return found === undefined
      ? undefined
      : JSON.stringify(found, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  },
});

const product = <S, T>(some: readonly S[], others: readonly T[]): (readonly [S, T])[] =>
  some.flatMap((one) => others.map((other) => [one, other] as const));

const { anyMove, proposal } = forceMove;

const accepts = (verdict: forceMove.Verdict<unknown>): boolean => verdict.status === 'accepted';

// transitions, of two participants

const two = channelOf(2, anyMove);
const elsewhere = { ...two, nonce: 1n };

const variants = (turn: number): readonly forceMove.State[] =>
  product(product([old, fresh], [null, 1]), product([true, false], [two, elsewhere])).map(
    ([[outcome, data], [isFinal, channel]]) => stateOf(channel, turn, { outcome, data, isFinal }),
  );

const pairs = product([0, 2, 3, 4, 5], [0, 1, 2]).flatMap(([turn, step]) =>
  product(
    variants(turn).filter(({ channel }) => channel === two),
    variants(turn + step),
  ),
);

const follows = forAll(
  'transition',
  'one state follows another by one turn in the same channel: unchanged in the set-up, by the app while running, final with the outcome and without data, and nothing but final after that',
  product(pairs, [anyMove, forceMove.alwaysRefuses]),
  (kit, [[from, to], app]) => {
    const unchanged = from.outcome === to.outcome && from.data === to.data;
    const running = !from.isFinal && !to.isFinal;
    const expected =
      to.channel === from.channel &&
      to.turn === from.turn + 1 &&
      ((running && to.turn < 4 && unchanged) ||
        (running && to.turn >= 4 && app === anyMove) ||
        (to.isFinal && from.outcome === to.outcome && to.data === null));
    return accepts(kit.transition(app, from, to)) === expected;
  },
);

// support, of two and three participants

const signers: readonly ParticipantAddress[] = [A, B, C, stranger];

const proofs = [1, 2, 3].flatMap((length) =>
  product([2, 3], product([4, 5], [1, 2])).flatMap(([n, [turn, step]]) => {
    const channel = channelOf(n, anyMove);
    return Array.from({ length: signers.length ** length }, (_, code) =>
      Array.from({ length }, (_, i) =>
        forceMove.signed(
          signers[Math.floor(code / signers.length ** i) % signers.length]!,
          stateOf(channel, turn + i * step),
        ),
      ),
    );
  }),
);

const supportedByTurns = forAll(
  'support-by-turns',
  'n consecutive states, each signed by its mover, support the last of them, and nothing else does',
  proofs,
  (kit, proof) => {
    const { channel } = proof[0]!.state;
    const expected =
      proof.length === channel.participants.length &&
      proof.every(
        ({ state, signer }, i) =>
          signer === channel.participants[state.turn % channel.participants.length] &&
          (i === 0 || state.turn === proof[i - 1]!.state.turn + 1),
      );
    return accepts(kit.byTurns(anyMove, channel, proof)) === expected;
  },
);

const unanimousProofs = product([2, 3], product([true, false], [true, false])).flatMap(
  ([n, [same, isFinal]]) => {
    const channel = channelOf(n, anyMove);
    return Array.from({ length: 2 ** signers.length }, (_, subset) =>
      signers
        .filter((_, i) => subset & (2 ** i))
        .map((signer, i) =>
          forceMove.signed(signer, stateOf(channel, 7, { isFinal, outcome: same || i === 0 ? old : fresh })),
        ),
    )
      .filter((proof) => proof.length > 0)
      .map((proof) => ({ n, same, isFinal, proof }));
  },
);

const supportedByAll = forAll(
  'support-by-all',
  'one state is supported if every participant has signed it, and nobody else has',
  unanimousProofs,
  (kit, { n, same, proof }) => {
    const channel = channelOf(n, anyMove);
    const by = proof.map(({ signer }) => signer);
    const expected =
      channel.participants.every((participant) => by.includes(participant)) &&
      by.length === n &&
      (same || n === 1);
    return accepts(kit.unanimously(anyMove, channel, proof)) === expected;
  },
);

const conclusionProofs = [1, 2, 3].flatMap((length) =>
  Array.from({ length: 2 ** length }, (_, finals) => {
    const channel = channelOf(2, anyMove);
    return Array.from({ length }, (_, i) =>
      forceMove.signed(
        forceMove.mover(channel, 6 + i),
        stateOf(channel, 6 + i, { isFinal: (finals & (2 ** i)) > 0 }),
      ),
    );
  }),
);

const concluded = forAll(
  'conclusion',
  'n final states in a row conclude a channel, or one final state that all have signed; no other states do',
  [
    ...conclusionProofs.map((proof) => ({ n: 2, proof, unanimous: false })),
    ...unanimousProofs.map(({ n, proof }) => ({ n, proof, unanimous: true })),
  ],
  (kit, { n, proof, unanimous }) => {
    const channel = channelOf(n, anyMove);
    const support = unanimous ? kit.unanimously : kit.byTurns;
    const all = proof.every(({ state }) => state.isFinal);
    const said = new Set(proof.map(({ state }) => state.outcome));
    const by = new Set(proof.map(({ signer }) => signer));
    const complete = unanimous
      ? said.size === 1 && by.size === n && channel.participants.every((participant) => by.has(participant))
      : proof.length === n;
    return accepts(kit.concludes(support, anyMove, channel, proof)) === (all && complete);
  },
);

// the consensus game

const contents = (n: number): readonly forceMove.Variables[] =>
  product(
    [old, fresh],
    [
      null,
      ...product(
        Array.from({ length: n }, (_, i) => i + 1),
        [old, fresh, other],
      ).map(([approvals, proposed]) => proposal({ approvals, proposed })),
    ],
  ).map(([outcome, data]) => ({ outcome, data }));

const votes = [2, 3, 4].flatMap((n) =>
  product(contents(n), contents(n))
    .filter(([from]) => from.data === null || (from.data as unknown as forceMove.Proposal).approvals < n)
    .map(([from, to]) => ({ n, from, to })),
);

const consensus = forAll(
  'consensus-game',
  'on its turn a participant approves, proposes, or goes back to nothing proposed; the last approval, and only that, changes the outcome',
  votes,
  (kit, { n, from, to }) => {
    const before = from.data as unknown as forceMove.Proposal | null;
    const after = to.data as unknown as forceMove.Proposal | null;
    const kept = from.outcome === to.outcome;
    const expected = after
      ? kept &&
        (after.approvals === 1 ||
          (before !== null &&
            after.approvals === before.approvals + 1 &&
            after.approvals < n &&
            after.proposed === before.proposed))
      : kept || (before !== null && before.approvals === n - 1 && to.outcome === before.proposed);
    return kit.consensusGame.allows({ participants: n, turn: 4 * n, from, to }) === expected;
  },
);

// the challenge games, of two participants: A moves at even turns

const now = 100n;
const at = (turn: number, rest: Partial<forceMove.State> = {}) => stateOf(two, turn, rest);
const openAt = (record: number): forceMove.OnChain => ({ record });
const challengedAt = (record: number, finalizesAt = now + 5n): forceMove.OnChain => ({
  record,
  challenge: { state: at(record), challenger: A, finalizesAt },
});

const turns = [5, 6, 7, 8, 9];

const callsAt = (turn: number): readonly forceMove.Call[] => [
  { type: 'forceMove', state: at(turn), challenger: B },
  { type: 'forceMove', state: at(turn), challenger: stranger },
  { type: 'respond', state: at(turn) },
  { type: 'respond', state: stateOf(elsewhere, turn) },
  { type: 'refute', state: at(turn), signer: A },
  { type: 'refute', state: at(turn), signer: B },
  { type: 'alternativeRespond', state: at(turn) },
  { type: 'checkpoint', state: at(turn) },
  { type: 'conclude', outcome: fresh },
];

const generationNames = ['v1', 'v2', 'v3', 'current'] as const;

const disputes = product(product(generationNames, [openAt(6), challengedAt(6)]), turns.flatMap(callsAt)).map(
  ([[generation, onChain], call]) => ({ generation, onChain, call }),
);

const open = (record: number) => ({ record });

/** What the published tables say comes of a call; nothing if it is refused. */
const published = (generation: Generation, onChain: forceMove.OnChain, call: forceMove.Call): unknown => {
  const n = onChain.record;
  const standing = onChain.challenge !== undefined;
  if (call.type === 'conclude') return { record: n, concluded: fresh };
  const m = call.state.turn;
  switch (call.type) {
    case 'forceMove': {
      const allowed = standing ? (generation === 'v3' || generation === 'current') && m > n : m >= n;
      const challenge = { state: call.state, challenger: B, finalizesAt: now + two.challengeDuration };
      return allowed && call.challenger === B ? { record: m, challenge } : undefined;
    }
    case 'respond':
      return generation !== 'current' && standing && m === n + 1 && call.state.channel === two
        ? open(m)
        : undefined;
    case 'refute':
      return generation === 'v1' && standing && m > n && call.signer === A ? open(n) : undefined;
    case 'alternativeRespond':
      return (generation === 'v1' || generation === 'v2') && standing && m === n + 1 ? open(m) : undefined;
    case 'checkpoint':
      return (generation === 'v3' || generation === 'current') && m > n ? open(m) : undefined;
  }
};

const sameText = (a: unknown, b: unknown): boolean => {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text(a) === text(b);
};

const challengeGames = forAll(
  'challenge-games',
  'each generation takes the calls that its published table lists, with the effects that it lists, and no others',
  disputes,
  (kit, { generation, onChain, call }) => {
    const verdict = kit.call(kit.generations[generation], { app: anyMove, channel: two, now }, onChain, call);
    return sameText(
      verdict.status === 'accepted' ? verdict.value : undefined,
      published(generation, onChain, call),
    );
  },
);

const deadline = forAll(
  'deadline',
  'a challenge can be answered before its deadline, and at the deadline it is final',
  [-1n, 0n, 1n],
  (kit, late) => {
    const finalizesAt = 50n;
    return kit.expired({ state: at(6), challenger: A, finalizesAt }, finalizesAt + late) === late >= 0n;
  },
);

const forEver = forAll(
  'for-ever',
  'once an outcome is final no call changes anything',
  product(
    product(generationNames, [
      challengedAt(6, now),
      challengedAt(6, now - 1n),
      { record: 6, concluded: old } as forceMove.OnChain,
    ]),
    turns.flatMap(callsAt),
  ),
  (kit, [[generation, onChain], call]) =>
    !accepts(kit.call(kit.generations[generation], { app: anyMove, channel: two, now }, onChain, call)),
);

const movers = forAll(
  'movers',
  'a move counts if it is signed by the participant whose turn it is, and by nobody else',
  product(signers, [4, 5, 6]),
  (kit, [signer, turn]) => {
    const channel = channelOf(3, anyMove);
    const own = channel.participants[turn % 3] === signer;
    return accepts(kit.signedByItsMover(channel, forceMove.signed(signer, stateOf(channel, turn)))) === own;
  },
);

export const ruleProperties: readonly RuleProperty[] = [
  follows,
  supportedByTurns,
  supportedByAll,
  concluded,
  consensus,
  challengeGames,
  deadline,
  forEver,
  movers,
];

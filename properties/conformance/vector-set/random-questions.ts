/** Random questions of each kind, for the search to look through. */
import fc from 'fast-check';
import { constructions } from '../../../spec/constructions/index.js';
import {
  allocation,
  channel,
  guarantee,
  keysOf,
  nitro,
  recordOf,
  type Address,
  type ChannelAddress,
  type Network,
  type NitroAction,
} from '../../../spec/index.js';
import type { Json } from '../../../conformance/scenario/index.js';
import type { Fields } from '../../../conformance/vector-set/vector.js';
import { resolve, schedule, situation } from '../../arbitraries/index.js';
import { wrongConstructions } from '../../constructions/mutants.js';
import { group, partialPayments } from '../../nitro/groups.js';
import { contest, matchingNetwork, preferences } from '../../nitro/matchings.js';
import { people, tangle } from '../../nitro/tangles.js';
import { sentences } from '../../reasoning/sentences.js';
import { A, G, H, J, L, smallView, usualKinds, X } from '../../reasoning/views.js';
import { constructionQuestion, networkQuestion, operationsQuestion, snapshotQuestion } from './written.js';

/** The format has no negative amounts. */
const isExpressible = (action: NitroAction): boolean =>
  action.type === 'finalize'
    ? action.outcome.type === 'guarantee' || action.outcome.entries.every(([, amount]) => amount >= 0n)
    : action.amount >= 0n;

const operations: fc.Arbitrary<Fields> = fc
  .tuple(situation({ channels: 4, vast: false }), schedule(12))
  .map(([{ chain, reached }, intents]) => {
    let now = chain;
    const actions = intents.flatMap((intent) => {
      const action = resolve({ chain: now, reached }, intent);
      if (!isExpressible(action)) return [];
      const step = nitro(now, action);
      if (step.status === 'applied') now = step.chain;
      return [action];
    });
    return operationsQuestion(chain, actions);
  });

/** Now and then a channel owes one before it, or guarantees something. */
const disturbed = (network: Network, kind: number): Network => {
  const [first] = keysOf(network.outcomes) as ChannelAddress[];
  const last = (keysOf(network.outcomes) as ChannelAddress[]).at(-1);
  if (first === undefined || last === undefined || kind > 1) return network;
  const outcome = kind === 0 ? allocation([first, 1n]) : guarantee(channel('J'));
  return { ...network, outcomes: recordOf([...Object.entries(network.outcomes), [last, outcome]]) as never };
};

const turboValue: fc.Arbitrary<Fields> = fc
  .tuple(situation({ guarantees: false, vast: false }), fc.nat({ max: 9 }))
  .map(([{ chain, reached }, kind]) =>
    networkQuestion(disturbed({ balances: chain.balances, outcomes: reached }, kind)),
  );

const nitroNetworks: fc.Arbitrary<Network> = fc.oneof(
  group(),
  fc.constant(partialPayments()),
  tangle(),
  contest(),
  preferences(3, 4, 3).map((agents) => matchingNetwork(agents)),
);

const nitroExactValue: fc.Arbitrary<Fields> = nitroNetworks.map((network) => ({
  ...networkQuestion(network),
  addresses: [...people, ...keysOf<Address>(network.outcomes)],
}));

const snapshot: fc.Arbitrary<Fields> = fc.oneof(
  fc.constantFrom(...sentences.map(({ view, target }) => snapshotQuestion(view, A, target))),
  fc
    .tuple(
      fc
        .constantFrom([L, J, X], [G, H, J], [L, G, J])
        .chain((channels) => smallView(usualKinds, { coins: 1, channels })),
      fc.constantFrom<Address>(A, A, A, X),
    )
    .map(([view, target]) => snapshotQuestion(view, A, target)),
);

const count = (max: number) => fc.nat({ max });
const outcomeNumber = fc.constantFrom('1', '2', '3');
const some = (list: readonly string[]) => fc.subarray([...list]);

const finalizability: fc.Arbitrary<Fields> = fc
  .tuple(
    fc.constantFrom(['A', 'B'], ['A', 'B', 'C']),
    fc.constantFrom('position', 'prefund', 'finalized', 'claimed'),
  )
  .chain(([members, part]): fc.Arbitrary<Fields> => {
    const asked = { members, outcomes: { '1': 'old', '2': 'new', '3': 'other' } };
    const n = members.length;
    if (part === 'position')
      return fc
        .tuple(count(n - 1), outcomeNumber, count(n), outcomeNumber, count(n), fc.boolean())
        .map(([nextMover, current, approvals, proposed, finalStates, equivocation]) => ({
          ...asked,
          position: {
            ...{ nextMover, current },
            ...(approvals > 0 ? { approvals, proposed } : {}),
            ...(finalStates > 1 ? { finalStates: finalStates - 1 } : {}),
          },
          ...(equivocation ? { equivocation } : {}),
        }));
    if (part === 'prefund')
      return some(members).chain((signedBy) =>
        fc.tuple(...members.map(() => some(signedBy))).map((held) => ({
          ...asked,
          situation: {
            stage: 'prefund',
            signedBy,
            heldBy: Object.fromEntries(
              members.map((member, i) => [
                member,
                members.filter(
                  (name) => held[i]!.includes(name) || (name === member && signedBy.includes(name)),
                ),
              ]),
            ),
          },
        })),
      );
    if (part === 'finalized')
      return outcomeNumber.map((finalized) => ({ ...asked, situation: { finalized } }));
    return fc.tuple(...members.map(() => some(['1', '2', '3']))).map((claims) => ({
      ...asked,
      claimed: Object.fromEntries(members.map((member, i) => [member, { finalizable: claims[i]! }])) as Json,
    }));
  });

const small = { a: 2n, b: 1n, c: 1n, d: 1n, "a'": 1n, "b'": 1n };

/** Constructions as they should be, in another order, and wrong ones. */
const construction: fc.Arbitrary<Fields> = fc.oneof(
  fc.constantFrom(...wrongConstructions.map(({ instance }) => constructionQuestion(instance))),
  fc.constantFrom(...constructions.slice(0, 8)).chain((each) => {
    const { start, steps } = each.instance(small);
    return fc
      .shuffledSubarray([...steps], { minLength: 1 })
      .map((some) => constructionQuestion({ start, steps: some }));
  }),
);

export const randomQuestions: Readonly<Record<string, fc.Arbitrary<Fields>>> = {
  operations,
  'turbo-value': turboValue,
  'nitro-lower-bound': nitroNetworks.map(networkQuestion),
  'nitro-exact-value': nitroExactValue,
  snapshot,
  finalizability,
  construction,
};

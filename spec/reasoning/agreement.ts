/**
 * Agreement: which statuses the participants of a network can have of one channel at the same time.
 *
 * Of an outcome that somebody can finalize, nobody else can make sure that it is not finalized. So either one
 * participant alone has outcomes to finalize, or several share exactly one, or nobody has any; and whatever
 * one can finalize, each other member at least cannot prevent.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import { match, P } from 'ts-pattern';
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { positionKey } from './position.js';
import { outcomeKey, outcomesOf, type Status } from './status.js';
import type { View } from './view.js';

export type Contradiction =
  /** There is one chain, and everybody sees it. */
  | { readonly code: 'DifferentChains'; readonly participants: readonly ParticipantAddress[] }
  | {
      readonly code: InOneChannel;
      readonly channel: ChannelAddress;
      readonly participants: readonly ParticipantAddress[];
    };

type InOneChannel =
  /** The first says that only it can finalize, but the second can too. */
  | 'NotAlone'
  /** Each can finalize an outcome, and not the same one. */
  | 'DifferentOutcomes'
  /** The first can finalize an outcome that the second says it could prevent. */
  | 'NotEnabled'
  /** The first says that others can finalize too, and nobody can. */
  | 'NotShared';

export const explainContradiction = (contradiction: Contradiction): string => {
  const [first, second] = contradiction.participants;
  return match(contradiction)
    .with({ code: 'DifferentChains' }, () => `${first} and ${second} see different chains`)
    .with(
      { code: 'NotAlone' },
      ({ channel }) => `only ${first} can finalize ${channel}, and yet ${second} can too`,
    )
    .with(
      { code: 'DifferentOutcomes' },
      ({ channel }) => `${first} and ${second} can each finalize another outcome of ${channel}`,
    )
    .with(
      { code: 'NotEnabled' },
      ({ channel }) => `${first} can finalize an outcome of ${channel} that ${second} could prevent`,
    )
    .with({ code: 'NotShared' }, ({ channel }) => `${first} shares its outcome of ${channel} with nobody`)
    .exhaustive();
};

/** Everything that cannot be so in these views, which are those of all participants of the network. */
export const contradictions = (views: ReadonlyMap<ParticipantAddress, View>): readonly Contradiction[] => {
  const [first, ...others] = views;
  if (first === undefined) return [];
  const stranger = others.find(([, view]) => chainKey(view) !== chainKey(first[1]));
  if (stranger) return [{ code: 'DifferentChains', participants: [first[0], stranger[0]] }];

  const channels = new Set(
    [...views.values()].flatMap(({ statuses }) => entriesOf(statuses).map(([channel]) => channel)),
  );
  return [...channels].flatMap((channel) => inChannel(views, channel));
};

const chainKey = ({ chain }: View): string => positionKey({ chain, statuses: {} });

const inChannel = (
  views: ReadonlyMap<ParticipantAddress, View>,
  channel: ChannelAddress,
): readonly Contradiction[] => {
  const members = [...views]
    .map(([participant, { statuses }]) => ({ participant, status: statuses[channel] }))
    .filter(({ status }) => status?.type !== 'notMine');
  const finalizers = members.filter(({ status }) => finalizableIn(status).length > 0);

  const pairs = finalizers.flatMap((one) =>
    members
      .filter((other) => other !== one)
      .flatMap((other): Contradiction[] => {
        const code = clash(one.status, other.status);
        return code ? [{ code, channel, participants: [one.participant, other.participant] }] : [];
      }),
  );
  const [one] = finalizers;
  const alone = finalizers.length === 1 && one?.status?.type === 'universal';
  return alone ? [...pairs, { code: 'NotShared', channel, participants: [one.participant] }] : pairs;
};

const finalizableIn = (status: Status | undefined): readonly string[] =>
  status?.type === 'universal' || status?.type === 'finalizable' ? outcomesOf(status).map(outcomeKey) : [];

/** What is wrong if the first, who can finalize something, and the second have these statuses. */
const clash = (one: Status | undefined, other: Status | undefined): InOneChannel | undefined => {
  const possible = new Set(other ? outcomesOf(other).map(outcomeKey) : []);
  const prevented = finalizableIn(one).some((outcome) => !possible.has(outcome));
  return match([one?.type, other?.type] as const)
    .with(['finalizable', P.union('universal', 'finalizable')], () => 'NotAlone' as const)
    .with(['universal', 'finalizable'], () => undefined) // found from the other side
    .with(['universal', 'universal'], () => (prevented ? ('DifferentOutcomes' as const) : undefined))
    .otherwise(() => (prevented ? ('NotEnabled' as const) : undefined));
};

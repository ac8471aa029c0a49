/**
 * Parts: the ledgers of a chain put together by what they have to do with each other. What happens in one part
 * changes nothing in another, so that the least that a participant is paid is the sum of the least in each.
 *
 * Ledgers have to do with each other if one owes to the other, or guarantees for it. A virtual channel that
 * neither holds coins nor is owed any, and guarantees nothing, is only ever read: it belongs to every part.
 *
 * @paper §6.2 Redistributing
 */
import type { ChannelAddress, ParticipantAddress } from '../modelling/address.js';
import { entriesOf, recordOf } from '../modelling/chain.js';
import { sum, type Coins } from '../modelling/coins.js';
import { heldBy, ledgerChainOf, paidTo, type LedgerChain } from './chain.js';
import { leastPaid } from './complete-redistribution.js';
import type { LedgerOutcome } from './outcome.js';

type Name = ChannelAddress;

const areOnlyRead = (chain: LedgerChain): ReadonlySet<Name> => {
  const outcomes = entriesOf<Name, LedgerOutcome>(chain.outcomes);
  const owed = new Set<string>(
    outcomes.flatMap(([, outcome]) =>
      outcome.filter(({ type }) => type === 'simple').map(({ destination }) => destination),
    ),
  );
  return new Set(
    outcomes
      .filter(
        ([channel, outcome]) =>
          heldBy(chain, channel) === 0n &&
          !owed.has(channel) &&
          outcome.every(({ type }) => type === 'simple'),
      )
      .map(([channel]) => channel),
  );
};

/** Each channel that is not only read, with all that it has to do with. */
const groupsOf = ({ outcomes }: LedgerChain, read: ReadonlySet<Name>): readonly ReadonlySet<Name>[] => {
  let groups: ReadonlySet<Name>[] = [];
  for (const [channel, outcome] of entriesOf<Name, LedgerOutcome>(outcomes)) {
    if (read.has(channel)) continue;
    const touched = outcome.map(({ destination }) => destination as Name).filter((name) => !read.has(name));
    const near = new Set<Name>([channel, ...touched.filter((name) => outcomes[name] !== undefined)]);
    const joined = groups.filter((group) => [...near].some((name) => group.has(name)));
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      new Set([...near, ...joined.flatMap((group) => [...group])]),
    ];
  }
  return groups;
};

/** The parts of this chain, in which nobody was paid yet. */
export const partsOf = (chain: LedgerChain): readonly LedgerChain[] => {
  const read = areOnlyRead(chain);
  return groupsOf(chain, read).map((group) =>
    ledgerChainOf(chain.participants, {
      holdings: recordOf(entriesOf<Name, Coins>(chain.holdings).filter(([channel]) => group.has(channel))),
      outcomes: recordOf(
        entriesOf<Name, LedgerOutcome>(chain.outcomes).filter(
          ([channel]) => group.has(channel) || read.has(channel),
        ),
      ),
    }),
  );
};

/** The same as the least by definition, part by part. */
export const leastPaidInParts = (chain: LedgerChain, who: ParticipantAddress): Coins =>
  paidTo(chain, who) + sum(partsOf(chain).map((part) => leastPaid(part, who)));

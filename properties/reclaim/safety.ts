/**
 * What a ledger promises to one of its two parties: its own entry, and of each guarantee its side of what the
 * virtual channel owes. And how far the ledger has to be funded for it.
 */
import { entriesOf, reclaim, sum, type Address, type ChannelAddress, type Coins } from '../../spec/index.js';

type Chain = reclaim.LedgerChain;

const ledgerOf = ({ outcomes }: Chain, ledger: ChannelAddress): reclaim.LedgerOutcome =>
  outcomes[ledger] ?? [];

const placeOf = (outcome: reclaim.LedgerOutcome, who: Address): number =>
  outcome.findIndex(({ type, destination }) => type === 'simple' && destination === who);

/** The participant's side of every guarantee whose virtual channel is finalized, and its own entry. */
export const promised = (chain: Chain, ledger: ChannelAddress, who: Address): Coins => {
  const outcome = ledgerOf(chain, ledger);
  const sides = outcome.map((entry) => {
    if (entry.type === 'simple') return 0n;
    const [first, second] = ledgerOf(chain, entry.destination);
    return (
      (entry.left === who ? (first?.amount ?? 0n) : 0n) + (entry.right === who ? (second?.amount ?? 0n) : 0n)
    );
  });
  return (outcome[placeOf(outcome, who)]?.amount ?? 0n) + sum(sides);
};

/** What the ledger has to hold: all entries up to the participant's own and the last guarantee. */
export const needed = (chain: Chain, ledger: ChannelAddress, who: Address): Coins => {
  const outcome = ledgerOf(chain, ledger);
  const last = outcome.findLastIndex(({ type }) => type === 'guarantee');
  return sum(outcome.slice(0, Math.max(last, placeOf(outcome, who)) + 1).map(({ amount }) => amount));
};

export const isFunded = (chain: Chain, ledger: ChannelAddress, who: Address): boolean =>
  reclaim.heldBy(chain, ledger) >= needed(chain, ledger, who);

/** The channels in which the participant has an entry of its own. */
export const ledgersOf = ({ outcomes }: Chain, who: Address): readonly ChannelAddress[] =>
  entriesOf<ChannelAddress, reclaim.LedgerOutcome>(outcomes)
    .filter(([, outcome]) => placeOf(outcome, who) >= 0)
    .map(([ledger]) => ledger);

/** What all ledgers that are funded deeply enough promise to the participant together. */
export const promisedByFunded = (chain: Chain, who: Address): Coins =>
  sum(
    ledgersOf(chain, who)
      .filter((ledger) => isFunded(chain, ledger, who))
      .map((ledger) => promised(chain, ledger, who)),
  );

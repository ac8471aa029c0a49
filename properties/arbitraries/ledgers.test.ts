import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, keysOf, reclaim, sum, type ChannelAddress } from '../../spec/index.js';
import { allFinalized, ledgerSituation, type LedgerSituation } from './ledgers.js';

type Outcome = reclaim.LedgerOutcome;

const outcomesOf = ({ reached }: LedgerSituation): [ChannelAddress, Outcome][] => entriesOf(reached);

const guaranteesOf = (situation: LedgerSituation) =>
  outcomesOf(situation).flatMap(([ledger, outcome]) =>
    outcome.flatMap((entry, index) =>
      entry.type === 'guarantee' ? [{ ledger, outcome, entry, index }] : [],
    ),
  );

const virtuals = (situation: LedgerSituation): Outcome[] =>
  outcomesOf(situation).flatMap(([address, outcome]) => (address.startsWith('V') ? [outcome] : []));

const compares = (situation: LedgerSituation, holds: (held: bigint, owed: bigint) => boolean): boolean =>
  guaranteesOf(situation).some(({ ledger, outcome }) =>
    holds(reclaim.heldBy(situation.chain, ledger), sum(outcome.map(({ amount }) => amount))),
  );

const owes = (outcome: Outcome, party: string, besides: number): boolean =>
  outcome.some(({ destination }, index) => destination === party && index !== besides);

/** What the rules have to cope with. */
const kinds: Readonly<Record<string, (situation: LedgerSituation) => boolean>> = {
  'a ledger that holds less than it owes': (it) => compares(it, (held, owed) => held < owed),
  'a ledger that holds exactly what it owes': (it) =>
    compares(it, (held, owed) => held === owed && owed > 0n),
  'a ledger that holds more than it owes': (it) => compares(it, (held, owed) => held > owed),
  'two virtual channels across one ledger': (it) => virtuals(it).length === 2,
  'two hops and more': (it) => keysOf(it.chain.holdings).length >= 2,
  'a virtual channel with fewer than two entries': (it) => virtuals(it).some(({ length }) => length < 2),
  'a virtual channel with more than two entries': (it) => virtuals(it).some(({ length }) => length > 2),
  'a guarantee of another amount than its virtual channel has': (it) =>
    guaranteesOf(it).some(({ entry }) => {
      const [first, second] = it.reached[entry.destination] ?? [];
      return first !== undefined && second !== undefined && first.amount + second.amount !== entry.amount;
    }),
  'a guarantee whose left has no entry': (it) =>
    guaranteesOf(it).some(({ outcome, entry, index }) => !owes(outcome, entry.left, index)),
  'a guarantee whose right has no entry': (it) =>
    guaranteesOf(it).some(({ outcome, entry, index }) => !owes(outcome, entry.right, index)),
  'a guarantee whose left is its right': (it) =>
    guaranteesOf(it).some(({ entry }) => entry.left === entry.right),
  'a guarantee that points to its own ledger': (it) =>
    guaranteesOf(it).some(({ ledger, entry }) => entry.destination === ledger),
  'a guarantee before an entry of its parties': (it) =>
    guaranteesOf(it).some(({ outcome, entry, index }) => owes(outcome.slice(index + 1), entry.left, -1)),
  'an address listed twice in a ledger': (it) =>
    outcomesOf(it).some(
      ([, outcome]) => new Set(outcome.map(({ destination }) => destination)).size < outcome.length,
    ),
  'an entry of zero': (it) =>
    outcomesOf(it).some(([, outcome]) => outcome.some(({ amount }) => amount === 0n)),
  'a ledger that owes to itself': (it) =>
    outcomesOf(it).some(([address, outcome]) => outcome.some(({ destination }) => destination === address)),
  'a finalized outcome and one that is not': ({ chain, reached }) => {
    const count = keysOf(chain.outcomes).length;
    return count > 0 && count < keysOf(reached).length;
  },
};

describe('arbitrary networks of ledgers', () => {
  const sample = fc.sample(ledgerSituation(), { seed: 5, numRuns: 1500 });

  for (const [kind, has] of Object.entries(kinds))
    it(`have ${kind}, in one of fifty at the least`, () => {
      expect(sample.filter(has).length).toBeGreaterThanOrEqual(30);
    });

  it('are as honest participants make them where this is wanted', () => {
    const honest = fc.sample(ledgerSituation({ odd: false, underfunded: false }), { seed: 5, numRuns: 300 });
    for (const situation of honest) {
      const chain = allFinalized(situation);
      expect(reclaim.effectiveReclaims(chain).length).toBe(guaranteesOf(situation).length);
      expect(compares(situation, (held, owed) => held < owed)).toBe(false);
    }
  });
});

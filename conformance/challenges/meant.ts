/**
 * Meant: what a signature that does not fit was really made for. All but one thing is as it is shown.
 *
 * Whoever signs needs the original of a replayed signature; adapters make it from this.
 */
import { match } from 'ts-pattern';
import { proposal, type AppData } from '../../spec/force-move/index.js';
import { allocation, type Outcome } from '../../spec/index.js';
import { stranger } from './signers.js';
import type { ChannelTerms, Flaw, Shown } from './terms.js';
import { shownVoucher } from './vouchers.js';

export interface Meant {
  readonly terms: ChannelTerms;
  readonly shown: Shown;
  /** Whether it was made for the chain that the contract is on. */
  readonly here: boolean;
}

const otherOutcome = (outcome: Outcome): Outcome =>
  outcome.type === 'allocation' ? allocation(...outcome.entries, [stranger, 1n]) : allocation([stranger, 1n]);

const otherData = ({ app, participants }: ChannelTerms, { outcome, data }: Shown): AppData =>
  match(app)
    .with('any-move', 'counting', () => (typeof data === 'number' ? data + 1 : 0))
    .with('consensus', () => (data === null ? proposal({ approvals: 1, proposed: outcome }) : null))
    .with('payments', () => (data === null ? shownVoucher({ amount: 0n, by: participants[0]! }) : null))
    .exhaustive();

export const meant = (terms: ChannelTerms, shown: Shown, flaw: Flaw | undefined): Meant => {
  const as = (changed: Partial<Meant>): Meant => ({ terms, shown, here: true, ...changed });
  return (
    match(flaw)
      .with('other-nonce', () => as({ terms: { ...terms, nonce: terms.nonce + 1n } }))
      .with('other-participants', () =>
        as({ terms: { ...terms, participants: [...terms.participants, stranger] } }),
      )
      // Another app cannot write the data down: each has data of its own.
      .with('other-app', () =>
        as({
          terms: { ...terms, app: terms.app === 'consensus' ? 'any-move' : 'consensus' },
          shown: { ...shown, data: null },
        }),
      )
      .with('other-chain', () => as({ here: false }))
      .with('other-turn', () => as({ shown: { ...shown, turn: shown.turn === 0 ? 1 : shown.turn - 1 } }))
      .with('other-outcome', () => as({ shown: { ...shown, outcome: otherOutcome(shown.outcome) } }))
      .with('other-data', () => as({ shown: { ...shown, data: otherData(terms, shown) } }))
      .with('other-finality', () => as({ shown: { ...shown, isFinal: !shown.isFinal } }))
      .otherwise(() => as({}))
  );
};

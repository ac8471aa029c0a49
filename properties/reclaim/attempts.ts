/** Attempts: random schedules over random networks of ledgers, and what the rules made of each action. */
import fc from 'fast-check';
import { reclaim } from '../../spec/index.js';
import { schedule } from '../arbitraries/index.js';
import { resolveLedger } from '../arbitraries/ledger-intents.js';
import { ledgerSituation, type LedgerOptions } from '../arbitraries/ledgers.js';

export interface LedgerAttempt {
  readonly before: reclaim.LedgerChain;
  readonly action: reclaim.LedgerAction;
  readonly step: reclaim.LedgerStep;
}

/** All attempts of a random schedule, in order. */
export const attempts = (
  rules: reclaim.LedgerRules = reclaim.ledgers,
  options: LedgerOptions = {},
): fc.Arbitrary<readonly LedgerAttempt[]> =>
  fc.tuple(ledgerSituation(options), schedule(24)).map(([{ chain, reached }, intents]) => {
    let before = chain;
    return intents.map((intent): LedgerAttempt => {
      const action = resolveLedger({ chain: before, reached }, intent);
      const attempt = { before, action, step: rules(before, action) };
      if (attempt.step.status === 'applied') before = attempt.step.chain;
      return attempt;
    });
  });

/** Subjects that are served: by the specification's own rules, or by rules that are wrong on purpose. */
import { challenges, type ChallengeCapabilities } from '../../../conformance/challenges/index.js';
import { asObserved } from '../../../conformance/challenges/observed.js';
import type { SomeImplementation } from '../../../conformance/index.js';
import { ledgers, type LedgersCapabilities } from '../../../conformance/ledgers/index.js';
import { payments } from '../../../conformance/payments/index.js';
import { payouts, type Capabilities } from '../../../conformance/payouts/index.js';
import { networkWith } from '../../../conformance/payouts/step.js';
import { nitro, sum, type Coins } from '../../../spec/index.js';
import { mutants } from '../../mutants/rules.js';
import { following } from '../following.js';
import { implementing } from '../rules.js';
import { planted } from './planted.js';

/** These rules of payments, or `nitro` for the right ones. */
export const paymentRules = (id: string) =>
  implementing(id, id === 'nitro' ? nitro : mutants.find((mutant) => mutant.id === id)!.rules);

const paymentsBy = (id: string) => paymentRules(id === 'planted' ? 'transfer-with-a-fee' : id);

const payoutsCapabilities: Capabilities = {
  operations: ['depositExpecting', 'finalize', 'payOut', 'payClaims'],
  choosing: { payOut: 'any', payClaims: 'any' },
  callsRecipients: true,
  finalizesUnconditionally: false,
  finalizesAnyAddress: false,
  clock: true,
  specialAddresses: [],
};

const payoutsBy = (id: string) =>
  following(id, payouts, payoutsCapabilities, {
    observed: (state) => ({
      ...networkWith(state, state.received),
      held: state.deposited - state.withdrawn,
    }),
    ...(id === 'planted' && { step: planted.payouts }),
  });

const ledgersCapabilities: LedgersCapabilities = {
  operations: ['deposit', 'finalize', 'transfer', 'reclaim', 'payAll'],
  maximumAmount: 2n ** 256n - 1n,
  depositsOfNothing: true,
  callsRecipients: true,
};

const ledgersBy = (id: string) =>
  following(id, ledgers, ledgersCapabilities, {
    observed: ({ holdings, outcomes, paid }) => ({
      ...{ holdings, outcomes, paid },
      held: sum(Object.values<Coins>(holdings)),
    }),
    ...(id === 'planted' && { step: planted.ledgers }),
  });

const challengesCapabilities: ChallengeCapabilities = {
  generation: 'v2',
  apps: ['consensus', 'payments'],
  longestChallenge: 2n ** 48n - 1n,
  greatestTurn: 2 ** 48 - 1,
};

const challengesBy = (id: string) =>
  following(id, challenges, challengesCapabilities, {
    observed: asObserved,
    ...(id === 'planted' && { step: planted.challenges }),
  });

const by: Readonly<Record<string, (id: string) => SomeImplementation>> = {
  [payments.name]: paymentsBy,
  [payouts.name]: payoutsBy,
  [ledgers.name]: ledgersBy,
  [challenges.name]: challengesBy,
};

/**
 * These subjects by these rules: `nitro` for the right ones, `planted` for one fault in each, or the id of a mutant
 * of payments.
 */
export const rulesOf = (id: string, ...subjects: readonly string[]): readonly SomeImplementation[] =>
  (subjects.length === 0 ? [payments.name] : subjects).map((subject) => by[subject]!(id));

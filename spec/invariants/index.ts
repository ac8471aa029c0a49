/** All invariants: the one list that every check, report and test goes through. */
import { balancesFallOnlyByRight } from './balances-fall-only-by-right.js';
import { conservation } from './conservation.js';
import { debtsFallAsPaid } from './debts-fall-as-paid.js';
import { debtsNeverGrow } from './debts-never-grow.js';
import { effectsAreWhole } from './effects-are-whole.js';
import type { Invariant } from './invariant.js';
import { noNegativeBalances } from './no-negative-balances.js';
import { noNegativeDebts } from './no-negative-debts.js';
import { oneOutcomeForEver } from './one-outcome-for-ever.js';
import { onlyChannelsHaveOutcomes } from './only-channels-have-outcomes.js';
import { operationsKeepToWhatTheyName } from './operations-keep-to-what-they-name.js';
import { outcomesComeFromFinalization } from './outcomes-come-from-finalization.js';
import { priorityIsKept } from './priority-is-kept.js';
import { totalsAreTrue } from './totals-are-true.js';
import { wellFormedOutcomes } from './well-formed-outcomes.js';

export const invariants: readonly Invariant[] = [
  conservation,
  noNegativeBalances,
  noNegativeDebts,
  balancesFallOnlyByRight,
  totalsAreTrue,
  onlyChannelsHaveOutcomes,
  oneOutcomeForEver,
  outcomesComeFromFinalization,
  effectsAreWhole,
  operationsKeepToWhatTheyName,
  wellFormedOutcomes,
  debtsNeverGrow,
  debtsFallAsPaid,
  priorityIsKept,
];

export {
  survives,
  type Invariant,
  type StateInvariant,
  type StepInvariant,
  type Transition,
} from './invariant.js';

/** One mutant for each premise of each rule: the rule without it. */
import { balanceOf, nitro, type Chain, type ChannelAddress, type NitroAction } from '../../spec/index.js';
import { isPayment, payer } from '../../spec/invariants/payments.js';
import { inSpiteOf } from './deviate.js';
import { invariant, witness, type Mutant } from './mutant.js';

/** Only what the funds allow, so that what is caught is not merely a negative balance. */
const funded = (action: NitroAction, chain: Chain): boolean =>
  isPayment(action) && action.amount <= balanceOf(chain, payer(action));

const targetOf = (chain: Chain, action: NitroAction): ChannelAddress | undefined => {
  const outcome = action.type === 'claim' ? chain.outcomes[action.guarantee] : undefined;
  return outcome?.type === 'guarantee' ? outcome.target : undefined;
};

export const withoutPremises: readonly Mutant[] = [
  {
    id: 'deposit-of-less-than-nothing',
    wrong: 'A deposit of a negative amount takes coins away from anybody.',
    leavesOut: 'deposit NegativeAmount',
    rules: inSpiteOf('deposit', ({ code }) => code === 'NegativeAmount'),
    caughtBy: invariant('balances-fall-only-by-right'),
  },
  {
    id: 'withdrawal-of-less-than-nothing',
    wrong: 'A withdrawal of a negative amount adds to the balance coins that nobody sent.',
    leavesOut: 'withdraw NegativeAmount',
    rules: inSpiteOf('withdraw', ({ code }) => code === 'NegativeAmount'),
    caughtBy: invariant('totals-are-true'),
  },
  {
    id: 'withdrawal-from-a-channel',
    wrong: 'The coins of a channel can be withdrawn, though nobody holds a key for it.',
    leavesOut: 'withdraw NotAParticipant',
    rules: inSpiteOf('withdraw', ({ code }) => code === 'NotAParticipant'),
    caughtBy: invariant('balances-fall-only-by-right'),
  },
  {
    id: 'withdrawal-by-anybody',
    wrong: 'Whoever signs can withdraw the balance of somebody else.',
    leavesOut: 'withdraw NotSigned',
    rules: inSpiteOf('withdraw', ({ code }) => code === 'NotSigned'),
    caughtBy: invariant('balances-fall-only-by-right'),
  },
  {
    id: 'withdrawal-of-more-than-the-balance',
    wrong: 'More can be withdrawn than the balance.',
    leavesOut: 'withdraw InsufficientBalance',
    rules: inSpiteOf('withdraw', ({ code }) => code === 'InsufficientBalance'),
    caughtBy: invariant('no-negative-balances'),
  },
  {
    id: 'outcome-of-a-participant',
    wrong: 'An outcome can be finalized for a participant, which then owes its balance.',
    leavesOut: 'finalize NotAChannel',
    rules: inSpiteOf('finalize', ({ code }) => code === 'NotAChannel'),
    caughtBy: invariant('only-channels-have-outcomes'),
  },
  {
    id: 'second-finalization',
    wrong: 'A second finalization replaces the outcome, and brings back debts that were paid.',
    leavesOut: 'finalize AlreadyFinalized',
    rules: inSpiteOf('finalize', ({ code }) => code === 'AlreadyFinalized'),
    caughtBy: invariant('one-outcome-for-ever'),
  },
  {
    id: 'negative-debt',
    wrong: 'An outcome that owes a negative amount can be finalized.',
    leavesOut: 'finalize NegativeDebt',
    rules: inSpiteOf('finalize', ({ code }) => code === 'NegativeDebt'),
    caughtBy: invariant('no-negative-debts'),
  },
  {
    id: 'turbo-with-guarantees',
    wrong: 'Turbo finalizes a guarantee, whose coins it can never pay out.',
    leavesOut: 'turbo GuaranteeInTurbo',
    rules: nitro,
    caughtBy: witness('GuaranteeInTurbo'),
  },
  {
    id: 'transfer-of-less-than-nothing',
    wrong: 'A transfer of a negative amount takes coins from whom the channel owes.',
    leavesOut: 'transfer NegativeAmount',
    rules: inSpiteOf('transfer', ({ code }) => code === 'NegativeAmount'),
    caughtBy: invariant('debts-never-grow'),
  },
  {
    id: 'transfer-of-nothing',
    wrong: 'A transfer of nothing succeeds.',
    leavesOut: 'transfer ZeroAmount',
    rules: inSpiteOf('transfer', ({ code }) => code === 'ZeroAmount'),
    caughtBy: witness('ZeroAmount'),
  },
  {
    id: 'transfer-before-finalization',
    wrong: 'A channel without an outcome on the chain pays whatever it holds to anybody.',
    leavesOut: 'transfer NotFinalized from',
    rules: inSpiteOf(
      'transfer',
      ({ code }, action, chain) => code === 'NotFinalized' && funded(action, chain),
    ),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'transfer-from-a-guarantee',
    wrong: 'A transfer pays the coins of a guarantee to anybody.',
    leavesOut: 'transfer NotAnAllocation from',
    rules: inSpiteOf(
      'transfer',
      ({ code }, action, chain) => code === 'NotAnAllocation' && funded(action, chain),
    ),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'transfer-out-of-turn',
    wrong: 'A transfer pays a debt while the funds only suffice for the debts before it.',
    leavesOut: 'transfer CannotAfford from',
    rules: inSpiteOf(
      'transfer',
      ({ code }, action, chain) => code === 'CannotAfford' && funded(action, chain),
    ),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'claim-of-less-than-nothing',
    wrong: 'A claim of a negative amount takes coins from whom the target owes.',
    leavesOut: 'claim NegativeAmount',
    rules: inSpiteOf('claim', ({ code }) => code === 'NegativeAmount'),
    caughtBy: invariant('balances-fall-only-by-right'),
  },
  {
    id: 'claim-of-nothing',
    wrong: 'A claim of nothing succeeds.',
    leavesOut: 'claim ZeroAmount',
    rules: inSpiteOf('claim', ({ code }) => code === 'ZeroAmount'),
    caughtBy: witness('ZeroAmount'),
  },
  {
    id: 'claim-before-finalization',
    wrong: 'A channel without an outcome on the chain can be claimed on.',
    leavesOut: 'claim NotFinalized guarantee',
    rules: inSpiteOf(
      'claim',
      (reason, action, chain) =>
        reason.code === 'NotFinalized' &&
        action.type === 'claim' &&
        reason.channel === action.guarantee &&
        funded(action, chain),
    ),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'claim-on-an-allocation',
    wrong: 'A claim on an allocation channel pays its coins to anybody.',
    leavesOut: 'claim NotAGuarantee guarantee',
    rules: inSpiteOf('claim', ({ code }, action, chain) => code === 'NotAGuarantee' && funded(action, chain)),
    caughtBy: invariant('priority-is-kept'),
  },
  {
    id: 'claim-before-the-target-is-finalized',
    wrong: 'A guarantee pays anybody before the outcome of its target is known.',
    leavesOut: 'claim NotFinalized target',
    rules: inSpiteOf(
      'claim',
      (reason, action, chain) =>
        reason.code === 'NotFinalized' && reason.channel === targetOf(chain, action) && funded(action, chain),
    ),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'claim-on-a-guarantee-of-a-guarantee',
    wrong: 'A guarantee whose target is a guarantee pays anybody.',
    leavesOut: 'claim NotAnAllocation target',
    rules: inSpiteOf(
      'claim',
      ({ code }, action, chain) => code === 'NotAnAllocation' && funded(action, chain),
    ),
    caughtBy: invariant('debts-fall-as-paid'),
  },
  {
    id: 'claim-out-of-turn',
    wrong: 'A claim pays a debt while the funds only suffice for the debts before it.',
    leavesOut: 'claim CannotAfford guarantee',
    rules: inSpiteOf('claim', ({ code }, action, chain) => code === 'CannotAfford' && funded(action, chain)),
    caughtBy: invariant('priority-is-kept'),
  },
];

/**
 * Lines of play: states of a channel as its participants might have signed them, one after another, each allowed.
 *
 * What is shown to the adjudicator is taken from such a line, and then perhaps spoilt.
 */
import { match } from 'ts-pattern';
import { paid, proposal, type AppData, type Proposal } from '../../spec/force-move/index.js';
import { allocation, type Outcome } from '../../spec/index.js';
import type { ChannelTerms, Shown } from './terms.js';
import { shownVoucher } from './vouchers.js';

export interface Plan {
  /** Outcomes that are played for; the first is the one the channel is funded with. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  /** One choice for each move. */
  readonly choices: readonly number[];
  /** From which move on the states are final. */
  readonly finalAt: number;
  /** How many turns are left out after the set-up; a multiple of the number of participants. */
  readonly skipped: number;
}

interface Variables {
  readonly outcome: Outcome;
  readonly data: AppData;
}

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!;

const voted = (
  { participants: { length } }: ChannelTerms,
  plan: Plan,
  before: Variables,
  choice: number,
): Variables => {
  const { outcome, data } = before;
  const pending = data as unknown as Proposal | null;
  if (pending && choice % 4 !== 0) {
    const { approvals, proposed } = pending;
    return approvals === length - 1
      ? { outcome: proposed, data: null }
      : { outcome, data: proposal({ approvals: approvals + 1, proposed }) };
  }
  return choice % 4 === 1 || length < 2
    ? { outcome, data: null }
    : { outcome, data: proposal({ approvals: 1, proposed: pick(plan.outcomes, choice >> 2) }) };
};

const redeemed = ({ participants }: ChannelTerms, before: Variables, choice: number): Variables => {
  const amount = BigInt(choice % 3);
  const outcome = paid(before.outcome, amount);
  return outcome ? { outcome, data: shownVoucher({ amount, by: participants[0]! }) } : before;
};

const moved = (terms: ChannelTerms, plan: Plan, before: Variables, turn: number, choice: number): Variables =>
  match(terms.app)
    .with('any-move', () => ({
      outcome: pick(plan.outcomes, choice),
      data: choice % 3 === 0 ? choice : null,
    }))
    .with('counting', () => ({ outcome: before.outcome, data: Number(before.data) + 1 }))
    .with('consensus', () => voted(terms, plan, before, choice))
    .with('payments', () => (turn === 2 ? redeemed(terms, before, choice) : { ...before, data: null }))
    .exhaustive();

/** A channel with vouchers is funded by its first participant, and the last has nothing yet. */
const fundedWith = ({ app, participants }: ChannelTerms, { outcomes: [outcome], choices }: Plan): Outcome =>
  app === 'payments'
    ? allocation([participants[0]!, BigInt(1 + ((choices[0] ?? 0) % 4))], [participants.at(-1)!, 0n])
    : outcome;

/** The states of turns 0, 1, 2 and so on, but for those that are skipped. With vouchers there is none after turn 2. */
export const lineOf = (terms: ChannelTerms, plan: Plan): readonly Shown[] => {
  const setUp = terms.app === 'payments' ? 2 : 2 * terms.participants.length;
  const line: Shown[] = [];
  let variables: Variables = { outcome: fundedWith(terms, plan), data: terms.app === 'counting' ? 0 : null };
  const choices = terms.app === 'payments' ? plan.choices.slice(0, 5) : plan.choices;
  for (const [i, choice] of choices.entries()) {
    const turn = i < setUp ? i : i + plan.skipped;
    const isFinal = i >= plan.finalAt;
    if (isFinal) variables = { outcome: variables.outcome, data: null };
    else if (i >= setUp) variables = moved(terms, plan, variables, turn, choice);
    line.push({ turn, ...variables, isFinal });
  }
  return line;
};

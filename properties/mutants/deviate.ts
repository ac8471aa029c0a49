/** Deviate: ways to turn the right rules into wrong ones, without writing them a second time. */
import { produce, type Draft } from 'immer';
import {
  affordable,
  applied,
  balanceOf,
  nitro,
  rejected,
  type Chain,
  type Coins,
  type Entry,
  type NitroAction,
  type Payment,
  type Rejection,
} from '../../spec/index.js';
import { debtsInOrder, isPayment, payer } from '../../spec/invariants/payments.js';
import { carryOut, type ActionOf } from './effects.js';
import type { Rules } from './mutant.js';

type ActionType = NitroAction['type'];

/** An effect is left out, by its number. */
export const withoutEffect =
  (type: ActionType, number: number): Rules =>
  (chain, action) => {
    const step = nitro(chain, action);
    return step.status === 'applied' && action.type === type
      ? applied(carryOut(chain, action, number))
      : step;
  };

type Premise = (reason: Rejection, action: NitroAction, chain: Chain) => boolean;

/** The effects happen in spite of this rejection. */
export const inSpiteOf =
  (type: ActionType, premise: Premise): Rules =>
  (chain, action) => {
    const step = nitro(chain, action);
    const ignored = step.status === 'rejected' && action.type === type && premise(step.reason, action, chain);
    return ignored ? applied(carryOut(chain, action)) : step;
  };

/** Something else happens besides, or is undone, once an action of this type is applied. */
export const amended =
  <T extends ActionType>(
    type: T,
    amend: (draft: Draft<Chain>, action: ActionOf<T>, before: Chain) => void,
  ): Rules =>
  (chain, action) => {
    const step = nitro(chain, action);
    if (step.status === 'rejected' || action.type !== type) return step;
    return applied(produce(step.chain, (draft) => amend(draft, action as ActionOf<T>, chain)));
  };

/** Another action is carried out than the one that was asked for. */
export const insteadOf =
  <T extends ActionType>(type: T, other: (action: ActionOf<T>, chain: Chain) => NitroAction): Rules =>
  (chain, action) =>
    nitro(chain, action.type === type ? other(action as ActionOf<T>, chain) : action);

/** What a channel can afford is determined in another way. */
export const affording =
  (type: Payment['type'], wrongly: (chain: Chain, payment: Payment) => Coins): Rules =>
  (chain, action) => {
    const step = nitro(chain, action);
    const decided = step.status === 'applied' || step.reason.code === 'CannotAfford';
    if (!decided || !isPayment(action) || action.type !== type) return step;
    const { to, amount } = action;
    const most = wrongly(chain, action);
    return amount > most
      ? rejected({ code: 'CannotAfford', channel: payer(action), destination: to, affordable: most, amount })
      : applied(carryOut(chain, action));
  };

/** The debts are paid in another order, or others are. */
export const ordering = (
  type: Payment['type'],
  wrongly: (entries: readonly Entry[], chain: Chain, payment: Payment) => readonly Entry[],
): Rules =>
  affording(type, (chain, payment) =>
    affordable(
      wrongly(debtsInOrder(chain, payment), chain, payment),
      balanceOf(chain, payer(payment)),
      payment.to,
    ),
  );

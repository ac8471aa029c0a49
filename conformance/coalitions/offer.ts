/**
 * Offers: how the operations of the paper are asked for where an implementation has others.
 *
 * The first generation has the paper's own. Later ones pay whole amounts, and participants at once: a transfer
 * becomes a payout of that debt, or of all if nothing can be chosen, and nobody withdraws.
 */
import { match } from 'ts-pattern';
import type * as v from 'valibot';
import {
  balanceOf,
  entriesOf,
  recordOf,
  sum,
  type Address,
  type Balances,
  type Chain,
  type Choice,
  type Coins,
  type NitroAction,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Implementation, Terms } from '../implementation.js';
import type { Observation, Payments, Start } from '../payments/index.js';
import type { Choosing, Payouts } from '../payouts/index.js';
import { actionJson, operations } from '../payouts/json.js';
import { operationJson, type Json } from '../scenario/json.js';
import { operationsWith } from '../scenario/operations.js';
import { amount } from '../scenario/schema.js';

/** What a coalition can be played on: payments by the paper's operations, or by whole payouts. */
export interface Playable extends Terms {
  readonly capabilities: Payments['capabilities'];
  readonly start: Start;
  readonly observed: Observation;
}

export interface Offer<T extends Playable> {
  /** The operation that does this as nearly as there is one. */
  readonly asked: (
    capabilities: T['capabilities'],
    chain: Chain,
    action: NitroAction,
  ) => T['action'] | undefined;
  /** Its operations as files hold them, and read from there. */
  readonly json: (action: T['action']) => Json;
  readonly actions: v.GenericSchema<unknown, readonly T['action'][]>;
  /** Whether coins that a participant was paid stay on the books until it withdraws them. */
  readonly withdraws: boolean;
  /** What somebody is paid at once, and so holds outside: none of it is on chain any more. */
  readonly received: (observed: Observation, participants: readonly ParticipantAddress[]) => Balances;
  /** All coins that the books say are in the contract. */
  readonly onBooks: (observed: Observation, participants: readonly ParticipantAddress[]) => Coins;
}

/** Nobody pays back what is less than nothing. */
const owedTo = (balances: readonly Coins[]): Coins => sum(balances.filter((amount) => amount > 0n));

const paymentsOffer: Offer<Payments> = {
  asked: (_, __, action) => action,
  json: operationJson,
  actions: operationsWith(amount),
  withdraws: true,
  received: () => recordOf([]),
  onBooks: ({ balances }) => owedTo(Object.values<Coins>(balances)),
};

/** The debt to this address, as its place in the outcome, where it can be chosen. */
const placeOf = (choosing: Choosing, chain: Chain, owing: Address, to: Address): Choice | undefined => {
  if (choosing === 'all') return 'all';
  const outcome = chain.outcomes[owing as keyof Chain['outcomes']];
  const place = outcome?.type === 'allocation' ? outcome.entries.findIndex(([entry]) => entry === to) : -1;
  return place < 0 ? undefined : [place];
};

const payoutsOffer: Offer<Payouts> = {
  asked: ({ choosing }, chain, action) =>
    match(action)
      .returnType<Payouts['action'] | undefined>()
      .with({ type: 'finalize' }, (action) => action)
      .with({ type: 'withdraw' }, () => undefined)
      .with({ type: 'deposit' }, ({ to, amount }) => ({
        type: 'depositExpecting',
        to,
        expected: balanceOf(chain, to),
        amount,
      }))
      .with({ type: 'transfer' }, ({ from, to }) => {
        const entries = placeOf(choosing.payOut, chain, from, to);
        return entries && { type: 'payOut', from, entries };
      })
      .with({ type: 'claim' }, ({ guarantee, to }) => {
        const outcome = chain.outcomes[guarantee];
        const target = outcome?.type === 'guarantee' ? outcome.target : guarantee;
        const entries = placeOf(choosing.payClaims, chain, target, to);
        return entries && { type: 'payClaims', guarantee, entries };
      })
      .exhaustive(),
  json: actionJson,
  actions: operations,
  withdraws: false,
  received: ({ balances }, participants) =>
    recordOf(participants.map((participant) => [participant, balances[participant] ?? 0n])),
  onBooks: ({ balances }, participants) =>
    owedTo(
      entriesOf<Address, Coins>(balances).flatMap(([address, amount]) =>
        (participants as readonly Address[]).includes(address) ? [] : [amount],
      ),
    ),
};

/** By the name of the subject. */
const offers: Readonly<Record<string, unknown>> = { payments: paymentsOffer, payouts: payoutsOffer };

export const offerOf = <T extends Playable>({ subject, name }: Implementation<T>): Offer<T> => {
  const offer = offers[subject.name];
  if (!offer) throw new Error(`${name} has no payments that a coalition could be about`);
  return offer as Offer<T>;
};

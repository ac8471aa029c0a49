/**
 * Effects: the numbered effects of every rule, one by one, so that one can be left out, or all of them done in
 * spite of a rejection. A test shows that together they are what the rules do.
 */
import { castDraft, produce, type Draft } from 'immer';
import {
  recorded,
  type Address,
  type Chain,
  type ChannelAddress,
  type NitroAction,
} from '../../spec/index.js';
import { credit, debit } from '../../spec/modelling/chain.js';
import { settle } from '../../spec/turbo/settle.js';

type ActionType = NitroAction['type'];
export type ActionOf<T extends ActionType> = Extract<NitroAction, { type: T }>;
type Effect<T extends ActionType> = (draft: Draft<Chain>, action: ActionOf<T>) => void;

/** Reduces a debt where there is one: without its premises, a payment may find no debt to reduce. */
const settleIfAny = (draft: Draft<Chain>, channel: ChannelAddress, to: Address, amount: bigint): void => {
  if (draft.outcomes[channel]?.type === 'allocation') settle(draft, channel, to, amount);
};

const targetOf = ({ outcomes }: Draft<Chain>, guarantee: ChannelAddress): ChannelAddress => {
  const outcome = outcomes[guarantee];
  return outcome?.type === 'guarantee' ? outcome.target : guarantee;
};

export const effects: { readonly [T in ActionType]: readonly Effect<T>[] } = {
  deposit: [
    (draft, { to, amount }) => credit(draft, to, amount),
    (draft, { amount }) => {
      draft.deposited += amount;
    },
  ],
  withdraw: [
    (draft, { from, amount }) => debit(draft, from, amount),
    (draft, { amount }) => {
      draft.withdrawn += amount;
    },
  ],
  finalize: [
    (draft, { channel, outcome }) => {
      draft.outcomes[channel] = castDraft(recorded(outcome));
    },
  ],
  transfer: [
    (draft, { from, amount }) => debit(draft, from, amount),
    (draft, { to, amount }) => credit(draft, to, amount),
    (draft, { from, to, amount }) => settleIfAny(draft, from, to, amount),
  ],
  claim: [
    (draft, { guarantee, amount }) => debit(draft, guarantee, amount),
    (draft, { to, amount }) => credit(draft, to, amount),
    (draft, { guarantee, to, amount }) => settleIfAny(draft, targetOf(draft, guarantee), to, amount),
  ],
};

/** The chain after the effects of an action, whatever its premises say; all of them, or all but one. */
export const carryOut = (chain: Chain, action: NitroAction, but?: number): Chain =>
  produce(chain, (draft) => {
    const ofAction = effects[action.type] as readonly Effect<ActionType>[];
    for (const [i, effect] of ofAction.entries()) if (i + 1 !== but) effect(draft, action);
  });

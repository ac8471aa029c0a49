/**
 * Renamed: the same trace with the paper's names, so that examples of one cause look alike.
 *
 * Guarantees become `G`, other channels with an outcome `L`, and whoever else is mentioned `A`, `B` and so on,
 * in the order in which the trace mentions them. An address that is no name keeps what it is.
 */
import {
  allocation,
  entriesOf,
  guarantee,
  recordOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type Outcome,
  type Outcomes,
} from '../../spec/index.js';
import type { Action, Start } from './terms.js';
import { mentionedAtStart, mentionedInAction, outcomesAt, type AnyTrace } from './trace.js';

export type Rename = <A extends Address>(address: A) => A;

export const outcomeWith = (rename: Rename, outcome: Outcome): Outcome =>
  outcome.type === 'allocation'
    ? allocation(...outcome.entries.map(([to, amount]) => [rename(to), amount] as const))
    : guarantee(rename(outcome.target), ...outcome.priority.map(rename));

const actionWith = (rename: Rename, action: Action): Action => {
  switch (action.type) {
    case 'deposit':
    case 'depositExpecting':
      return { ...action, to: rename(action.to) };
    case 'withdraw':
      return { ...action, from: rename(action.from), signer: rename(action.signer) };
    case 'finalize':
      return { ...action, channel: rename(action.channel), outcome: outcomeWith(rename, action.outcome) };
    case 'transfer':
      return { ...action, from: rename(action.from), to: rename(action.to) };
    case 'claim':
      return { ...action, guarantee: rename(action.guarantee), to: rename(action.to) };
    case 'payOut':
      return { ...action, from: rename(action.from) };
    case 'payClaims':
      return { ...action, guarantee: rename(action.guarantee) };
  }
};

const letters = 'ABCDEFHIKMNOPQRSTUVWXYZ';

/** Names of one role: each the first that is still free. */
const namer = (nth: (i: number) => string) => {
  let used = 0;
  return () => nth(used++);
};

const primed = (letter: string) => namer((i) => letter + "'".repeat(i));

const renaming = (trace: AnyTrace, kept: ReadonlySet<Address>): Rename => {
  const outcomes = new Map<Address, Outcome>(entriesOf<Address, Outcome>(outcomesAt(trace.start)));
  const claimed = new Set<Address>();
  for (const { action } of trace.operations) {
    if (action.type === 'finalize') outcomes.set(action.channel, action.outcome);
    if (action.type === 'claim' || action.type === 'payClaims') claimed.add(action.guarantee);
  }
  const [nextGuarantee, nextLedger] = [primed('G'), primed('L')];
  const nextOther = namer((i) => letters[i] ?? `P${i}`);
  const isGuarantee = (address: Address) => {
    const outcome = outcomes.get(address);
    return outcome ? outcome.type === 'guarantee' : claimed.has(address);
  };
  const names = new Map<Address, string>();
  const mentioned = trace.operations.flatMap(({ action }) => mentionedInAction(action));
  for (const address of new Set([...mentionedAtStart(trace.start), ...mentioned])) {
    if (kept.has(address)) names.set(address, address);
    else if (isGuarantee(address)) names.set(address, nextGuarantee());
    else names.set(address, outcomes.has(address) ? nextLedger() : nextOther());
  }
  return <A extends Address>(address: A) => names.get(address) as A;
};

const outcomesWith = (rename: Rename, outcomes: Outcomes): Outcomes =>
  recordOf(
    entriesOf<ChannelAddress, Outcome>(outcomes).map(([channel, outcome]) => [
      rename(channel),
      outcomeWith(rename, outcome),
    ]),
  );

/** The same beginning with other names, one for one. */
export const startWith = (rename: Rename, start: Start): Start => {
  const { participants, balances, finalized, challenged, callsBack } = start;
  return {
    participants: participants.map(rename).sort(),
    balances: recordOf(
      entriesOf<Address, Coins>(balances).map(([address, amount]) => [rename(address), amount]),
    ),
    finalized: outcomesWith(rename, finalized),
    challenged: outcomesWith(rename, challenged),
    ...(callsBack && { callsBack: { ...callsBack, by: rename(callsBack.by) } }),
  };
};

/** The same trace with other names, one for one. */
export const renamedWith = (rename: Rename, { start, operations }: AnyTrace): AnyTrace => ({
  start: startWith(rename, start),
  operations: operations.map(({ action, seconds }) => ({ action: actionWith(rename, action), seconds })),
});

export const renamed = (trace: AnyTrace, kept: readonly Address[]): AnyTrace =>
  renamedWith(renaming(trace, new Set(kept)), trace);

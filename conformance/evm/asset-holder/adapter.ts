/**
 * Adapter for contracts that hold coins and pay them out, of several generations: what they have in common.
 *
 * A participant is an account outside of the contract, and its balance is what it was paid. Outcomes are only
 * hashes on chain: the adapter remembers what is behind them, and after a payout looks for an outcome that fits
 * the new hash. If none does, the outcome is reported as an unknown one. An outcome that was on chain and is no
 * longer counts as one that owes nothing.
 */
import { bytesToHex, numberToBytesBE } from '@noble/curves/utils.js';
import { match } from 'ts-pattern';
import {
  allocation,
  channel as channelNamed,
  entriesOf,
  networkOf,
  recordOf,
  type Address,
  type Allocation,
  type Balances,
  type ChannelAddress,
  type Choice,
  type Coins,
  type Guarantee,
  type Outcome,
} from '../../../spec/index.js';
import type { Observation, Start } from '../../payments/index.js';
import { payouts, type Action, type Implementation } from '../../payouts/index.js';
import { calledBack, stateAt } from '../../payouts/step.js';
import type { Call, CallResult, MachineSnapshot } from '../machine.js';
import { candidates, rightful } from './candidates.js';
import { duePayments, storedChoice } from './chosen.js';
import { destinationsFor } from './destinations.js';
import type { Handed, Holder } from './holder.js';
import { recipientCode } from './recipient.js';

type Payout = Extract<Action, { entries: Choice }>;

/** What the adapter remembers of a channel: its outcome, and the record on chain that stands for it. */
interface Remembered {
  readonly outcome: Outcome;
  readonly record: bigint;
}

interface Snapshot {
  readonly machine: MachineSnapshot;
  readonly remembered: ReadonlyMap<ChannelAddress, Remembered>;
}

const nothingOwed = allocation();

/** Nobody knows what is behind this record. */
const unknown = (record: bigint): Allocation =>
  allocation([channelNamed(`unknown:${bytesToHex(numberToBytesBE(record, 32)).slice(0, 8)}`), 1n]);

export const adapterOf = (holder: Holder, subject = payouts): Implementation<Snapshot> => {
  const { name, machine, capabilities } = holder;
  let empty: MachineSnapshot | undefined;
  let start: Start = {
    participants: [],
    balances: recordOf([]),
    finalized: recordOf([]),
    challenged: recordOf([]),
  };
  let destinations = destinationsFor([]);
  let remembered: ReadonlyMap<ChannelAddress, Remembered> = new Map();
  let zero = destinations.nameOf('');

  const remember = (channel: ChannelAddress, outcome: Outcome, record: bigint): void => {
    remembered = new Map([...remembered, [channel, { outcome, record }]]);
  };

  const handed = (channel: ChannelAddress): Handed => ({
    channel: destinations.wordOf(channel),
    outcome: remembered.get(channel)?.outcome ?? nothingOwed,
  });

  const put = async (channel: ChannelAddress, outcome: Outcome, isFinal: boolean): Promise<CallResult> => {
    const word = destinations.wordOf(channel);
    const result = await holder.finalize({ channel: word, outcome }, isFinal);
    if (result.status === 'applied') remember(channel, outcome, await holder.recordOf(word, outcome));
    return result;
  };

  /** What this address holds, or was paid. */
  const balanceAt = (address: Address): Promise<Coins> => {
    const account = destinations.accountOf(address);
    return account ? holder.received(account) : holder.holdings(destinations.wordOf(address));
  };

  const observe = async (names: Iterable<Address>): Promise<Observation> => {
    const balances: [Address, Coins][] = [];
    const outcomes: [ChannelAddress, Outcome][] = [];
    for (const name of names) {
      balances.push([name, await balanceAt(name)]);
      const moved = await holder.movedElsewhere?.(destinations.wordOf(name));
      if (moved) balances.push([channelNamed(`${name}:other-asset`), moved]);
      const channel = name as ChannelAddress;
      const record = await holder.record(destinations.wordOf(name));
      const known = remembered.get(channel);
      if (record !== 0n) outcomes.push([channel, known?.record === record ? known.outcome : unknown(record)]);
      else if (known && known.record === 0n) outcomes.push([channel, nothingOwed]);
    }
    return { balances: recordOf(balances), outcomes: recordOf(outcomes), held: await holder.held() };
  };

  const sourceOf = (action: Payout): ChannelAddress =>
    action.type === 'payOut' ? action.from : action.guarantee;

  const debtorOf = (action: Payout): ChannelAddress => {
    const outcome = remembered.get(sourceOf(action))?.outcome;
    return outcome?.type === 'guarantee' ? outcome.target : sourceOf(action);
  };

  const debtsOf = (channel: ChannelAddress): Allocation => {
    const outcome = remembered.get(channel)?.outcome;
    return outcome?.type === 'allocation' ? outcome : nothingOwed;
  };

  /** The call for this payout; of the debts as they are on chain, or as somebody hands them in. */
  const payoutCall = (action: Payout, debts: Outcome = handed(debtorOf(action)).outcome): Call => {
    const source = sourceOf(action);
    const stored = debts.type === 'allocation' ? debts.entries : [];
    const choice = storedChoice(action.entries, stored);
    if (action.type === 'payOut') return holder.payOut({ ...handed(source), outcome: debts }, choice);
    const target: Handed = { channel: destinations.wordOf(debtorOf(action)), outcome: debts };
    return holder.payClaims(handed(source), target, choice);
  };

  const expectedPayments = (action: Payout, funds: Coins): ReadonlyMap<Address, Coins> =>
    duePayments(
      remembered.get(sourceOf(action))?.outcome,
      debtsOf(debtorOf(action)).entries,
      action.entries,
      funds,
    );

  /** A participant that calls back tries the outcome as it was, and as it may be after the payout. */
  const prepareRecipient = async (action: Payout, names: ReadonlySet<Address>): Promise<void> => {
    const { callsBack } = start;
    const account = callsBack && destinations.accountOf(callsBack.by);
    if (!callsBack || !account) return;
    const { balances, outcomes } = networkOf(await observe(names));
    const outside = new Set<Address>(start.participants);
    const inside: Balances = recordOf(
      entriesOf<Address, Coins>(balances).filter(([address]) => !outside.has(address)),
    );
    const again = calledBack(stateAt({ ...start, finalized: outcomes, balances: inside }), action);
    if (!again || !('entries' in again)) {
      await machine.putCode(account, new Uint8Array());
      return;
    }
    const debtor = debtorOf(action);
    const before = debtsOf(debtor);
    const paid = expectedPayments(action, await balanceAt(sourceOf(action)));
    const forms = [before, ...rightful(before, paid)];
    const calls = new Map(
      forms.map((form) => {
        const call = payoutCall(again, form);
        return [bytesToHex(call.data), call] as const;
      }),
    );
    await machine.putCode(account, recipientCode([...calls.values()]));
  };

  /** What has become of the debts. */
  const understand = async (
    action: Payout,
    before: ReadonlyMap<Address, Coins>,
    funds: Coins,
  ): Promise<void> => {
    const debtor = debtorOf(action);
    const word = destinations.wordOf(debtor);
    const known = remembered.get(debtor);
    const record = await holder.record(word);
    if (!known || record === known.record) return;
    const debts = debtsOf(debtor);
    if (record === 0n) {
      remember(debtor, nothingOwed, 0n);
      return;
    }
    const seen = new Map<Address, Coins>();
    for (const [to, was] of before) seen.set(to, (await balanceAt(to)) - was);
    const source = remembered.get(sourceOf(action))?.outcome;
    const guarantee: Guarantee | undefined = source?.type === 'guarantee' ? source : undefined;
    const own = await holder.remainder?.(
      funds,
      debts,
      storedChoice(action.entries, debts.entries),
      guarantee,
    );
    const expected = expectedPayments(action, funds);
    for (const outcome of [...(own ? [own] : []), ...candidates(debts, [expected, seen], zero)])
      if ((await holder.recordOf(word, outcome)) === record) {
        remember(debtor, outcome, record);
        return;
      }
  };

  const pay = async (action: Payout): Promise<CallResult> => {
    const debts = debtsOf(debtorOf(action)).entries.map(([to]) => to);
    const source = sourceOf(action);
    const names = new Set<Address>([source, debtorOf(action), ...debts, ...start.participants]);
    await prepareRecipient(action, names);
    const before = new Map<Address, Coins>();
    for (const to of new Set(debts)) before.set(to, await balanceAt(to));
    const funds = await balanceAt(source);
    const result = await machine.call(payoutCall(action));
    if (result.status === 'applied') {
      await understand(action, before, funds);
      const guarantee = remembered.get(source);
      if (guarantee && (await holder.record(destinations.wordOf(source))) === 0n)
        remember(source, nothingOwed, 0n);
    }
    return result;
  };

  return {
    name,
    subject,
    capabilities,
    setUp: async (next) => {
      if (empty) await machine.revert(empty);
      empty = await machine.snapshot();
      start = next;
      destinations = destinationsFor(start.participants);
      zero = destinations.nameOf(`0x${'0'.repeat(64)}`);
      remembered = new Map();
      await holder.begin(destinations);
      const results: CallResult[] = [];
      for (const [address, amount] of entriesOf<Address, Coins>(start.balances))
        if (amount > 0n) results.push(await holder.deposit(destinations.wordOf(address), 0n, amount));
      for (const [channel, outcome] of entriesOf<ChannelAddress, Outcome>(start.finalized))
        results.push(await put(channel, outcome, true));
      for (const [channel, outcome] of entriesOf<ChannelAddress, Outcome>(start.challenged))
        results.push(await put(channel, outcome, false));
      const refused = results.find((result) => result.status === 'refused');
      if (refused) throw new Error(`${name} cannot be set up: ${refused.reason}`);
    },
    apply: async ({ action, seconds }) => {
      machine.wait(seconds);
      const result = await match(action)
        .with({ type: 'depositExpecting' }, ({ to, expected, amount }) =>
          holder.deposit(destinations.wordOf(to), expected, amount),
        )
        .with({ type: 'finalize' }, ({ channel, outcome }) => put(channel, outcome, true))
        .with({ type: 'payOut' }, pay)
        .with({ type: 'payClaims' }, pay)
        .exhaustive();
      return result.status === 'applied' ? { status: 'applied' } : result;
    },
    observe: (names) => observe(names as Iterable<Address>),
    snapshot: async () => ({ machine: await machine.snapshot(), remembered }),
    revert: async (to) => {
      await machine.revert(to.machine);
      remembered = to.remembered;
    },
  };
};

/**
 * The redistribution of the second generation's `NitroAdjudicator`, the contracts of go-nitro.
 *
 * Of an outcome only a fingerprint is on chain, and who calls hands in the outcome itself. The adapter keeps, as
 * a client does, what it last knew a channel to owe, asks the contract's own pure functions what will come of an
 * operation, and believes it if the fingerprint on chain says the same. If it does not, the outcome is reported
 * as unknown. A channel whose record the contract has deleted, once everything was paid, counts as one that owes
 * nothing.
 *
 * Outcomes are finalized by a conclusion that all participants have signed. What is on chain at first is put into
 * the storage as a conclusion would leave it; a test shows that it is the same.
 */
import {
  entriesOf,
  reclaim,
  recordOf,
  type Address,
  type ChannelAddress,
  type Coins,
  type ParticipantAddress,
} from '../../../spec/index.js';
import type { Response } from '../../implementation.js';
import {
  calledBack,
  ledgers,
  type Ledgers,
  type LedgersAction,
  type LedgersImplementation,
  type LedgersStart,
} from '../../ledgers/index.js';
import { recipientCode } from '../asset-holder/recipient.js';
import type { Call, CallResult, Hex, Machine, MachineSnapshot } from '../machine.js';
import { callsTo, effectsOn } from './ledger-calls.js';
import { capabilitiesOf, deployLedgers, shapeOfLedgers, type VersionOfV2 } from './ledger-contract.js';
import {
  coin,
  encodingFor,
  holdingsSlot,
  statusSlot,
  statusWord,
  type LedgerEncoding,
} from './ledger-encoding.js';

const { ledgerChainOf } = reclaim;
type Outcome = reclaim.LedgerOutcome;

/** What the adapter knows of a channel, and the fingerprint that stands for it; none if the record was deleted. */
interface Remembered {
  readonly outcome: Outcome;
  readonly fingerprint: bigint | undefined;
}

interface Snapshot {
  readonly machine: MachineSnapshot;
  readonly remembered: ReadonlyMap<ChannelAddress, Remembered>;
}

export interface LedgersOnMachine extends LedgersImplementation<Snapshot> {
  readonly machine: Machine;
  readonly adjudicator: Hex;
  /** Of the example that was set up last. */
  readonly encoding: () => LedgerEncoding;
}

const fingerprintMask = 2n ** 160n - 1n;

/** Seconds since 1970; the 48 bits before the fingerprint. */
const finalizesAtIn = (word: bigint): bigint => (word >> 160n) & (2n ** 48n - 1n);

const owesNothing = (outcome: Outcome): boolean => outcome.every(({ amount }) => amount === 0n);

export const ledgersV2 = async (name: VersionOfV2, tarball: Uint8Array): Promise<LedgersOnMachine> => {
  const { machine, adjudicator } = await deployLedgers(tarball);
  const shape = shapeOfLedgers(name);
  const encodings = new Map<string, LedgerEncoding>();
  const encodingOf = (participants: readonly ParticipantAddress[]): LedgerEncoding => {
    const key = JSON.stringify(participants);
    const encoding = encodings.get(key) ?? encodingFor(shape, participants);
    encodings.set(key, encoding);
    return encoding;
  };

  let empty = await machine.snapshot();
  let start: LedgersStart = { participants: [], holdings: recordOf([]), outcomes: recordOf([]) };
  let encoding = encodingOf([]);
  let remembered: ReadonlyMap<ChannelAddress, Remembered> = new Map();

  const fingerprintOf = (outcome: Outcome): bigint => encoding.fingerprintOf(encoding.outcomeBytes(outcome));

  const remember = (channel: ChannelAddress, outcome: Outcome, fingerprint: bigint | undefined): void => {
    remembered = new Map([...remembered, [channel, { outcome, fingerprint }]]);
  };

  const known = (channel: ChannelAddress): Outcome => remembered.get(channel)?.outcome ?? [];

  const status = (channel: ChannelAddress): Promise<bigint> =>
    machine.slot(adjudicator, statusSlot(encoding.channelId(channel)));

  const heldFor = (address: Address): Promise<Coins> =>
    machine.slot(adjudicator, holdingsSlot(coin, encoding.destinationOf(address)));

  /** Believes the first of these outcomes that the chain says as well. */
  const believe = async (
    channel: ChannelAddress,
    candidates: readonly (Outcome | undefined)[],
  ): Promise<void> => {
    const word = await status(channel);
    const possible = candidates.filter((outcome) => outcome !== undefined);
    const found = possible.find((outcome) =>
      word === 0n ? owesNothing(outcome) : fingerprintOf(outcome) === (word & fingerprintMask),
    );
    if (found) remember(channel, found, word === 0n ? undefined : word & fingerprintMask);
  };

  /** A participant that calls back hands in the outcome as it was and as it will be. */
  const pay = async (
    action: Extract<LedgersAction, { type: 'transfer' | 'payAll' }>,
    call: Call,
    indices: readonly number[],
  ): Promise<CallResult> => {
    const { from } = action;
    const { transferred } = effectsOn(machine, adjudicator, encoding);
    const before = known(from);
    const held = await heldFor(from);
    const outcomes = recordOf([...remembered].map(([channel, { outcome }]) => [channel, outcome]));
    const { participants, callsBack } = start;
    const state = { ...ledgerChainOf(participants, { outcomes }), ...(callsBack && { callsBack }) };
    const again = calledBack(state, action);
    if (callsBack) {
      const once = await transferred(before, held, indices);
      const forms = [before, ...(once ? [once.outcome] : [])];
      const calls = again
        ? forms.map((outcome) => callsTo(adjudicator, encoding).transfer(from, outcome, again.indices))
        : [];
      const code = again ? recipientCode(calls) : new Uint8Array();
      await machine.putCode(encoding.accountOf(callsBack.by), code);
    }
    const result = await machine.call(call);
    if (result.status === 'applied') {
      const once = await transferred(before, held, indices);
      const twice = once && again && (await transferred(once.outcome, once.held, again.indices));
      await believe(from, [twice?.outcome, once?.outcome]);
    }
    return result;
  };

  const act = async (action: LedgersAction): Promise<CallResult> => {
    const calls = callsTo(adjudicator, encoding);
    switch (action.type) {
      case 'deposit': {
        const { to, amount } = action;
        return machine.call(calls.deposit(to, await heldFor(to), amount));
      }
      case 'finalize': {
        const { channel, outcome } = action;
        const result = await machine.call(calls.conclude(channel, outcome));
        if (result.status === 'applied') remember(channel, outcome, fingerprintOf(outcome));
        return result;
      }
      case 'transfer': {
        const { from, indices } = action;
        return pay(action, calls.transfer(from, known(from), indices), indices);
      }
      case 'payAll':
        return pay(action, calls.payAll(action.from, known(action.from)), []);
      case 'reclaim': {
        const { from, index } = action;
        const before = known(from);
        const target = before[index] && known(before[index].destination as ChannelAddress);
        const result = await machine.call(calls.reclaim(from, before, target ?? [], index));
        if (result.status === 'applied' && target)
          await believe(from, [
            await effectsOn(machine, adjudicator, encoding).reclaimed(before, target, index),
          ]);
        return result;
      }
    }
  };

  return {
    name,
    subject: ledgers,
    capabilities: capabilitiesOf(name),
    machine,
    adjudicator,
    encoding: () => encoding,
    setUp: async (next) => {
      await machine.revert(empty);
      empty = await machine.snapshot();
      start = next;
      encoding = encodingOf(start.participants);
      remembered = new Map();
      for (const [channel, amount] of entriesOf<ChannelAddress, Coins>(start.holdings)) {
        if (amount === 0n) continue;
        const result = await act({ type: 'deposit', to: channel, amount });
        if (result.status === 'refused') throw new Error(`${name} cannot be set up: ${result.reason}`);
      }
      for (const [channel, outcome] of entriesOf<ChannelAddress, Outcome>(start.outcomes)) {
        const fingerprint = fingerprintOf(outcome);
        const word = statusWord(machine.now(), fingerprint);
        await machine.putSlot(adjudicator, statusSlot(encoding.channelId(channel)), word);
        remember(channel, outcome, fingerprint);
      }
    },
    apply: async ({ action, seconds }): Promise<Response> => {
      machine.wait(seconds);
      const result = await act(action);
      return result.status === 'applied' ? { status: 'applied' } : result;
    },
    observe: async (names): Promise<Ledgers['observed']> => {
      const holdings: [ChannelAddress, Coins][] = [];
      const outcomes: [ChannelAddress, Outcome | 'unknown'][] = [];
      const paid: [ParticipantAddress, Coins][] = [];
      const participants = new Set<string>(start.participants);
      for (const name of names) {
        const channel = name as ChannelAddress;
        holdings.push([channel, await heldFor(channel)]);
        if (participants.has(name)) {
          const who = name as ParticipantAddress;
          paid.push([who, await machine.coinsOf(encoding.accountOf(who))]);
          continue;
        }
        const word = await status(channel);
        const memory = remembered.get(channel);
        if (word === 0n && memory && memory.fingerprint === undefined)
          outcomes.push([channel, memory.outcome]);
        const finalizesAt = finalizesAtIn(word);
        if (finalizesAt === 0n || finalizesAt > machine.now()) continue;
        const isKnown = memory && memory.fingerprint === (word & fingerprintMask);
        outcomes.push([channel, isKnown ? memory.outcome : 'unknown']);
      }
      return {
        holdings: recordOf(holdings),
        outcomes: recordOf(outcomes),
        paid: recordOf(paid),
        held: await machine.coinsOf(adjudicator),
      };
    },
    snapshot: async () => ({ machine: await machine.snapshot(), remembered }),
    revert: async (to) => {
      await machine.revert(to.machine);
      remembered = to.remembered;
    },
  };
};

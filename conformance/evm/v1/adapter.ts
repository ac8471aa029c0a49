/**
 * Adapter for the first generation of contracts, `fmg-nitro-adjudicator`: one contract that holds all
 * balances and outcomes, with transfer, claim, and withdrawals that a participant signs. Five versions.
 *
 * Outcomes are put on chain by the test contract's setter, which accepts anything, also entries that do not
 * count; that an outcome is finalized only once is therefore not compared. A deposit expects what is held
 * already, so that all of it counts. A withdrawal goes to a wallet of the participant's own.
 */
import { match } from 'ts-pattern';
import {
  entriesOf,
  recordOf,
  type Address,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type Withdraw,
} from '../../../spec/index.js';
import { payments, type Capabilities, type Implementation } from '../../payments/index.js';
import { namesFor, noSignature, sign, walletOf } from '../keys.js';
import { allCoins, createMachine, sender, type CallResult, type MachineSnapshot } from '../machine.js';
import * as contract from './contract.js';
import { layoutOf, type VersionOfV1 } from './layout.js';
import { fromStored, toStored, zeroAddress } from './outcomes.js';
import { readStorage } from './storage.js';

const capabilities: Capabilities = {
  operations: ['deposit', 'withdraw', 'finalize', 'transfer', 'claim'],
  finalizesUnconditionally: true,
  clock: true,
  maximumAmount: allCoins,
  specialAddresses: [zeroAddress as string as Address],
};

/** Longer than any example lasts. */
const challengeDuration = 1_000_000n;

/** The contract in this tarball, alone on a machine of its own. */
export const adjudicatorV1 = async (
  name: VersionOfV1,
  tarball: Uint8Array,
): Promise<Implementation<MachineSnapshot>> => {
  const layout = layoutOf(name);
  const machine = await createMachine();
  const adjudicator = await contract.deployAdjudicator(machine, tarball);
  const storage = readStorage(machine, adjudicator, layout);
  let empty = await machine.snapshot();
  let names = namesFor([]);

  const call = (data: Uint8Array, value = 0n) => machine.call({ to: adjudicator, data, value });

  const deposit = async (to: Address, amount: bigint) => {
    const destination = names.addressOf(to);
    const expectedHeld = await storage.holdings(destination);
    return call(layout.deposit({ destination, expectedHeld }), amount);
  };

  const withdraw = ({ from, amount, signer }: Withdraw) => {
    const terms = { participant: names.addressOf(from), destination: walletOf(from), amount };
    const { v, r, s } = names.hasKey(signer)
      ? sign(signer, contract.authorizationBytes({ ...terms, sender }))
      : noSignature;
    return call(contract.withdraw.encodeInput({ ...terms, _v: v, _r: r, _s: s }));
  };

  const putOutcome = (channel: Address, outcome: Outcome, finalizedAt: bigint) =>
    call(layout.putOutcome(names.addressOf(channel), toStored(outcome, finalizedAt, names)));

  const apply = (action: NitroAction): Promise<CallResult> =>
    match(action)
      .with({ type: 'deposit' }, ({ to, amount }) => deposit(to, amount))
      .with({ type: 'withdraw' }, withdraw)
      .with({ type: 'finalize' }, ({ channel, outcome }) => putOutcome(channel, outcome, machine.now()))
      .with({ type: 'transfer' }, ({ from, to, amount }) => {
        const [channel, destination] = [names.addressOf(from), names.addressOf(to)];
        return call(contract.transfer.encodeInput({ channel, destination, amount }));
      })
      .with({ type: 'claim' }, ({ guarantee, to, amount }) => {
        const [guarantor, recipient] = [names.addressOf(guarantee), names.addressOf(to)];
        return call(contract.claim.encodeInput({ guarantor, recipient, amount }));
      })
      .exhaustive();

  return {
    name,
    subject: payments,
    capabilities,
    setUp: async ({ participants, balances, finalized, challenged }) => {
      await machine.revert(empty);
      empty = await machine.snapshot();
      names = namesFor(participants);
      const begun = machine.now();
      const results: CallResult[] = [];
      for (const [address, amount] of entriesOf<Address, bigint>(balances))
        results.push(await deposit(address, amount));
      for (const [channel, outcome] of entriesOf(finalized))
        results.push(await putOutcome(channel, outcome, begun));
      for (const [channel, outcome] of entriesOf(challenged))
        results.push(await putOutcome(channel, outcome, begun + challengeDuration));
      const refused = results.find((result) => result.status === 'refused');
      if (refused) throw new Error(`${name} cannot be set up: ${refused.reason}`);
    },
    apply: async ({ action, seconds }) => {
      machine.wait(seconds);
      const result = await apply(action);
      return result.status === 'applied' ? { status: 'applied' } : result;
    },
    observe: async (addresses) => {
      const balances: [Address, bigint][] = [];
      const outcomes: [ChannelAddress, Outcome][] = [];
      for (const name of addresses as Iterable<Address>) {
        const address = names.addressOf(name);
        balances.push([name, await storage.holdings(address)]);
        const stored = await storage.outcome(address);
        const final = stored.finalizedAt > 0n && stored.finalizedAt <= machine.now();
        if (final) outcomes.push([name as ChannelAddress, fromStored(stored, names)]);
      }
      return {
        balances: recordOf(balances),
        outcomes: recordOf(outcomes),
        held: await machine.coinsOf(adjudicator),
      };
    },
    snapshot: machine.snapshot,
    revert: machine.revert,
  };
};

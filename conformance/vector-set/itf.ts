/**
 * ITF: the operations of a vector as a trace in the Informal Trace Format of Apalache and Quint, for tools that
 * test by a model (Apalache's ADR-015, with the types of its variables, which Apalache asks for when it reads one).
 *
 * Each state says what the adjudicator holds after an operation, the operation, and what came of it. The totals of
 * all deposits and withdrawals are in it too, so that conservation can be read off.
 */
import {
  entriesOf,
  nitro,
  type Address,
  type Chain,
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
} from '../../spec/index.js';
import type { Json } from '../scenario/index.js';
import { resultOf, startOf, type OperationsQuestion } from '../scenario/operations.js';

const integer = (value: Coins): Json => ({ '#bigint': String(value) });
const tuple = (...parts: readonly Json[]): Json => ({ '#tup': parts });
const setOf = (items: readonly Json[]): Json => ({ '#set': items });
const mapOf = (pairs: readonly (readonly [Json, Json])[]): Json => ({ '#map': pairs });
const variant = (tag: string, value: Json): Json => ({ tag, value });

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const outcomeItf = (outcome: Outcome): Json =>
  outcome.type === 'allocation'
    ? variant(
        'Allocation',
        outcome.entries.map(([to, amount]) => tuple(to, integer(amount))),
      )
    : variant('Guarantee', { target: outcome.target, priority: outcome.priority });

const operationItf = ({ type, ...fields }: NitroAction): Json =>
  variant(
    capital(type),
    Object.fromEntries(
      Object.entries(fields).map(([key, value]): [string, Json] => [
        key,
        typeof value === 'bigint' ? integer(value) : typeof value === 'string' ? value : outcomeItf(value),
      ]),
    ),
  );

const outcomeType = 'Allocation(Seq(<<Str, Int>>)) | Guarantee({ target: Str, priority: Seq(Str) })';

const varTypes = {
  participants: 'Set(Str)',
  balances: 'Str -> Int',
  outcomes: `Str -> ${outcomeType}`,
  deposited: 'Int',
  withdrawn: 'Int',
  operation: [
    'Start(UNIT)',
    'Deposit({ to: Str, amount: Int })',
    'Withdraw({ from: Str, amount: Int, signer: Str })',
    `Finalize({ channel: Str, outcome: ${outcomeType} })`,
    'Transfer({ from: Str, to: Str, amount: Int })',
    'Claim({ guarantee: Str, to: Str, amount: Int })',
  ].join(' | '),
  result: 'Str',
};

const stateItf = (index: number, chain: Chain, operation: Json, result: string): Json => ({
  '#meta': { index },
  participants: setOf(chain.participants),
  balances: mapOf(
    entriesOf<Address, Coins>(chain.balances).map(([address, amount]) => [address, integer(amount)]),
  ),
  outcomes: mapOf(
    entriesOf<ChannelAddress, Outcome>(chain.outcomes).map(([channel, outcome]) => [
      channel,
      outcomeItf(outcome),
    ]),
  ),
  deposited: integer(chain.deposited),
  withdrawn: integer(chain.withdrawn),
  operation,
  result,
});

/** The trace of these operations, from a chain on which all coins there are have been deposited. */
export const itfTrace = (asked: OperationsQuestion, source: string, description: string): Json => {
  let chain = startOf(asked);
  const states = [stateItf(0, chain, variant('Start', tuple()), 'start')];
  for (const action of asked.operations) {
    const step = nitro(chain, action);
    if (step.status === 'applied') chain = step.chain;
    states.push(stateItf(states.length, chain, operationItf(action), resultOf(step)));
  }
  const format = 'https://apalache-mc.org/docs/adr/015adr-trace.html';
  return {
    '#meta': { format: 'ITF', 'format-description': format, source, description, varTypes },
    vars: Object.keys(varTypes),
    states,
  };
};

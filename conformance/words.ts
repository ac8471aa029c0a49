/** Words: a disagreement in the paper's notation, for people. */
import { match } from 'ts-pattern';
import {
  entriesOf,
  explain,
  networkOf,
  printAction,
  printNetwork,
  printOutcome,
  type ChannelAddress,
  type Outcome,
} from '../spec/index.js';
import { ingredients } from './ingredients.js';
import type { Meeting } from './meeting.js';
import type { Encounter } from './play.js';

/** What disagreements with this cause cannot do without. */
export const causeWords = (needed: readonly string[]): string =>
  needed.length === 0
    ? 'with nothing unusual'
    : `only with ${needed.map((name) => ingredients[name]!.words).join(', and ')}`;

const held = ({ expected, observed }: Meeting): string[] => {
  const coins = expected.deposited - expected.withdrawn;
  return coins === observed.held ? [] : [`          and it holds ${observed.held} coins, not ${coins}`];
};

const expectation = ({ step, expected }: Meeting): string =>
  match(step)
    .with({ status: 'applied' }, () => printNetwork(expected))
    .with({ status: 'rejected' }, ({ reason }) => `refused: ${explain(reason)}`)
    .exhaustive();

const answer = ({ response, observed }: Meeting): string =>
  match(response)
    .with({ status: 'applied' }, () => printNetwork(networkOf(observed)))
    .with({ status: 'refused' }, ({ reason }) => `refused: ${reason}`)
    .exhaustive();

/** The start, the operations, what the specification expects and what happened. */
export const encounterLines = ({ trace: { start, operations }, meeting }: Encounter): string[] => [
  `start     ${printNetwork({ balances: start.balances, outcomes: start.finalized })}`,
  ...entriesOf<ChannelAddress, Outcome>(start.challenged).map(
    ([channel, outcome]) => `          in a running challenge: ${channel} ↦ ${printOutcome(outcome)}`,
  ),
  ...operations.map(
    ({ action, seconds }, i) =>
      `${String(i + 1).padEnd(8)}  ${printAction(action)}${seconds === 0 ? '  in the same second' : ''}`,
  ),
  `expected  ${expectation(meeting)}`,
  `actual    ${answer(meeting)}`,
  ...held(meeting),
];

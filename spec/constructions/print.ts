/**
 * Print: systems and steps in the paper's notation.
 *
 * @paper §4.4 Finalizable Outcomes
 */
import { match } from 'ts-pattern';
import type { ChannelAddress } from '../modelling/address.js';
import { entriesOf } from '../modelling/chain.js';
import { printAction, printNetwork, printStanding } from '../notation/print.js';
import { spellName, type Spelling } from '../notation/symbols.js';
import type { ConstructionStep } from './step.js';
import type { Channel, System } from './system.js';

/** `⟦L:10⟧`, then `[L ↦ (A:3, B:7)]_{A, B}` for each open channel. */
export const printSystem = ({ chain, channels }: System, spelling: Spelling = 'paper'): readonly string[] => [
  printNetwork(chain, spelling),
  ...entriesOf<ChannelAddress, Channel>(channels).map(([channel, { outcome, members }]) =>
    printStanding({ type: 'finalizable', channel, outcomes: [outcome], by: members }, spelling),
  ),
];

/** What the step changes: `open [χ ↦ (A:1)]_{A}`, `D_L(3) by A`, `T(L, A, 3)`. */
export const printStep = (step: ConstructionStep, spelling: Spelling = 'paper'): string => {
  const name = (address: string) => spellName(address, spelling);
  return match(step)
    .with({ type: 'open' }, ({ channel, members, outcome }) => {
      const standing = { type: 'finalizable', channel, outcomes: [outcome], by: members } as const;
      return `open ${printStanding(standing, spelling)}`;
    })
    .with({ type: 'update' }, ({ channel, outcome }) => {
      const standing = { type: 'finalizable', channel, outcomes: [outcome], by: [] } as const;
      return `update ${printStanding(standing, spelling).replace(/_\{\}$/, '')}`;
    })
    .with({ type: 'conclude' }, ({ channel }) => `conclude ${name(channel)}`)
    .with({ type: 'finalize' }, ({ channel }) => `finalize ${name(channel)}`)
    .with(
      { type: 'deposit' },
      ({ by, channel, amount }) =>
        `${printAction({ type: 'deposit', to: channel, amount }, spelling)} by ${name(by)}`,
    )
    .with({ type: 'withdraw' }, ({ from, amount }) =>
      printAction({ type: 'withdraw', from, amount, signer: from }, spelling),
    )
    .with({ type: 'transfer' }, { type: 'claim' }, (payment) => printAction(payment, spelling))
    .exhaustive();
};

/** The step without its amounts: `open χ`, `update L`. */
export const printBriefly = (step: ConstructionStep, spelling: Spelling = 'paper'): string =>
  step.type === 'open' || step.type === 'update'
    ? `${step.type} ${spellName(step.channel, spelling)}`
    : printStep(step, spelling);

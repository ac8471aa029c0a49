import type { Address } from '../modelling/address.js';
import { keysOf, type Chain } from '../modelling/chain.js';
import type { NitroAction } from '../nitro/rules.js';
import { sameLists, type StepInvariant } from './invariant.js';
import { debtor } from './payments.js';

interface Named {
  readonly balances: readonly Address[];
  readonly outcomes: readonly Address[];
}

const nothing: readonly Address[] = [];

/** A switch, and no match: this is asked after every step of a campaign. */
const named = (chain: Chain, action: NitroAction): Named => {
  switch (action.type) {
    case 'deposit':
      return { balances: [action.to], outcomes: nothing };
    case 'withdraw':
      return { balances: [action.from], outcomes: nothing };
    case 'finalize':
      return { balances: nothing, outcomes: [action.channel] };
    case 'transfer':
      return { balances: [action.from, action.to], outcomes: [action.from] };
    case 'claim':
      return { balances: [action.guarantee, action.to], outcomes: [debtor(chain, action)] };
  }
};

const sameBut = <V>(
  names: readonly Address[],
  before: Readonly<Record<Address, V>>,
  after: Readonly<Record<Address, V>>,
): boolean =>
  before === after ||
  (keysOf(after).every((key) => after[key] === before[key] || names.includes(key)) &&
    keysOf(before).every((key) => key in after || names.includes(key)));

/** @paper §4.2 Network Constructions */
export const operationsKeepToWhatTheyName: StepInvariant = {
  id: 'operations-keep-to-what-they-name',
  section: '§4.2',
  sentence: 'An operation changes no balance and no outcome but those it names, and never who holds a key.',
  about: 'step',
  holds: ({ before, action, after }) => {
    if (!sameLists(before.participants, after.participants)) return false;
    const { balances, outcomes } = named(before, action);
    return (
      sameBut(balances, before.balances, after.balances) && sameBut(outcomes, before.outcomes, after.outcomes)
    );
  },
};

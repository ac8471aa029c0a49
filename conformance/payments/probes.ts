/**
 * Probes: operations where an implementation may differ from the specification, aimed by the state and by what
 * is on chain without being final.
 */
import type { Intent, Situation } from '../../properties/arbitraries/index.js';
import {
  balanceOf,
  entriesOf,
  owed,
  payable,
  sum,
  type Address,
  type ChannelAddress,
  type Coins,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';
import type { Capabilities } from './terms.js';

/** What a probe can see: the situation, what was done last, and what the implementation declares. */
export interface Sight extends Situation {
  readonly last?: NitroAction;
  readonly capabilities: Capabilities;
}

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

const everyone = ({ chain, reached, capabilities }: Sight): Address[] => [
  ...entriesOf(reached).map(([channel]) => channel),
  ...chain.participants,
  ...capabilities.specialAddresses,
];

const amountOf = (candidates: readonly (Coins | undefined)[], { amount }: Intent): Coins =>
  pick(
    [...new Set(candidates)].filter((candidate) => candidate !== undefined && candidate > 0n) as Coins[],
    amount,
  ) ?? 1n;

/** Debts as they were signed: also of a channel that is not final, and of entries that do not count. */
const debtsOf = ({ chain, reached }: Sight, channel: ChannelAddress) => {
  const outcome = chain.outcomes[channel] ?? reached[channel];
  const signed = reached[channel];
  return {
    now: outcome?.type === 'allocation' ? outcome.entries : [],
    signed: signed?.type === 'allocation' ? signed.entries : [],
  };
};

/** Amounts at which a payment of this debt may go wrong. */
const paymentOf = (
  sight: Sight,
  from: Address,
  owing: ChannelAddress,
  to: Address,
  intent: Intent,
): Coins => {
  const { now, signed } = debtsOf(sight, owing);
  const held = balanceOf(sight.chain, from);
  const twice = sum(signed.flatMap(([address, amount]) => (address === to ? [amount] : [])));
  const [once, all] = [owed(now, to), twice < held ? twice : held];
  return amountOf([1n, once < held ? once : held, all, held, sight.capabilities.maximumAmount], intent);
};

/** Mostly somebody who is owed, of the preferred ones if there are any, and now and then anybody. */
const destinationOf = (
  sight: Sight,
  owing: ChannelAddress,
  { to, rule }: Intent,
  preferred: readonly Address[] = [],
): Address => {
  const owed = debtsOf(sight, owing).signed.map(([address]) => address);
  const both = owed.filter((address) => preferred.includes(address));
  const choices = [both, both, owed, everyone(sight)].filter((choice) => choice.length > 0);
  return pick(pick(choices, rule >> 3)!, to)!;
};

type Probe = (sight: Sight, intent: Intent) => NitroAction | undefined;

const anyTransfer: Probe = (sight, intent) => {
  const from = pick(entriesOf(sight.reached), intent.place)?.[0];
  if (from === undefined) return undefined;
  const to = destinationOf(sight, from, intent);
  return { type: 'transfer', from, to, amount: paymentOf(sight, from, from, to, intent) };
};

const anyClaim: Probe = (sight, intent) => {
  const guarantees = entriesOf<ChannelAddress, Outcome>(sight.reached).flatMap(([guarantee, outcome]) =>
    outcome.type === 'guarantee' ? [{ guarantee, ...outcome }] : [],
  );
  const payable = guarantees.filter(({ target }) => sight.reached[target]?.type === 'allocation');
  const claimed = pick(payable.length > 0 ? payable : guarantees, intent.place);
  if (!claimed) return undefined;
  const { guarantee, target, priority } = claimed;
  const to = destinationOf(sight, target, intent, priority);
  return { type: 'claim', guarantee, to, amount: paymentOf(sight, guarantee, target, to, intent) };
};

/** What a guarantee owes to somebody it lists, in full or in part, so that agreement is exercised too. */
const listedClaim: Probe = ({ chain }, { place, amount }) => {
  const claims = payable(chain).filter((payment) => payment.type === 'claim');
  const claimed = pick(
    claims.filter(({ guarantee, to }) => {
      const outcome = chain.outcomes[guarantee];
      return outcome?.type === 'guarantee' && outcome.priority.includes(to);
    }),
    place,
  );
  return claimed && (amount % 2 === 0 ? claimed : { ...claimed, amount: 1n });
};

/** Anybody withdraws from any address, or signs for it. */
const anyWithdrawal: Probe = (sight, intent) => {
  const holders = everyone(sight).filter((address) => balanceOf(sight.chain, address) > 0n);
  const from = pick(holders, intent.place) as ParticipantAddress | undefined;
  const signer = pick(everyone(sight), intent.to) as ParticipantAddress;
  return (
    from && { type: 'withdraw', from, amount: amountOf([1n, balanceOf(sight.chain, from)], intent), signer }
  );
};

const anyDeposit: Probe = (sight, { to, amount, place }) => {
  const { specialAddresses } = sight.capabilities;
  const choices = place % 2 === 0 && specialAddresses.length > 0 ? specialAddresses : everyone(sight);
  return { type: 'deposit', to: pick(choices, to)!, amount: BigInt(amount % 4) };
};

const again: Probe = ({ last }) => last;

const probes: readonly Probe[] = [
  anyTransfer,
  anyTransfer,
  anyClaim,
  anyClaim,
  anyClaim,
  listedClaim,
  listedClaim,
  anyWithdrawal,
  anyDeposit,
  again,
];

/** The probe that this intent means, if the situation has what it needs. */
export const probed: Probe = (sight, intent) => pick(probes, intent.rule)!(sight, intent);

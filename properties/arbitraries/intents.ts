/**
 * Intents: what somebody means to do next, naming nothing until it is read against a state.
 *
 * Small numbers only, so that an intent keeps its meaning while a schedule is shortened. Most intents become
 * an action that is enabled; one in eight becomes a mistake, aimed at one of the rejections.
 */
import fc from 'fast-check';
import {
  allocation,
  balanceOf,
  channel,
  entriesOf,
  guarantee,
  keysOf,
  lesser,
  payable,
  recordOf,
  sum,
  type Address,
  type Chain,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
  type Payment,
  type RejectionCode,
} from '../../spec/index.js';
import type { Situation } from './networks.js';

export interface Intent {
  readonly rule: number;
  readonly place: number;
  readonly to: number;
  readonly amount: number;
}

const number = fc.nat({ max: 255 });

export const intent: fc.Arbitrary<Intent> = fc.record({
  rule: number,
  place: number,
  to: number,
  amount: number,
});

export const schedule = (length = 40): fc.Arbitrary<readonly Intent[]> =>
  fc.array(intent, { minLength: 1, maxLength: length, size: 'max' });

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

/** All of it one time in four, else some of it, and mostly little, so that the debts last. */
const part = (most: bigint, { amount }: Intent): bigint =>
  amount % 4 === 0 ? most : 1n + (most * BigInt(amount)) / 1024n;

const holders = (chain: Chain): ParticipantAddress[] =>
  chain.participants.filter((address) => balanceOf(chain, address) > 0n);

/** The channels that have reached an outcome; there is at least one. */
const channelsOf = ({ reached }: Situation): ChannelAddress[] =>
  entriesOf(reached).map(([address]) => address);

const anyChannel = (situation: Situation, { place }: Intent): ChannelAddress =>
  pick(channelsOf(situation), place)!;

const anyAddress = (situation: Situation, { to }: Intent): Address =>
  pick<Address>([...channelsOf(situation), ...situation.chain.participants], to)!;

/** A channel that holds less than it could pay out, for itself or for its target, if there is one. */
const underfunded = ({ chain, reached }: Situation, { place }: Intent): ChannelAddress => {
  const channels = entriesOf<ChannelAddress, Outcome>(reached);
  const owing = channels.filter(([address]) => {
    const outcome = chain.outcomes[address];
    const debts = outcome?.type === 'guarantee' ? chain.outcomes[outcome.target] : outcome;
    return (
      debts?.type === 'allocation' &&
      sum(debts.entries.map(([, amount]) => amount)) > balanceOf(chain, address)
    );
  });
  return pick(owing.length > 0 ? owing : channels, place)![0];
};

const someDeposit = (situation: Situation, intent: Intent): NitroAction => ({
  type: 'deposit',
  to: intent.to % 4 === 0 ? anyAddress(situation, intent) : underfunded(situation, intent),
  amount: BigInt(intent.amount % 8),
});

const someWithdrawal = ({ chain }: Situation, intent: Intent): NitroAction | undefined => {
  const from = pick(holders(chain), intent.place);
  return from && { type: 'withdraw', from, amount: part(balanceOf(chain, from), intent), signer: from };
};

const someFinalization = ({ chain, reached }: Situation, { place }: Intent): NitroAction | undefined => {
  const open = entriesOf(reached).filter(([channel]) => chain.outcomes[channel] === undefined);
  const next = pick(open, place);
  return next && { type: 'finalize', channel: next[0], outcome: next[1] };
};

const somePayment =
  (...types: readonly Payment['type'][]) =>
  ({ chain }: Situation, intent: Intent): NitroAction | undefined => {
    const payment = pick(
      payable(chain).filter(({ type }) => types.includes(type)),
      intent.place,
    );
    return payment && { ...payment, amount: part(payment.amount, intent) };
  };

const kinds = [
  someDeposit,
  someWithdrawal,
  someFinalization,
  someFinalization,
  somePayment('transfer'),
  somePayment('transfer'),
  somePayment('transfer'),
  somePayment('claim'),
  somePayment('claim'),
  somePayment('claim'),
];

/** What is not enabled gives way to what is; a deposit always is. */
const otherwise = [somePayment('transfer', 'claim'), someFinalization, someDeposit];

/** The action that the intent means in this situation. */
export const resolve = (situation: Situation, intent: Intent): NitroAction => {
  if (intent.rule >= 224) return mistake(situation, intent);
  for (const kind of [pick(kinds, intent.rule)!, ...otherwise]) {
    const action = kind(situation, intent);
    if (action) return action;
  }
  return someDeposit(situation, intent);
};

type Mistake = (situation: Situation, intent: Intent) => NitroAction;

/** A channel's address where a participant's is needed: what the types forbid and a caller may still send. */
const asParticipant = (address: Address): ParticipantAddress => address as ParticipantAddress;

const finalizedAs = ({ chain }: Situation, type: Outcome['type'], { place }: Intent): ChannelAddress =>
  pick(
    entriesOf<ChannelAddress, Outcome>(chain.outcomes).filter(([, outcome]) => outcome.type === type),
    place,
  )?.[0] ?? channel('K');

const openChannel = ({ chain, reached }: Situation, { place }: Intent): ChannelAddress =>
  pick(
    entriesOf(reached)
      .map(([address]) => address)
      .filter((address) => chain.outcomes[address] === undefined),
    place,
  ) ?? channel('K');

/** For each rejection an action that asks for it, as far as the situation has one. */
const mistakes: Record<Exclude<RejectionCode, 'GuaranteeInTurbo'>, Mistake> = {
  NegativeAmount: (situation, intent) => ({ ...onPlace(situation, intent), amount: -1n }),
  ZeroAmount: (situation, intent) => ({
    ...onPlace(situation, { ...intent, rule: 2 + (intent.rule % 2) }),
    amount: 0n,
  }),
  NotAParticipant: (situation, intent) => {
    const from = asParticipant(anyChannel(situation, intent));
    return { type: 'withdraw', from, amount: 1n, signer: from };
  },
  NotSigned: ({ chain }, { place, to }) => {
    const from = pick(chain.participants, place)!;
    const others = chain.participants.filter((address) => address !== from);
    return { type: 'withdraw', from, amount: balanceOf(chain, from), signer: pick(others, to)! };
  },
  InsufficientBalance: ({ chain }, { place }) => {
    const from = pick(chain.participants, place)!;
    return { type: 'withdraw', from, amount: balanceOf(chain, from) + 1n, signer: from };
  },
  NotAChannel: ({ chain }, { place }) => ({
    type: 'finalize',
    channel: pick(chain.participants, place)! as Address as ChannelAddress,
    outcome: allocation(),
  }),
  AlreadyFinalized: ({ chain, reached }, { place }) => {
    const address = pick(entriesOf(chain.outcomes), place)?.[0] ?? channel('K');
    return { type: 'finalize', channel: address, outcome: reached[address] ?? guarantee(address) };
  },
  NegativeDebt: (situation, intent) => ({
    type: 'finalize',
    channel: openChannel(situation, intent),
    outcome: allocation([anyAddress(situation, intent), -1n]),
  }),
  NotFinalized: (situation, intent) => ({
    type: 'transfer',
    from: openChannel(situation, intent),
    to: anyAddress(situation, intent),
    amount: 1n,
  }),
  NotAnAllocation: (situation, intent) => ({
    type: 'transfer',
    from: finalizedAs(situation, 'guarantee', intent),
    to: anyAddress(situation, intent),
    amount: 1n,
  }),
  NotAGuarantee: (situation, intent) => ({
    type: 'claim',
    guarantee: finalizedAs(situation, 'allocation', intent),
    to: anyAddress(situation, intent),
    amount: 1n,
  }),
  CannotAfford: (situation, intent) => {
    const payment = pick(payable(situation.chain), intent.place);
    return payment ? { ...payment, amount: payment.amount + 1n } : onPlace(situation, intent);
  },
};

/** A payment, deposit or withdrawal at any place, enabled or not. */
const onPlace = (situation: Situation, intent: Intent): Exclude<NitroAction, { type: 'finalize' }> => {
  const [place, to, amount] = [
    anyChannel(situation, intent),
    anyAddress(situation, intent),
    BigInt(1 + (intent.amount % 6)),
  ];
  const owner = pick(situation.chain.participants, intent.place)!;
  const anywhere = [
    { type: 'deposit', to, amount },
    { type: 'withdraw', from: owner, amount, signer: owner },
    { type: 'transfer', from: place, to, amount },
    { type: 'claim', guarantee: place, to, amount },
  ] as const;
  return pick(anywhere, intent.rule)!;
};

/** Pays a debt that the funds would cover, were it not for the debts that come first. */
const outOfTurn: Mistake = (situation, intent) => {
  const { chain } = situation;
  const limitless = recordOf<Address, bigint>(keysOf(chain.outcomes).map((address) => [address, 2n ** 300n]));
  const covered = payable({ ...chain, balances: limitless }).flatMap((payment) => {
    const funds = balanceOf(chain, payment.type === 'transfer' ? payment.from : payment.guarantee);
    return funds === 0n ? [] : { ...payment, amount: lesser(payment.amount, funds) };
  });
  return pick(covered, intent.place) ?? onPlace(situation, intent);
};

/** Payments out of turn are what most wrong rules get wrong: they are tried more often. */
const mistakeKinds: readonly Mistake[] = [
  ...Object.values(mistakes),
  onPlace,
  outOfTurn,
  outOfTurn,
  outOfTurn,
  outOfTurn,
];

const mistake: Mistake = (situation, intent) =>
  pick(mistakeKinds, intent.place + intent.to)!(situation, intent);

/** Texts: arbitrary data to be printed and read again, with names that are hard to write. */
import fc from 'fast-check';
import {
  allocation,
  guarantee,
  isAddress,
  recordOf,
  type Address,
  type ChannelAddress,
  type Entry,
  type Network,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
  type Standing,
} from '../../spec/index.js';

const awkward = [
  '__proto__',
  'constructor',
  '"',
  "'",
  '\\',
  '""',
  '\\"',
  '"A"',
  '(A)',
  'A:3',
  'A|B',
  'A,B',
  '[[',
  ']]',
  '⟦',
  '⟧',
  '↦',
  '|->',
  '->',
  '-',
  '-1',
  '7',
  'by',
  'D_A(3)',
  '_',
  '{',
  '}',
  ';',
  "L''",
  'L′',
  'χ',
  '𝔸',
  '漢',
  'e\u0301',
  '\u0301',
  '\u0000',
  '\u200b',
  '\ud800',
  '\\ud800',
  '["A","B","0"]',
  '😀',
  '*',
  '#1',
  'A@B.org',
];

const name = fc.oneof(
  fc.constantFrom(...awkward),
  fc.constantFrom('A', 'B', 'I', 'L', 'G', 'J'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }).map((text) => text.replaceAll(/\s/gu, '_')),
);

export const address = name.filter(isAddress) as fc.Arbitrary<Address>;
const participant = address as fc.Arbitrary<ParticipantAddress>;
const channel = address as fc.Arbitrary<ChannelAddress>;

export const amount = fc.oneof(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 2n ** 300n }));

/** Also entries that do not count, and negative ones: somebody may have signed them. */
const entry = fc.tuple(address, fc.oneof(amount, fc.bigInt({ min: -3n, max: 0n }))) as fc.Arbitrary<Entry>;

export const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.array(entry, { maxLength: 4 }).map((entries) => allocation(...entries)),
  fc
    .tuple(channel, fc.array(address, { maxLength: 4 }))
    .map(([target, priority]) => guarantee(target, ...priority)),
);

export const network: fc.Arbitrary<Network> = fc
  .uniqueArray(fc.record({ name: address, held: amount, outcome: fc.option(outcome, { nil: undefined }) }), {
    selector: (item) => item.name,
    maxLength: 5,
  })
  .map((items) => ({
    balances: recordOf(items.filter(({ held }) => held !== 0n).map(({ name, held }) => [name, held])),
    outcomes: recordOf(
      items.flatMap(({ name, outcome }) => (outcome ? [[name as ChannelAddress, outcome] as const] : [])),
    ),
  }));

const outcomes = fc.array(outcome, { minLength: 1, maxLength: 3 });

/** Several participants share one finalizable outcome; one alone may have several. */
export const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc.record({
    type: fc.constant('finalizable' as const),
    channel,
    outcomes: outcome.map((only) => [only]),
    by: fc.array(participant, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('finalizable' as const),
    channel,
    outcomes,
    by: participant.map((only) => [only]),
  }),
  fc.record({ type: fc.constant('enabled' as const), channel, outcomes, for: participant }),
);

const anyAmount = fc.oneof(amount, fc.constant(-1n));

export const action: fc.Arbitrary<NitroAction> = fc.oneof(
  fc.record({ type: fc.constant('deposit' as const), to: address, amount: anyAmount }),
  fc
    .tuple(participant, anyAmount, fc.option(participant, { nil: undefined }))
    .map(([from, amount, signer]): NitroAction => ({
      type: 'withdraw',
      from,
      amount,
      signer: signer ?? from,
    })),
  fc.record({ type: fc.constant('finalize' as const), channel, outcome }),
  fc.record({ type: fc.constant('transfer' as const), from: channel, to: address, amount: anyAmount }),
  fc.record({ type: fc.constant('claim' as const), guarantee: channel, to: address, amount: anyAmount }),
);

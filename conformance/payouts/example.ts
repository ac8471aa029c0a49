/**
 * Examples: those of payments, as somebody meets them who only knows payouts. In some of them a participant is a
 * contract that calls back, and in some one is an address that nobody has a key for.
 */
import fc from 'fast-check';
import { intent, resolve } from '../../properties/arbitraries/index.js';
import {
  entriesOf,
  recordOf,
  type Address,
  type ChannelAddress,
  type Choice,
  type Outcome,
} from '../../spec/index.js';
import { beginning, type Beginning } from '../payments/example.js';
import { probed } from '../payments/probes.js';
import { outcomeWith, startWith, type Rename } from '../payments/renamed.js';
import type { Example, ExampleOptions, Move } from '../subject.js';
import { bundled } from './bundle.js';
import type { Capabilities, Payouts } from './terms.js';
import { allFinal, tidy, untidy } from './tidy.js';

type Reached = Readonly<Record<ChannelAddress, Outcome>>;

const moves = (
  capabilities: Capabilities,
  length: number,
): fc.Arbitrary<(reached: Reached) => readonly Move<Payouts>[]> => {
  const one = fc.record({
    intent,
    probe: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    again: fc.nat({ max: 15 }),
    seconds: capabilities.clock ? fc.constantFrom(1, 1, 1, 0) : fc.constant(1),
  });
  return fc.array(one, { minLength: 1, maxLength: length, size: 'max' }).map(
    (list) => (reached) =>
      list.map(({ intent, probe, again, seconds }): Move<Payouts> => (chain, last) => {
        const sight = { chain, reached, capabilities };
        const meant = (probe ? probed(sight, intent) : undefined) ?? resolve(sight, intent);
        const action = again === 0 && last ? last : bundled(capabilities, chain, meant, intent);
        return { action, seconds };
      }),
  );
};

/** The last participant is the address that nobody has a key for. */
const withNobody = ({ start, reached }: Beginning, nobody: Address): Beginning => {
  const last = start.participants.at(-1);
  const rename: Rename = <A extends Address>(address: A) => (address === last ? nobody : address) as A;
  return {
    start: startWith(rename, start),
    reached: recordOf(
      entriesOf<ChannelAddress, Outcome>(reached).map(([channel, outcome]) => [
        channel,
        outcomeWith(rename, outcome),
      ]),
    ),
  };
};

const choices: fc.Arbitrary<Choice> = fc.oneof(
  fc.constant<Choice>('all'),
  fc.subarray([0, 1, 2], { minLength: 1 }),
);

export const example = (
  capabilities: Capabilities,
  { channels, length }: ExampleOptions,
): fc.Arbitrary<Example<Payouts>> =>
  fc
    .record({
      network: beginning(capabilities, channels),
      untidy,
      final: fc.boolean(),
      special: fc.nat({ max: 7 }),
      back: fc.nat({ max: 3 }),
      by: fc.nat({ max: 2 }),
      entries: choices,
      moves: moves(capabilities, length),
    })
    .map(({ network, untidy: left, final, special, back, by, entries, moves }) => {
      const [zero] = capabilities.specialAddresses;
      const plain = tidy(network, left);
      const drawn = final ? allFinal(plain) : plain;
      const { start, reached } = special === 0 && zero !== undefined ? withNobody(drawn, zero) : drawn;
      const { choosing } = capabilities;
      const asked = choosing.payOut === 'any' ? entries : ('all' as const);
      const callers = start.participants.filter((name) => name !== zero);
      const caller = callers[by % callers.length];
      return {
        start:
          back === 0 && capabilities.callsRecipients && caller !== undefined
            ? { ...start, callsBack: { by: caller, entries: asked } }
            : start,
        moves: moves(reached),
      };
    });

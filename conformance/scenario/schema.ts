/**
 * Schema: the parts that all scenarios are made of, read from JSON into the data of the specification.
 *
 * Amounts are decimal strings without a bound. Addresses are any text without white space.
 */
import * as v from 'valibot';
import {
  allocation,
  guarantee,
  isAddress,
  recordOf,
  type Address,
  type ChannelAddress,
  type Outcome,
  type ParticipantAddress,
} from '../../spec/index.js';

/** The message for what is there instead of what was expected. */
export const expected = (what: string) => (issue: v.BaseIssue<unknown>) =>
  `expected ${what}, found ${show(issue.input)}`;

/** A value as it stands in the file, cut short. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
};

const decimal = (pattern: RegExp, what: string) =>
  v.pipe(
    v.string(expected(what)),
    v.regex(pattern, expected(what)),
    v.transform((digits) => BigInt(digits)),
  );

export const amount = decimal(/^(?:0|[1-9]\d*)$/, 'an amount, a decimal string such as "10"');

/** What somebody may ask for and the rules have to refuse. */
export const signedAmount = decimal(/^(?:0|-?[1-9]\d*)$/, 'a whole number, a decimal string such as "-1"');

export type AmountSchema = typeof amount;

const text = v.pipe(
  v.string(expected('an address, a text without white space')),
  v.check(isAddress, expected('an address, a text without white space')),
);

export const address = v.pipe(
  text,
  v.transform((name) => name as Address),
);

export const participantAddress = v.pipe(
  text,
  v.transform((name) => name as ParticipantAddress),
);

export const channelAddress = v.pipe(
  text,
  v.transform((name) => name as ChannelAddress),
);

/** An object with these fields; others are ignored, so that a scenario can carry notes. */
export const object = <T extends v.ObjectEntries>(entries: T) =>
  v.object(entries, (issue) =>
    issue.expected === 'Object' ? expected('an object')(issue) : `${issue.expected} is missing`,
  );

export const array = <T extends v.GenericSchema>(item: T) => v.array(item, expected('a list'));

export const oneOf = <const T extends readonly string[]>(names: T) =>
  v.picklist(names, expected(names.map((name) => `"${name}"`).join(' or ')));

const record = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  expected('an object'),
);

type AddIssue = (issue: { message: string; path?: [v.IssuePathItem, ...v.IssuePathItem[]] }) => void;

/** Reads one field of an object with a schema, and passes on what is wrong with it, with its path. */
export const within = <T extends v.GenericSchema>(
  schema: T,
  input: Record<string, unknown>,
  key: string,
  addIssue: AddIssue,
): v.InferOutput<T> | undefined => {
  const result = v.safeParse(schema, input[key]);
  if (result.success) return result.output;
  const here = { type: 'object', origin: 'value', input, key, value: input[key] } as const;
  for (const { message, path = [] } of result.issues)
    addIssue({ message, path: [here, ...(path as v.IssuePathItem[])] });
  return undefined;
};

/** An object with an address for every key; no key is special, not even `__proto__`. */
export const byAddress = <K extends string, T extends v.GenericSchema>(item: T) =>
  v.pipe(
    record,
    v.rawTransform(({ dataset: { value: input }, addIssue }) =>
      recordOf(
        Object.keys(input).flatMap((key): [K, v.InferOutput<T>][] => {
          const here = { type: 'object', origin: 'value', input, key, value: input[key] } as const;
          if (!isAddress(key))
            addIssue({ message: `expected an address as the key, found ${show(key)}`, path: [here] });
          const value = within(item, input, key, addIssue);
          return value === undefined ? [] : [[key as K, value]];
        }),
      ),
    ),
  );

type OutcomeSchema = v.GenericSchema<unknown, Outcome>;

export const outcomeWith = (amount: AmountSchema): OutcomeSchema =>
  v.pipe(
    v.variant(
      'type',
      [
        object({
          type: v.literal('allocation'),
          entries: array(v.strictTuple([address, amount], expected('an entry, such as ["A", "3"]'))),
        }),
        object({ type: v.literal('guarantee'), target: channelAddress, priority: array(address) }),
      ],
      expected('an outcome with the type "allocation" or "guarantee"'),
    ),
    v.transform((outcome): Outcome =>
      outcome.type === 'allocation'
        ? allocation(...outcome.entries)
        : guarantee(outcome.target, ...outcome.priority),
    ),
  );

export const outcome = outcomeWith(amount);

const balancesWith = (amount: AmountSchema) => v.optional(byAddress<Address, AmountSchema>(amount), {});

const outcomesWith = (amount: AmountSchema) =>
  v.optional(byAddress<ChannelAddress, OutcomeSchema>(outcomeWith(amount)), {});

export const balances = balancesWith(amount);

export const outcomes = outcomesWith(amount);

/** All of its fields may be absent, so a list would pass for one that is empty. */
export const networkWith = (amount: AmountSchema) =>
  v.pipe(
    record,
    object({
      balances: balancesWith(amount),
      outcomes: outcomesWith(amount),
      participants: v.optional(array(participantAddress)),
    }),
  );

export const network = networkWith(amount);

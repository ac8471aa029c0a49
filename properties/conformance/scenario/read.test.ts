import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, readQuestion } from '../../../conformance/scenario/index.js';
import { networkJson, operationJson } from '../../../conformance/scenario/json.js';
import { nitro, networkOf, type Chain } from '../../../spec/index.js';
import { history } from '../../every-step.js';

const located = (text: string): readonly string[] => {
  const reading = readQuestion(text);
  return reading.type === 'read'
    ? ['read']
    : reading.problems.map(
        ({ line, column, path, message }) => `${line}:${column}: ${path ?? ''}: ${message}`,
      );
};

/** A scenario of one operation, with a part of it written differently. */
const scenario = (parts: Readonly<Record<string, string>> = {}): string => {
  const all: Record<string, string> = {
    id: '"a"',
    kind: '"operations"',
    network: '{"balances": {"L": "5"}, "outcomes": {}, "participants": ["A"]}',
    operations: '[{"op": "deposit", "to": "A", "amount": "1"}]',
    ...parts,
  };
  return `{\n${Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` "${key}": ${value}`)
    .join(',\n')}\n}`;
};

/** What is wrong with it, and the place, the JSON path and the message that tell. */
const mistakes: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
  ['an empty file', '', ['1:1: : not JSON: the file is empty']],
  ['a missing comma', '{\n "id": "a"\n "kind": "b" }', ['3:2: : not JSON: comma expected']],
  ['a list', '[]', ['1:1: $.id: "id" is missing', '1:1: $.kind: "kind" is missing']],
  ['a list for a network', scenario({ network: '[]' }), ['4:13: $.network: expected an object, found []']],
  ['no id', scenario({ id: '' }), ['1:1: $.id: "id" is missing']],
  [
    'an unknown kind',
    scenario({ kind: '"turbo"' }),
    [
      expect.stringMatching(
        /^3:10: \$\.kind: unknown kind "turbo", expected one of .*"operations"/,
      ) as string,
    ],
  ],
  [
    'a kind that objects inherit',
    scenario({ kind: '"constructor"' }),
    [expect.stringContaining('3:10: $.kind: unknown kind "constructor"') as string],
  ],
  [
    'an amount that is a number',
    scenario({ network: '{"balances": {"L": 5}}' }),
    ['4:32: $.network.balances.L: expected an amount, a decimal string such as "10", found 5'],
  ],
  [
    'a negative amount',
    scenario({ operations: '[{"op": "deposit", "to": "A", "amount": "-1"}]' }),
    ['5:56: $.operations[0].amount: expected an amount, a decimal string such as "10", found "-1"'],
  ],
  [
    'an address with white space',
    scenario({ network: '{"balances": {"L \'": "5"}}' }),
    ['4:34: $.network.balances["L \'"]: expected an address as the key, found "L \'"'],
  ],
  [
    'an entry without an amount',
    scenario({ network: '{"outcomes": {"𝔸": {"type": "allocation", "entries": [["A", "1"], ["B"]]}}}' }),
    [expect.stringContaining('$.network.outcomes["𝔸"].entries[1]') as string],
  ],
  [
    'an outcome of no type',
    scenario({ network: '{"outcomes": {"L": {"entries": []}}}' }),
    [expect.stringContaining('$.network.outcomes.L') as string],
  ],
  [
    'an unknown operation',
    scenario({ operations: '[{"op": "steal"}]' }),
    [expect.stringContaining('expected an operation: "deposit", "withdraw"') as string],
  ],
  [
    'an operation without a field',
    scenario({ operations: '[{"op": "transfer", "from": "L", "to": "A"}]' }),
    ['5:17: $.operations[0].amount: "amount" is missing'],
  ],
  [
    'a key that stands twice',
    scenario({ network: '{"balances": {"L": "5", "L": "6"}}' }),
    ['4:37: $.network.balances.L: this key stands twice in its object'],
  ],
  [
    'several mistakes at once',
    scenario({ network: '{"balances": {"L": "x", "A": 1}}' }),
    [
      '4:32: $.network.balances.L: expected an amount, a decimal string such as "10", found "x"',
      '4:42: $.network.balances.A: expected an amount, a decimal string such as "10", found 1',
    ],
  ],
];

describe('a scenario that cannot be read', () => {
  for (const [what, text, problems] of mistakes)
    it(`is reported with its place and its path: ${what}`, () => {
      expect(located(text)).toEqual(problems);
    });

  it('is never an exception, whatever the file holds', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"id"',
      '"kind"',
      ':',
      ',',
      '"operations"',
      '1',
      'null',
      '\\',
      '\n',
      '"__proto__"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.json(), (pieces, json) => {
        for (const text of [
          pieces.join(''),
          json,
          scenario({ network: json }),
          scenario({ operations: json }),
        ])
          expect(['read', 'malformed']).toContain(readQuestion(text).type);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a scenario', () => {
  it('may have notes, and addresses that objects inherit', () => {
    const text = `{"id":"a","kind":"operations","title":"a note","network":{"balances":{"__proto__":"5"},
      "outcomes":{"__proto__":{"type":"allocation","entries":[["constructor","2"]]}}},
      "operations":[{"op":"transfer","from":"__proto__","to":"constructor","amount":"2"}]}`;
    const reading = readQuestion(text);
    if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
    expect(JSON.stringify(answer(reading.value))).toBe(
      '{"results":["applied"],"final":{"balances":{"__proto__":"3","constructor":"2"},"outcomes":{"__proto__":{"type":"allocation","entries":[]}}}}',
    );
  });

  it('of random operations is answered as the rules do them', () => {
    let operations = 0;
    fc.assert(
      fc.property(history(), (attempts) => {
        const asked = attempts.filter(({ action }) => expressible(action));
        let end: Chain = attempts[0]!.before;
        const results = asked.map(({ action }) => {
          const step = nitro(end, action);
          if (step.status === 'applied') end = step.chain;
          return step.status === 'applied'
            ? 'applied'
            : step.reason.code === 'ZeroAmount'
              ? 'unspecified-but-no-effect'
              : 'rejected';
        });
        operations += results.length;
        const { participants, ...start } = attempts[0]!.before;
        const reading = readQuestion(
          JSON.stringify({
            id: 'random',
            kind: 'operations',
            network: { ...networkJson(start), participants },
            operations: asked.map(({ action }) => operationJson(action)),
          }),
        );
        if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
        expect(answer(reading.value)).toEqual({ results, final: networkJson(networkOf(end)) });
      }),
      { numRuns: 100 },
    );
    expect(operations).toBeGreaterThan(1000);
  });
});

/** Whether a scenario can say it: it has no negative amounts. */
const expressible = (action: Parameters<typeof operationJson>[0]): boolean =>
  !JSON.stringify(operationJson(action)).includes('"-');

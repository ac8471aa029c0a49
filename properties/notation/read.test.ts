import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocation,
  channel,
  explainMistake,
  printAction,
  printNetwork,
  printOutcome,
  printStanding,
  readAction,
  readNetwork,
  readNetworkState,
  readOutcome,
  readStanding,
  type Mistake,
  type Reading,
  type Spelling,
} from '../../spec/index.js';
import { written } from '../figures/index.js';
import { action, network, outcome, standing } from './texts.js';

const spelling: fc.Arbitrary<Spelling> = fc.constantFrom('paper', 'ascii');

/** Prints, checks that the ASCII spelling is ASCII, and reads. */
const roundTrip = <T>(
  arbitrary: fc.Arbitrary<T>,
  print: (value: T, spelling: Spelling) => string,
  read: (text: string) => Reading<T>,
): fc.IProperty<[T, Spelling]> =>
  fc.property(arbitrary, spelling, (value, spelling) => {
    const text = print(value, spelling);
    if (spelling === 'ascii') expect(text).toMatch(/^[\x20-\x7e]*$/);
    expect(read(text)).toEqual({ type: 'read', value });
  });

describe('what was printed is read back as the same', () => {
  it('network, whatever its addresses are called', () =>
    fc.assert(roundTrip(network, printNetwork, readNetwork), { numRuns: 400 }));

  it('outcome, with entries that do not count', () =>
    fc.assert(roundTrip(outcome, printOutcome, readOutcome), { numRuns: 400 }));

  it('standing', () => fc.assert(roundTrip(standing, printStanding, readStanding), { numRuns: 400 }));

  it('operation', () => fc.assert(roundTrip(action, printAction, readAction), { numRuns: 400 }));

  it('network and standings together', () => {
    fc.assert(
      fc.property(network, fc.array(standing, { maxLength: 3 }), spelling, (network, standings, spelling) => {
        const text = [
          printNetwork(network, spelling),
          ...standings.map((standing) => printStanding(standing, spelling)),
        ].join(', ');
        expect(readNetworkState(text)).toEqual({ type: 'read', value: { network, standings } });
      }),
    );
  });

  it('data and nothing more: a printed network has one text', () => {
    fc.assert(
      fc.property(network, spelling, (network, spelling) => {
        const text = printNetwork(network, spelling);
        expect(printNetwork(written(readNetwork(text)), spelling)).toBe(text);
      }),
    );
  });
});

describe('reading', () => {
  it('takes both spellings of a sign, in any mixture, and any white space', () => {
    const value = written(readNetwork('⟦L:10 ↦ (A:3, B:7), A:2⟧'));
    for (const text of [
      '[[L:10|->(A:3,B:7),A:2]]',
      ' ⟦ L : 10\n|-> ( A:3 ,\tB : 7 ) , A : 2 ]] ',
      '[["L":10 ↦ ("A":3,B:7),A:2⟧',
    ])
      expect(written(readNetwork(text))).toEqual(value);
  });

  it('takes standings with or without commas between them', () => {
    const text = '⟦L:2⟧, [L ↦ (A:2)]_{A, B}';
    expect(readNetworkState('[[L:2]] [L |-> (A:2)]_{A,B}')).toEqual(readNetworkState(text));
    expect(readNetworkState('⟦L:2⟧; [L ↦ (A:2)]_{A, B}')).toEqual(readNetworkState(text));
  });

  it('keeps what is written, also entries that do not count', () => {
    expect(written(readOutcome('(A:3, A:0, A:-1)'))).toEqual(
      allocation([channel('A'), 3n], [channel('A'), 0n], [channel('A'), -1n]),
    );
  });

  it('takes amounts of any length exactly', () => {
    const vast = 2n ** 512n + 1n;
    expect(written(readNetwork(`⟦A:${vast}⟧`)).balances).toEqual({ A: vast });
  });
});

/** What is read of each text, where it goes wrong, what was expected there and what was found. */
const mistakes: readonly (readonly [
  read: (text: string) => Reading<unknown>,
  text: string,
  mistake: string,
])[] = [
  [readNetwork, '', "line 1, column 1: expected '⟦' or '[[', found the end of the text"],
  [readNetwork, 'L:10', "line 1, column 1: expected '⟦' or '[[', found 'L'"],
  [readNetwork, '⟦L:10', "line 1, column 6: expected '⟧' or ']]', found the end of the text"],
  [readNetwork, '⟦L⟧', "line 1, column 3: expected ':' and a balance, or '↦' and an outcome, found '⟧'"],
  [readNetwork, '⟦L:ten⟧', "line 1, column 4: expected an amount, found 'ten'"],
  [readNetwork, '⟦L:-1⟧', "line 1, column 4: expected a balance, which is never negative, found '-'"],
  [readNetwork, '⟦L:1,\n L:2⟧', "line 2, column 2: expected every address once, found 'L'"],
  [readNetwork, '⟦L:1,⟧', "line 1, column 6: expected a name, found '⟧'"],
  [readNetwork, '⟦L:1⟧ ⟦', "line 1, column 7: expected the end of the text, found '⟦'"],
  [readNetwork, '⟦𝔸:1, L:1 ↦ (A 3)⟧', "line 1, column 16: expected ':' or '|', found '3'"],
  [readNetwork, '⟦"A B":1⟧', "line 1, column 2: expected a name without white space, found '\"'"],
  [readNetwork, '⟦"A\\x":1⟧', "line 1, column 2: expected a JSON string, found '\"'"],
  [readNetwork, '⟦"A:1⟧', "line 1, column 2: expected a name, found '\"'"],
  [readOutcome, '(A:3; B:4)', "line 1, column 5: expected ')', found ';'"],
  [readOutcome, '(A:3, B)', "line 1, column 8: expected ':', found ')'"],
  [readOutcome, '(L|A,)', "line 1, column 6: expected a name, found ')'"],
  [readOutcome, '(A:3.5)', "line 1, column 5: expected ')', found '.'"],
  [readStanding, '[L ↦ (A:3)]', "line 1, column 12: expected '_', found the end of the text"],
  [readStanding, '[L ↦ (A:3)]_{(A, B)}', "line 1, column 16: expected ')', found ','"],
  [
    readStanding,
    '[L ↦ (A:3), (B:3)]_{A, B}',
    "line 1, column 6: expected a single outcome, as it is finalizable by several participants, found '('",
  ],
  [
    readAction,
    'X(L, A, 3)',
    "line 1, column 1: expected an operation: 'D_', 'W_', 'F(', 'T(' or 'C(', found 'X'",
  ],
  [readAction, 'T(L, A)', "line 1, column 7: expected ',', found ')'"],
  [readAction, 'D_A(5) by B', "line 1, column 8: expected the end of the text, found 'by'"],
  [readAction, 'F(L, A)', "line 1, column 6: expected '(', found 'A'"],
];

describe('a mistake is reported with its line, its column and what was expected', () => {
  for (const [read, text, mistake] of mistakes)
    it(`${JSON.stringify(text)}: ${mistake}`, () => {
      const result = read(text);
      expect(result.type === 'mistake' ? explainMistake(result) : result).toBe(mistake);
    });

  it('and never as an exception, whatever the text is', () => {
    const piece = fc.constantFrom(
      '⟦',
      '[[',
      '⟧',
      ']]',
      'A',
      ':',
      '3',
      '-',
      '↦',
      '|->',
      '(',
      ')',
      ',',
      '|',
      '"',
      '\\',
      '\n',
      'D_',
      'T(',
      '_{',
      '}',
      ' by ',
    );
    let mistakes = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const read of [readNetwork, readOutcome, readStanding, readAction, readNetworkState]) {
          const result: Reading<unknown> = read(text);
          if (result.type === 'mistake') {
            mistakes += 1;
            expect(inside(text, result)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(mistakes).toBeGreaterThan(1000);
  });
});

/** Whether the place is in the text, or right behind it. */
const inside = (text: string, { line, column }: Mistake): boolean => {
  const there = text.split('\n')[line - 1];
  return there !== undefined && column >= 1 && column <= [...there].length + 1;
};

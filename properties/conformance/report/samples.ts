/** Reports made by hand: nothing, one loss, every severity over many versions, and texts that want to do harm. */
import fc from 'fast-check';
import {
  severities,
  type Compared,
  type Report,
  type Row,
  type Way,
} from '../../../conformance/report/model.js';

const counts = (applied: number, refused = 0, disagreed = 0) => ({ applied, refused, disagreed });

export const v1 = ['0.0.4', '0.0.16', '0.1.2', '0.1.4', '0.1.5'].map(
  (version) => `fmg-nitro-adjudicator@${version}`,
);

export const compared = (name: string, fields: Partial<Compared> = {}): Compared => ({
  name,
  generation: 'v1',
  subject: 'payments',
  runs: 200,
  seconds: 12.5,
  inside: 10.25,
  operations: {
    deposit: counts(1234),
    transfer: counts(300, 200, 50),
    withdraw: counts(0),
    claim: counts(0),
  },
  notAsked: { 'the amount is more than it can express': 7 },
  byDesign: {},
  without: ['claim'],
  ...fields,
});

export const way = (id: string, fields: Partial<Way> = {}): Way => ({
  id,
  rule: 'transfer',
  symptom: 'refuses a transfer that is due: revert without a reason',
  severity: 'loss',
  loses: 'A, 1 of 1: the coins stay in L for ever',
  besides: '',
  implementations: v1,
  met: 50,
  lines: [
    'start     ⟦L:1 ↦ (A:1, A:1)⟧',
    '1         T(L, A, 1)',
    'expected  ⟦L ↦ (), A:1⟧',
    'actual    refused: revert without a reason',
  ],
  finding: { id, kind: 'operations' },
  documented: true,
  file: `conformance/findings/v1/${id}.json`,
  command: `npx nitro-spec conform fmg-nitro-adjudicator@0.1.5 --replay conformance/findings/v1/${id}.json`,
  ...fields,
});

export const row = (id: string, ways: readonly Way[], fields: Partial<Row> = {}): Row => ({
  id,
  generation: 'v1',
  subject: 'payments',
  severity: 'loss',
  cause: 'only with an allocation with two entries for one address',
  rules: [...new Set(ways.map(({ rule }) => rule))],
  implementations: [...new Set(ways.flatMap(({ implementations }) => implementations))],
  ways,
  rare: false,
  ...fields,
});

export const empty: Report = {
  schema: 'nitro-spec/report/1',
  seed: 2019,
  seconds: 0,
  interrupted: false,
  command: 'npx nitro-spec conform --all --seed 2019 --runs 200',
  compared: [],
  rows: [],
};

export const agreeing: Report = {
  ...empty,
  compared: [
    compared('fmg-nitro-adjudicator@0.1.5', { operations: { deposit: counts(5), transfer: counts(3, 2) } }),
  ],
};

export const oneLoss: Report = {
  ...empty,
  seconds: 70,
  compared: v1.map((name) => compared(name)),
  rows: [row('repeated-entry', [way('transfer-refusal-repeated-entry')])],
};

const assetHolder = [
  '0.1.0',
  '0.1.1',
  '0.1.5',
  '0.3.0',
  '0.9.1',
  '0.10.1',
  '0.11.0',
  '0.11.2',
  '0.17.0',
  '0.17.3',
].map((version) => `@statechannels/nitro-protocol@${version}`);
const v2 = ['alpha.2', 'alpha.3', 'alpha.4', 'alpha.5'].map(
  (last) => `@statechannels/nitro-protocol@2.0.0-${last}`,
);

const generationOf = (i: number): string =>
  i < 4 ? 'asset-holder-1' : i < 8 ? 'asset-holder-2' : i === 8 ? 'asset-holder-3' : 'multi-asset-holder';

/** Two subjects, six generations, every severity, rare and new. */
export const many: Report = {
  ...empty,
  seconds: 310,
  compared: [
    ...v1.map((name, i) =>
      compared(name, {
        operations: { deposit: counts(i), transfer: counts(9, 9, 9), claim: counts(4, 4, i < 3 ? 2 : 0) },
        without: [],
      }),
    ),
    ...assetHolder.map((name, i) =>
      compared(name, {
        generation: generationOf(i),
        without: i < 4 ? ['claim', 'withdraw'] : ['withdraw'],
        byDesign: { deposit: 'a deposit says what is held already' },
      }),
    ),
    ...[...v1, ...assetHolder, ...v2].map((name, i) =>
      compared(name, {
        generation: i < 5 ? 'v1' : i < 15 ? generationOf(i - 5) : 'v2',
        subject: 'challenges',
        operations: {
          'force move': counts(10, 900),
          respond: counts(20, 80, i === 19 ? 0 : 1),
          refute: counts(0),
          'alternative respond': counts(11, 3),
          checkpoint: counts(40, 2),
          conclude: counts(3, 12_345),
        },
        without: i < 5 ? ['checkpoint'] : ['refute', 'alternative respond'],
      }),
    ),
  ],
  rows: [
    row(
      'anybody-concludes',
      [
        way('conclude-acceptance', {
          rule: 'conclude',
          severity: 'loss',
          symptom: 'applies a conclude that is not due: WrongSignature',
          implementations: v1.slice(3),
        }),
      ],
      { subject: 'challenges', cause: 'only with a state that nobody signed' },
    ),
    row(
      'same-second',
      [
        way('claim-refusal-same-second', {
          rule: 'claim',
          severity: 'refusal',
          met: 0,
          implementations: v1.slice(0, 3),
        }),
      ],
      {
        severity: 'refusal',
        cause: 'only with an operation in the second of finalization',
      },
    ),
    row(
      'repeated-entry',
      [
        way('transfer-acceptance-repeated-entry', {
          severity: 'acceptance',
          besides: 'only with an empty entry',
          implementations: v1.slice(1, 3),
        }),
        way('transfer-refusal-repeated-entry'),
      ],
      { rare: true },
    ),
    row(
      'accepts',
      [
        way('respond-acceptance', {
          rule: 'respond',
          severity: 'acceptance',
          implementations: v2,
          documented: false,
        }),
      ],
      {
        generation: 'v2',
        subject: 'challenges',
        severity: 'acceptance',
        cause: 'with nothing unusual',
      },
    ),
    row(
      'differs',
      [
        way('transfer-difference', {
          severity: 'difference',
          symptom: 'ends a transfer in other balances',
          implementations: assetHolder.slice(0, 4),
        }),
      ],
      {
        generation: 'asset-holder-1',
        severity: 'difference',
        cause: 'only with an allocation of more than it holds',
      },
    ),
  ],
};

/** Texts that mean something in HTML, XML, Markdown or to a terminal, or that no XML may contain. */
export const harmful = [
  '<script>alert(1)</script>',
  ']]>',
  '"\' onmouseover="alert(1)',
  '&amp;<!--',
  'two\nlines\r\nand a tab\t',
  '\u0000\u0007\u001B[2J\u009B31m',
  '\uD800 half of a pair \uFFFE\uFFFD',
  '\u202Egnp.exe\u2066',
  '| pipe \\| `code` ```',
  '# [link](javascript:alert(1)) ![x](y) **bold** ~~no~~ <b>',
  '{{ constructor.constructor("alert(1)")() }}',
  `name-${'x'.repeat(400)}`,
  '__proto__',
  'constructor',
  ' ',
  '',
] as const;

/** Any text, but often with something harmful in it. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...harmful),
      fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** Every text of a report is this one. */
export const hostile = (text: string): Report => ({
  ...empty,
  interrupted: true,
  command: text,
  compared: [
    compared(text, {
      generation: text,
      subject: text,
      operations: { [text]: counts(1, 1, 1) },
      notAsked: { [text]: 3 },
      byDesign: { [text]: text },
      without: [`${text} too`],
      misbehaved: [text, text],
    }),
  ],
  rows: severities.map((severity) =>
    row(
      `${severity} ${text}`,
      [
        way(text, {
          rule: text,
          symptom: text,
          severity,
          loses: text,
          besides: text,
          implementations: [text],
          lines: [text, text],
          file: text,
          command: text,
        }),
      ],
      { generation: text, subject: text, severity, cause: text, implementations: [text, `${text}@1`] },
    ),
  ),
});

/** Reports with a name, for tests that are the same for each. */
export const named: readonly (readonly [name: string, report: Report])[] = [
  ['one loss', oneLoss],
  ['many', many],
  ...harmful.map((text) => [text.slice(0, 30), hostile(text)] as const),
];

import { describe, expect, it } from 'vitest';
import { answer, readQuestion, type Json } from '../../../conformance/scenario/index.js';

const members = ['A', 'B'];
const allocation = (...entries: readonly (readonly [string, string])[]) => ({ type: 'allocation', entries });

interface Parts {
  readonly system?: Json;
  readonly steps?: readonly Json[];
  readonly more?: Readonly<Record<string, Json>>;
}

const system = {
  participants: members,
  balances: { L: '4' },
  channels: { L: { members, outcome: allocation(['A', '2'], ['B', '2']) } },
};

const scenario = ({ system: start = system, steps = [], more = {} }: Parts): string =>
  JSON.stringify({ id: 'a', kind: 'construction', system: start, steps, ...more });

const problems = (parts: Parts): string | readonly string[] => {
  const reading = readQuestion(scenario(parts));
  return reading.type === 'read'
    ? 'read'
    : reading.problems.map(({ path, message }) => `${path}: ${message}`);
};

const answered = (parts: Parts): Json => {
  const reading = readQuestion(scenario(parts));
  if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
  return answer(reading.value);
};

const outcome = allocation(['A', '1']);
const open = (channel: string, of: readonly string[] = members): Json => ({
  do: 'open',
  channel,
  members: of,
  outcome,
});
const update = (channel: string): Json => ({ do: 'update', channel, outcome });
const finalize = (channel: string): Json => ({ do: 'finalize', channel });

/** What is wrong, the steps, and the place and words that tell. */
const faults: readonly (readonly [what: string, steps: readonly Json[], problem: string])[] = [
  ['an update of no channel', [update('Q')], '$.steps[0].channel: step 1: there is no channel Q'],
  [
    'an update of a channel that is opened later',
    [update('X'), open('X')],
    '$.steps[0].channel: step 1: X is not open yet: nobody has signed anything',
  ],
  [
    'a second opening',
    [open('X'), open('X')],
    '$.steps[1].channel: step 2: X is open already, and an address is used once',
  ],
  [
    'the opening of a channel that was there',
    [open('L')],
    '$.steps[0].channel: step 1: L is open already, and an address is used once',
  ],
  [
    'the opening of a channel under the name of a participant',
    [open('A')],
    '$.steps[0].channel: step 1: A is a participant, and no channel',
  ],
  [
    'a member that does not exist',
    [open('X', ['A', 'Z'])],
    '$.steps[0].members: step 1: there is no participant Z',
  ],
  ['a member twice', [open('X', ['A', 'A'])], '$.steps[0].members: step 1: A is listed twice'],
  ['no members', [open('X', [])], '$.steps[0].members: step 1: X has no members'],
  [
    'a second finalization',
    [finalize('L'), finalize('L')],
    '$.steps[1].channel: step 2: the outcome of L is on chain already, for ever',
  ],
  [
    'an update of what is finalized',
    [finalize('L'), update('L')],
    '$.steps[1].channel: step 2: the outcome of L is on chain already, for ever',
  ],
  [
    'an update of what is concluded',
    [{ do: 'conclude', channel: 'L' }, update('L')],
    '$.steps[1].channel: step 2: L is concluded, and its outcome does not change any more',
  ],
  [
    'a withdrawal from a channel',
    [{ do: 'withdraw', from: 'L', amount: '1' }],
    '$.steps[0].from: step 1: L is a channel, and nobody has a key to withdraw from it',
  ],
  [
    'a deposit by a stranger',
    [{ do: 'deposit', by: 'Z', channel: 'L', amount: '1' }],
    '$.steps[0].by: step 1: there is no participant Z',
  ],
  [
    'a deposit into no channel',
    [{ do: 'deposit', by: 'A', channel: 'Q', amount: '1' }],
    '$.steps[0].channel: step 1: there is no channel Q',
  ],
  [
    'a transfer to nobody',
    [finalize('L'), { do: 'transfer', from: 'L', to: 'Q', amount: '1' }],
    '$.steps[1].to: step 2: there is no channel Q',
  ],
  [
    'a claim on nothing',
    [{ do: 'claim', guarantee: 'G', to: 'A', amount: '1' }],
    '$.steps[0].guarantee: step 1: there is no channel G',
  ],
];

describe('a construction is refused with the step and the reason:', () => {
  it.each(faults)('%s', (_, steps, problem) => {
    expect(problems({ steps })).toEqual([problem]);
  });

  it('a member of the system that does not exist', () => {
    const channels = { L: { members: ['A', 'Z'], outcome } };
    expect(problems({ system: { ...system, channels } })).toEqual([
      '$.system.channels.L.members: there is no participant Z',
    ]);
  });

  it('a step of no kind', () => {
    expect(problems({ steps: [{ do: 'sign' }] })).toEqual([
      expect.stringMatching(/^\$\.steps\[0\]\.do: expected a step: "open", .* found "sign"$/),
    ]);
  });

  it('the funding of a channel that does not exist, or for somebody who does not', () => {
    expect(problems({ more: { fundedChannel: 'Q' } })).toEqual(['$.fundedChannel: there is no channel Q']);
    expect(problems({ more: { fundedChannel: 'L', fundedFor: ['A', 'Z'] } })).toEqual([
      '$.fundedFor[1]: there is no participant Z',
    ]);
  });
});

describe('a construction is answered although', () => {
  it('amounts do not add up', () => {
    const outcome = allocation(['A', '9'], ['B', '9']);
    expect(answered({ steps: [{ do: 'update', channel: 'L', outcome }] })).toMatchObject({
      safe: false,
      netValues: [
        { A: '2', B: '2' },
        { A: '4', B: '0' },
      ],
      losses: [
        { step: 1, when: 'during', who: 'B', amount: '2' },
        { step: 1, when: 'after', who: 'B', amount: '2' },
      ],
    });
  });

  it('coins are sent to a channel before it opens', () => {
    const steps = [{ do: 'deposit', by: 'A', channel: 'X', amount: '1' }, open('X')];
    expect(answered({ steps })).toMatchObject({
      safe: false,
      netValues: [{ A: '2' }, { A: '1' }, { A: '2' }],
      losses: [
        { step: 1, when: 'after', who: 'A', amount: '1' },
        { step: 2, when: 'during', who: 'A', amount: '1' },
      ],
    });
  });

  it('the chain would refuse a step, which then changes nothing', () => {
    const steps = [
      { do: 'transfer', from: 'L', to: 'A', amount: '1' },
      { do: 'withdraw', from: 'A', amount: '7' },
    ];
    expect(answered({ steps })).toMatchObject({
      safe: true,
      netValues: [{ A: '2' }, { A: '2' }, { A: '2' }],
    });
  });

  it('an outcome names an address that is nothing else', () => {
    const outcome = allocation(['A', '2'], ['Z', '2']);
    const steps = [
      { do: 'update', channel: 'L', outcome },
      finalize('L'),
      { do: 'transfer', from: 'L', to: 'Z', amount: '2' },
    ];
    expect(answered({ steps })).toMatchObject({ safe: false, losses: { length: 4 } });
  });

  it('the outcomes point in a circle', () => {
    const back = allocation(['L', '4']);
    const steps = [
      { do: 'open', channel: 'X', members, outcome: back },
      { do: 'update', channel: 'L', outcome: allocation(['X', '4']) },
    ];
    expect(answered({ steps })).toMatchObject({ netValues: [{ A: '2' }, { A: '2' }, { A: '0', B: '0' }] });
  });
});

describe('what is withdrawn', () => {
  it('still counts, and what is deposited does not', () => {
    const steps = [
      { do: 'deposit', by: 'A', channel: 'L', amount: '3' },
      finalize('L'),
      { do: 'transfer', from: 'L', to: 'A', amount: '2' },
      { do: 'withdraw', from: 'A', amount: '2' },
    ];
    expect(answered({ steps })).toMatchObject({
      netValues: [{ A: '2' }, { A: '-1' }, { A: '-1' }, { A: '-1' }, { A: '-1' }],
    });
  });
});

describe('what is funded', () => {
  it('is said for those who are asked about, or for all participants', () => {
    expect(answered({ more: { fundedChannel: 'L', fundedFor: ['B'] } })).toMatchObject({
      funded: { B: '4' },
    });
    expect(answered({ more: { fundedChannel: 'L' } })).toMatchObject({ funded: { A: '4', B: '4' } });
  });
});

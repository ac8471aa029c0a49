import { describe, expect, it } from 'vitest';
import { CannotStart, Misbehaviour, type FaultKind } from '../../../conformance/stdio/index.js';
import { misbehaving, patient, program, verdictOn } from './misbehaving.js';

/** What each program does, the kind of its fault, the method at which it is noticed, and a part of the words. */
const faults: readonly (readonly [does: string, name: string, FaultKind, method: string, words: string])[] = [
  ['crashes', 'crash', 'ended', 'apply', 'ended with exit code 1 before it was shut down'],
  ['ends before it greets', 'crash-at-start', 'ended', 'initialize', 'ended with exit code 7'],
  ['ends without being asked to', 'exit-in-between', 'ended', 'apply', 'ended with exit code 0'],
  ['is killed', 'killed-by-a-signal', 'ended', 'apply', 'ended by SIGTERM'],
  ['writes garbage', 'garbage', 'not-json', 'apply', 'not JSON: "Deposited 3 coins!"'],
  ['writes a blank line', 'blank-line', 'not-json', 'apply', 'not JSON: ""'],
  ['writes nonsense without end', 'flood', 'not-json', 'apply', '"nonsense, nonsense, nonsense"'],
  ['writes invalid UTF-8', 'not-utf8', 'not-utf8', 'apply', 'not UTF-8: "{ÿþ"'],
  ['ends in the middle of a line', 'truncated-line', 'truncated', 'apply', 'in the middle of a line: "{'],
  ['writes a huge line', 'huge-line', 'endless-line', 'apply', 'a line of more than 16777216 bytes'],
  [
    'speaks another version',
    'wrong-schema',
    'wrong-schema',
    'initialize',
    '"nitro-spec/2", expected "nitro-spec/1"',
  ],
  ['says no version', 'no-schema', 'malformed-result', 'initialize', '$.result.schema: "schema" is missing'],
  ['offers another subject', 'other-subject', 'missing-subject', 'initialize', '"payments", only "coffee"'],
  [
    'declares an unknown capability',
    'unknown-capability',
    'unknown-capability',
    'initialize',
    '"teleport", known are operations',
  ],
  [
    'declares an unknown operation',
    'unknown-operation',
    'malformed-result',
    'initialize',
    '$.result.subjects.payments.operations[1]: expected "deposit" or',
  ],
  [
    'declares no operations',
    'no-operations',
    'malformed-result',
    'initialize',
    '$.result.subjects.payments.operations: "operations" is missing',
  ],
  ['lacks a method', 'missing-method', 'missing-method', 'observe', 'does not know the method "observe"'],
  ['offers whole cases and lacks them', 'missing-run', 'missing-method', 'run', 'the method "run"'],
  ['answers with an error', 'internal-error', 'error', 'apply', 'the error -32603: "out of cheese"'],
  ['cannot parse', 'cannot-parse', 'error', 'apply', 'the error -32700: "Parse error"'],
  [
    'answers with a malformed error',
    'error-without-words',
    'not-a-response',
    'apply',
    'a "code" and a "message"',
  ],
  ['leaves JSON-RPC out', 'no-json-rpc', 'not-a-response', 'apply', '"jsonrpc": "2.0"'],
  ['answers with a list', 'a-list', 'not-a-response', 'apply', '"jsonrpc": "2.0"'],
  ['asks instead', 'a-request', 'not-a-response', 'apply', 'an answer instead of a request'],
  ['answers nothing', 'neither-result-nor-error', 'not-a-response', 'apply', 'a "result" or an "error"'],
  ['answers another request', 'wrong-id', 'wrong-id', 'apply', 'which nobody waits for'],
  ['answers with its number as a text', 'id-as-text', 'wrong-id', 'apply', 'which nobody waits for'],
  ['answers twice', 'answers-twice', 'wrong-id', 'observe', 'which nobody waits for'],
  [
    'writes amounts as numbers',
    'amounts-as-numbers',
    'malformed-result',
    'observe',
    '$.result.balances.A: expected a whole number, a decimal string',
  ],
  ['leaves a part of the state out', 'no-outcomes', 'malformed-result', 'observe', '"outcomes" is missing'],
  [
    'answers with an unknown status',
    'unknown-status',
    'malformed-result',
    'apply',
    '$.result.status: expected a response',
  ],
  ['refuses without a reason', 'no-reason', 'malformed-result', 'apply', '"reason" is missing'],
  [
    'answers null for a state',
    'null-for-a-state',
    'malformed-result',
    'observe',
    'expected an object, found null',
  ],
  [
    'answers something for nothing',
    'something-for-nothing',
    'malformed-result',
    'setUp',
    'expected null, found "ready"',
  ],
  ['gives no snapshot', 'no-snapshot', 'not-a-response', 'snapshot', 'a "result" or an "error"'],
  ['answers a part of a case', 'too-few-steps', 'malformed-result', 'run', 'expected 1 steps'],
  ['begins with another state', 'wrong-start', 'wrong-start', 'observe', 'other balances and coins held'],
  ['writes after its shutdown', 'writes-after-shutdown', 'writes-after-shutdown', 'shutdown', '"Goodbye!"'],
  [
    'fails in its shutdown',
    'fails-after-shutdown',
    'fails-after-shutdown',
    'shutdown',
    'exit code 3, expected exit code 0',
  ],
  ['ends before it answers its shutdown', 'ends-instead-of-shutdown', 'ended', 'shutdown', 'exit code 0'],
];

/** They take as long as they are given. */
const silences: typeof faults = [
  ['hangs', 'hang', 'silent', 'apply', 'did not answer within 0.5 seconds'],
  [
    'does not end after its shutdown',
    'stays-after-shutdown',
    'stays-after-shutdown',
    'shutdown',
    'within 0.5 seconds',
  ],
];

/** What is said about a command, and at which method. */
const told = async (name: string, options?: typeof patient) => {
  const verdict = await verdictOn(misbehaving(name), options);
  if (!(verdict instanceof Misbehaviour)) throw new Error(`no misbehaviour: ${verdict?.message}`);
  return { kind: verdict.kind, method: verdict.at?.method, words: verdict.message };
};

describe.concurrent('an implementation that', () => {
  for (const [does, name, kind, method, words] of faults)
    it(`${does} is told that it ${words}`, async () => {
      expect(await told(name)).toEqual({ kind, method, words: expect.stringContaining(words) });
    });

  for (const [does, name, kind, method, words] of silences)
    it(`${does} is told so when its time is up`, async () => {
      const verdict = await told(name, { ...patient, timeout: 0.5 });
      expect(verdict).toEqual({ kind, method, words: expect.stringContaining(words) });
    });

  for (const name of ['hang-at-start', 'deaf-at-start'])
    it(`does not greet (${name}) is told so when its time is up`, async () => {
      const verdict = await told(name, { ...patient, startTimeout: 0.5 });
      const words = 'It did not answer within 0.5 seconds.';
      expect(verdict).toEqual({ kind: 'silent', method: 'initialize', words });
    });

  it('ends while another goes on writing keeps nobody waiting', async () => {
    const { kind, method } = await told('writing-after-exit');
    expect(['ended', 'not-json']).toContain(kind);
    expect(method).toBe('apply');
  });

  for (const name of ['none', 'more-subjects'])
    it(`keeps to the protocol (${name}) misbehaves in no way`, async () => {
      expect(await verdictOn(misbehaving(name))).toBeUndefined();
    });

  it('crashes is shown with its command, the message, and the last it wrote to standard error', async () => {
    const verdict = (await verdictOn(misbehaving('crash'))) as Misbehaviour;
    const lines = verdict.lines();
    expect(lines[0]).toBe('It ended with exit code 1 before it was shut down.');
    expect(lines[1]).toBe(`  command     ${misbehaving('crash')}`);
    expect(lines[2]).toMatch(/^ {2}at message {2}\d+, apply: \{"jsonrpc":"2.0",.*"amount":"3"/);
    expect(lines.slice(3).join('\n')).toMatch(/^ {2}stderr .*Error: out of cheese/s);
  });
});

describe.concurrent('a command that', () => {
  for (const [what, command, words] of [
    ['does not exist', 'no-such-command-anywhere', /not found/],
    ['may not be run', program, /ermission denied/],
  ] as const)
    it(`${what} cannot be started, which is no verdict about an implementation`, async () => {
      const verdict = await verdictOn(command);
      expect(verdict).toBeInstanceOf(CannotStart);
      expect(verdict?.message).toContain(`cannot start "${command}"`);
      expect(verdict?.message).toMatch(words);
    });

  it('is empty has ended before it greeted', async () => {
    const verdict = await verdictOn('true');
    expect((verdict as Misbehaviour).kind).toBe('ended');
  });
});

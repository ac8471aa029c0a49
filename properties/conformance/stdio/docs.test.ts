import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../../conformance/index.js';
import { driveTogether, paymentsWire } from '../../../conformance/stdio/index.js';
import { shell } from '../../../conformance/stdio/program.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import { patient } from './misbehaving.js';
import { python, withoutPython } from './python.js';
import { recorded, type Recording } from './recorded.js';
import { inThisProcess } from './served.js';
import { servedBy } from './subjects.js';
import { documentedSession } from './session.js';

const docs = new URL('../../../docs/', import.meta.url);
const page = readFileSync(new URL('stdio.md', docs), 'utf8');
const schema = JSON.parse(readFileSync(new URL('stdio.schema.json', docs), 'utf8')) as { $id: string };

const transcript = /```transcript\n(.*?)```/s.exec(page)![1]!.trim().split('\n');
const saying = (arrow: string): string[] =>
  transcript.filter((line) => line.startsWith(arrow)).map((line) => line.slice(2));

const parsed = (lines: readonly string[]): unknown[] => lines.map((line) => JSON.parse(line));

describe.skipIf(withoutPython)('the documented session', () => {
  it('is what is sent, and what the example in Python answers', async () => {
    const { sent, received, launch } = recorded(shell(python('serve.py')));
    await documentedSession(launch);
    expect(sent).toEqual(saying('→'));
    expect(parsed(received)).toEqual(parsed(saying('←')));
    expect(sent.length).toBe(10);
  });
});

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addSchema(schema);
const errorsIn = (part: string, message: unknown): unknown[] => {
  const valid = ajv.getSchema(`${schema.$id}#/$defs/${part}`)!;
  return valid(message) ? [] : [part, message, valid.errors];
};

/** What the schema has against these messages. */
const against = ({ sent, received }: Pick<Recording, 'sent' | 'received'>): unknown[] => {
  const methods = new Map<unknown, string>();
  return [
    ...(parsed(sent) as { id: number; method: string }[]).flatMap((request) => {
      methods.set(request.id, request.method);
      return errorsIn('request', request);
    }),
    ...(parsed(received) as { id: number; result: unknown }[]).flatMap((response) => [
      ...errorsIn('response', response),
      ...errorsIn(`results/${methods.get(response.id)}`, response.result),
    ]),
  ];
};

describe('the schema', () => {
  for (const run of [true, false])
    it(`describes every message of a drive ${run ? 'of whole cases' : 'step by step'}`, async () => {
      const { sent, received, launch } = recorded(inThisProcess(servedBy('transfer-with-a-fee'), { run }));
      const implementation = await spoken(paymentsWire, 'rules', launch, patient);
      const options = { seed: 2, runs: 12, channels: 5, length: 24 };
      for await (const _ of driveTogether(implementation, options, emptyTally(paymentsWire.subject)));
      await implementation.close();
      expect(against({ sent, received })).toEqual([]);
      expect(sent.length).toBeGreaterThan(run ? 12 : 200);
    });

  it('refuses what is malformed', () => {
    const state = { balances: { A: '3' }, outcomes: {}, held: '3' };
    expect(errorsIn('results/observe', state)).toEqual([]);
    for (const [part, message] of [
      ['results/observe', { ...state, balances: { A: 3 } }],
      ['results/observe', { ...state, balances: { 'A B': '3' } }],
      ['results/observe', { ...state, held: '03' }],
      ['results/observe', { ...state, outcomes: { L: { type: 'allocation', entries: [['A']] } } }],
      ['results/apply', { status: 'done' }],
      ['results/apply', { status: 'refused' }],
      ['results/initialize', { schema: 'nitro-spec/2', name: 'mine', subjects: {} }],
      ['capabilities', { operations: ['deposit'], teleport: true }],
      ['response', { jsonrpc: '2.0', id: 1 }],
    ] as const)
      expect(errorsIn(part, message), JSON.stringify(message)).not.toEqual([]);
  });
});

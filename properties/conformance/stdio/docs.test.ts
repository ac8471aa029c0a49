import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { flaw } from '../../../conformance/challenges/json.js';
import { emptyTally } from '../../../conformance/index.js';
import { driveTogether, wires } from '../../../conformance/stdio/index.js';
import { shell } from '../../../conformance/stdio/program.js';
import { spoken } from '../../../conformance/stdio/spoken.js';
import { patient } from './misbehaving.js';
import { python, withoutPython } from './python.js';
import { recorded, type Recording } from './recorded.js';
import { answering, inThisProcess } from './served.js';
import { rulesOf } from './subjects.js';
import { documentedSession } from './session.js';

const docs = new URL('../../../docs/', import.meta.url);
const page = readFileSync(new URL('stdio.md', docs), 'utf8');

interface Capabilities {
  readonly properties: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly required: readonly string[];
}

const schema = JSON.parse(readFileSync(new URL('stdio.schema.json', docs), 'utf8')) as {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, { readonly capabilities: Capabilities }>>;
};

/** The lines of every transcript; the first is a whole session. */
const transcripts = [...page.matchAll(/```transcript\n(.*?)```/gs)].map(([, text]) =>
  text!.trim().split('\n'),
);

/** The cells of the table that begins like this, without their marks. */
const tableIn = (text: string, head: string): readonly (readonly string[])[] =>
  text
    .split(`${head}\n`)[1]!
    .split('\n\n')[0]!
    .split('\n')
    .map((row) => row.split(' | ').map((cell) => cell.replaceAll(/[`|]/g, '').trim()));

const saying = (arrow: string, lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith(arrow)).map((line) => line.slice(2));

const parsed = (lines: readonly string[]): unknown[] => lines.map((line) => JSON.parse(line));

describe.skipIf(withoutPython)('the documented session', () => {
  it('is what is sent, and what the example in Python answers', async () => {
    const { sent, received, launch } = recorded(shell(python('serve.py')));
    await documentedSession(launch);
    expect(sent).toEqual(saying('→', transcripts[0]!));
    expect(parsed(received)).toEqual(parsed(saying('←', transcripts[0]!)));
    expect(sent.length).toBe(10);
  });
});

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addSchema(schema);
const errorsIn = (part: string, message: unknown): unknown[] => {
  const valid = ajv.getSchema(`${schema.$id}#/$defs/${part}`)!;
  return valid(message) ? [] : [part, message, valid.errors];
};

/** What the schema has against these messages about a subject. */
const against = (subject: string, { sent, received }: Pick<Recording, 'sent' | 'received'>): unknown[] => {
  const methods = new Map<unknown, string>();
  return [
    ...(parsed(sent) as { id: number; method: string; params: { action: unknown } }[]).flatMap((request) => {
      const { id, method, params } = request;
      methods.set(id, method);
      const action = method === 'apply' ? errorsIn(`${subject}/action`, params.action) : [];
      return [...errorsIn('request', request), ...action];
    }),
    ...(parsed(received) as { id: number; result: unknown }[]).flatMap((response) => {
      const { id, result } = response;
      const method = methods.get(id);
      const observed = method === 'observe' ? errorsIn(`${subject}/observed`, result) : [];
      return [...errorsIn('response', response), ...errorsIn(`results/${method}`, result), ...observed];
    }),
  ];
};

describe.each(wires.map((wire) => ({ wire, name: wire.subject.name })))('about $name', ({ wire, name }) => {
  for (const run of [true, false])
    it(`the schema describes every message of a drive ${run ? 'of whole cases' : 'step by step'}`, async () => {
      const { sent, received, launch } = recorded(inThisProcess(rulesOf('planted', name), { run }));
      const implementation = await spoken(wire, 'rules', launch, patient);
      const options = { seed: 2, runs: 12, channels: 5, length: 24 };
      for await (const _ of driveTogether(implementation, options, emptyTally(wire.subject)));
      await implementation.close();
      expect(against(name, { sent, received })).toEqual([]);
      expect(sent.length).toBeGreaterThan(run ? 12 : 150);
    });

  const { properties, required } = schema.$defs[name]!.capabilities;

  it('the schema has the capabilities that are read, with the same defaults', () => {
    const { entries } = wire.capabilities as unknown as { entries: Record<string, v.GenericSchema> };
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(entries).toSorted());
    for (const [capability, { default: said }] of Object.entries(properties)) {
      const inOne = v.safeParse(v.object({ [capability]: entries[capability]! }), {});
      expect(inOne.success, capability).toBe(!required.includes(capability));
      if (said !== undefined) {
        const told = v.parse(entries[capability]!, said);
        expect(inOne.output, capability).toEqual({ [capability]: told });
      }
    }
  });

  it('the page lists the same, with the same defaults', () => {
    const section = new RegExp(`^## ${name}$(.*?)^## `, 'ims').exec(page)![1]!;
    const rows = tableIn(section, '| capability | meaning | by default |\n| --- | --- | --- |');
    expect(rows.map(([capability]) => capability).toSorted()).toEqual(Object.keys(properties).toSorted());
    for (const [capability, , byDefault] of rows) {
      if (required.includes(capability!)) expect(byDefault, capability).toBe('required');
      const { default: said } = properties[capability!]!;
      if (said !== undefined) expect(byDefault, capability).toBe(JSON.stringify(said));
    }
  });
});

describe('about signatures', () => {
  it('the page and the schema tell every flaw', () => {
    const told = tableIn(page, '| flaw | the signature |\n| --- | --- |').map(([name]) => name!);
    expect(told).toEqual(flaw.options);
    expect(told.flatMap((name) => errorsIn('challenges/flaw', name))).toEqual([]);
  });
});

describe('the shorter transcripts', () => {
  const [, ...shorter] = transcripts;

  it('are what the rules answer, and as the schema has it', async () => {
    const subjects = shorter.map(
      (lines) => (parsed(saying('→', lines)) as [{ params: { subject: string } }])[0].params.subject,
    );
    expect(subjects).toEqual(['payouts', 'ledgers', 'challenges']);
    for (const [i, lines] of shorter.entries()) {
      const subject = subjects[i]!;
      const answer = answering(rulesOf('nitro', subject), { run: true });
      const [sent, received] = [saying('→', lines), saying('←', lines)];
      const answers = [];
      for (const line of sent) answers.push(await answer(line));
      expect(parsed(answers)).toEqual(parsed(received));
      expect(against(subject, { sent, received })).toEqual([]);
    }
  });
});

describe('the schema', () => {
  it('refuses what is malformed', () => {
    const state = { balances: { A: '3' }, outcomes: {}, held: '3' };
    const ledgers = { holdings: { L: '3' }, outcomes: { L: [['A', '3']] }, paid: {}, held: '3' };
    const challenge = { turn: 4, finalizesAt: '10' };
    expect(errorsIn('results/observe', state)).toEqual([]);
    expect(errorsIn('ledgers/observed', ledgers)).toEqual([]);
    expect(errorsIn('challenges/observed', { channels: { L: { record: 4, challenge } } })).toEqual([]);
    const setUp = { jsonrpc: '2.0', id: 2, method: 'setUp' };
    for (const [part, message] of [
      ['results/observe', { ...state, balances: { A: 3 } }],
      ['results/observe', { ...state, balances: { 'A B': '3' } }],
      ['results/observe', { ...state, held: '03' }],
      ['results/observe', { ...state, outcomes: { L: { type: 'allocation', entries: [['A']] } } }],
      ['results/apply', { status: 'done' }],
      ['results/apply', { status: 'refused' }],
      ['results/initialize', { schema: 'nitro-spec/2', name: 'mine', subjects: {} }],
      ['payments/capabilities', { operations: ['deposit'], teleport: true }],
      ['payouts/capabilities', { operations: ['payOut'], choosing: 'all' }],
      ['payouts/action', { op: 'payOut', from: 'L', entries: 'none' }],
      ['ledgers/observed', { ...ledgers, outcomes: { L: [['V', '3', 'A']] } }],
      ['ledgers/observed', { ...ledgers, outcomes: { L: 'lost' } }],
      ['challenges/capabilities', { generation: 'v2', apps: [] }],
      ['challenges/observed', { channels: { L: { challenge: { ...challenge, finalizesAt: 10 } } } }],
      ['request', { ...setUp, params: { subject: 'ledgers', start: { channels: {} } } }],
      ['response', { jsonrpc: '2.0', id: 1 }],
    ] as const)
      expect(errorsIn(part, message), JSON.stringify(message)).not.toEqual([]);
  });
});

/**
 * Misbehaving: a tiny implementation that only knows deposits, and keeps to the protocol but for one thing.
 *
 *     node misbehaving.mjs NAME
 */
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

let balances = {};
let outcomes = {};
let held = 0n;

const greeting = {
  schema: 'nitro-spec/1',
  name: 'misbehaving',
  subjects: { payments: { operations: ['deposit'] } },
};

const state = () => ({
  balances: Object.fromEntries(Object.entries(balances).map(([to, amount]) => [to, String(amount)])),
  outcomes,
  held: String(held),
});

const begin = ({ start }) => {
  outcomes = start.finalized;
  balances = Object.fromEntries(Object.entries(start.balances).map(([to, amount]) => [to, BigInt(amount)]));
  held = Object.values(balances).reduce((sum, amount) => sum + amount, 0n);
  return null;
};

const deposit = ({ action: { to, amount } }) => {
  balances[to] = (balances[to] ?? 0n) + BigInt(amount);
  held += BigInt(amount);
  return { status: 'applied' };
};

const results = {
  initialize: () => greeting,
  setUp: begin,
  apply: deposit,
  observe: state,
  snapshot: () => ({ start: { balances: state().balances, finalized: outcomes } }),
  revert: ({ snapshot }) => begin(snapshot),
  run: (params) => {
    begin(params);
    const begun = state();
    return {
      begun,
      steps: params.operations.map((each) => ({ response: deposit(each), observed: state() })),
    };
  },
  shutdown: () => null,
};

const write = (text) => process.stdout.write(text);
const say = (message) => write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const never = () => setInterval(() => {}, 1000);
const another = (command, detached = false) => {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'inherit', 'ignore'], detached });
  child.unref();
  return child.pid;
};
const greetWith = (changes) => ({ initialize: ({ id }) => say({ id, result: { ...greeting, ...changes } }) });
const offering = (changes) =>
  greetWith({ subjects: { payments: { ...greeting.subjects.payments, ...changes } } });
const answering = (method, result) => ({ [method]: ({ id }) => say({ id, result }) });

/** Its name is the number of a process that it has started. */
const withGrandchild = {
  initialize: ({ id }) => say({ id, result: { ...greeting, name: String(another('sleep 1000')) } }),
};

/** What is done instead of an answer, by the name of the fault and the method that was called. */
const misbehaviours = {
  none: {},
  crash: {
    apply: () => {
      throw new Error('out of cheese');
    },
  },
  'crash-on-three': {
    apply: ({ id, params }) => {
      if (BigInt(params.action.amount) >= 3n) throw new Error('three is too much');
      say({ id, result: deposit(params) });
    },
  },
  'crash-at-start': { initialize: () => process.exit(7) },
  'exit-in-between': {
    observe: ({ id }) => {
      say({ id, result: state() });
      process.exit(0);
    },
  },
  'killed-by-a-signal': { apply: () => process.kill(process.pid, 'SIGTERM') && never() },
  hang: { apply: never },
  'hang-at-start': { initialize: never },
  'deaf-at-start': { initialize: () => process.stdin.pause() && never() },
  garbage: { apply: () => write('Deposited 3 coins!\n') },
  'blank-line': { apply: () => write('\n') },
  'not-utf8': { apply: () => write(Buffer.from([0x7b, 0xff, 0xfe, 0x0a])) },
  'truncated-line': {
    apply: ({ id }) => {
      writeSync(1, `{"jsonrpc":"2.0","id":${id},"res`);
      process.exit(0);
    },
  },
  'huge-line': { apply: () => write('9'.repeat(17 * 1024 * 1024)) && never() },
  flood: {
    apply: () => {
      for (let i = 0; i < 50_000; i++) write('nonsense, nonsense, nonsense\n');
    },
  },
  'wrong-schema': greetWith({ schema: 'nitro-spec/2' }),
  'no-schema': greetWith({ schema: undefined }),
  'other-subject': greetWith({ subjects: { coffee: {} } }),
  'unknown-capability': offering({ teleport: true }),
  'unknown-operation': offering({ operations: ['deposit', 'teleport'] }),
  'no-operations': greetWith({ subjects: { payments: {} } }),
  'more-subjects': {
    ...greetWith({ subjects: { ...greeting.subjects, coffee: { beans: 3 } }, mood: 'good' }),
  },
  'missing-method': {
    observe: ({ id }) => say({ id, error: { code: -32601, message: 'Method not found' } }),
  },
  'missing-run': {
    ...greetWith({ run: true }),
    run: ({ id }) => say({ id, error: { code: -32601, message: 'Method not found' } }),
  },
  'internal-error': { apply: ({ id }) => say({ id, error: { code: -32603, message: 'out of cheese' } }) },
  'cannot-parse': { apply: () => say({ id: null, error: { code: -32700, message: 'Parse error' } }) },
  'error-without-words': { apply: ({ id }) => say({ id, error: 'oops' }) },
  'no-json-rpc': { apply: ({ id }) => write(`{"id":${id},"result":{"status":"applied"}}\n`) },
  'a-list': { apply: () => write('[]\n') },
  'a-request': { apply: ({ id }) => say({ id, method: 'apply', params: {} }) },
  'neither-result-nor-error': { apply: ({ id }) => say({ id }) },
  'wrong-id': { apply: ({ id }) => say({ id: id + 1000, result: { status: 'applied' } }) },
  'id-as-text': { apply: ({ id }) => say({ id: String(id), result: { status: 'applied' } }) },
  'answers-twice': {
    apply: ({ id, params }) => {
      const result = deposit(params);
      say({ id, result });
      say({ id, result });
    },
  },
  'amounts-as-numbers': answering('observe', { balances: { A: 3 }, outcomes: {}, held: '3' }),
  'no-outcomes': answering('observe', { balances: {}, held: '0' }),
  'unknown-status': answering('apply', { status: 'done' }),
  'no-reason': answering('apply', { status: 'refused' }),
  'null-for-a-state': answering('observe', null),
  'something-for-nothing': answering('setUp', 'ready'),
  'no-snapshot': { snapshot: ({ id }) => say({ id, result: undefined, error: undefined }) },
  'too-few-steps': { ...greetWith({ run: true }), ...answering('run', { begun: state(), steps: [] }) },
  'wrong-start': { setUp: ({ id }) => say({ id, result: null }) },
  'two-tongues': {
    ...greetWith({ run: true }),
    run: ({ id, params }) => {
      const { begun, steps } = results.run(params);
      const none = { status: 'refused', reason: 'not in the mood' };
      say({ id, result: { begun, steps: steps.map((step) => ({ ...step, response: none })) } });
    },
  },
  'another-name': {
    ...greetWith({ name: `misbehaving ${process.pid}` }),
    apply: () => process.exit(1),
  },
  'writes-after-shutdown': {
    shutdown: ({ id }) => {
      say({ id, result: null });
      write('Goodbye!\n', () => process.exit(0));
    },
  },
  'stays-after-shutdown': { shutdown: ({ id }) => say({ id, result: null }) && never() },
  'fails-after-shutdown': {
    shutdown: ({ id }) => {
      writeSync(1, `{"jsonrpc":"2.0","id":${id},"result":null}\n`);
      process.exit(3);
    },
  },
  'ends-instead-of-shutdown': { shutdown: () => process.exit(0) },
  'with-a-grandchild': withGrandchild,
  'grandchild-and-garbage': { ...withGrandchild, apply: () => write('Deposited 3 coins!\n') },
  'writing-after-exit': {
    apply: () => {
      another('while echo late; do sleep 0.01; done', true);
      process.exit(0);
    },
  },
};

const [name = 'none'] = process.argv.slice(2);
const instead = misbehaviours[name];
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const { id, method, params } = request;
  if (instead[method]) instead[method](request);
  else say({ id, result: results[method](params) });
  if (method === 'shutdown' && !instead[method]) break;
}

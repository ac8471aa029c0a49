import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../conformance/scenario/index.js';
import { resultOf, startOf, type OperationsQuestion } from '../../../conformance/scenario/operations.js';
import { committedFiles } from '../../../conformance/vector-set/committed.js';
import {
  allocation,
  channel,
  guarantee,
  nitro,
  recordOf,
  type Address,
  type Chain,
  type ChannelAddress,
  type NitroAction,
  type Outcome,
  type ParticipantAddress,
} from '../../../spec/index.js';
import { expression, readItf, type Trace, type Value } from './itf-reader.js';
import { committedVectors } from './committed-vectors.js';

const committed = committedFiles();
const asked = committedVectors()
  .filter(({ folder }) => folder === 'operations')
  .map(({ id, text }) => {
    const reading = readQuestion(text);
    if (reading.type === 'malformed') throw new Error(reading.problems[0]!.message);
    const trace = readItf(committed.get(`itf/${id}.itf.json`)!);
    return { id, question: reading.value.content as OperationsQuestion, trace };
  });

type Of<T extends string> = Extract<Value, { readonly type: T }>;
const as = <T extends 'map' | 'set' | 'tuple' | 'record'>(type: T, value: Value | undefined): Of<T> => {
  if (typeof value !== 'object' || !('type' in value) || value.type !== type) throw new Error(`no ${type}`);
  return value as Of<T>;
};
const field = (value: Value | undefined, name: string): Value => as('record', value).fields.get(name)!;

const outcomeOf = (value: Value): Outcome => {
  const inside = field(value, 'value');
  if (field(value, 'tag') === 'Allocation')
    return allocation(
      ...(inside as readonly Value[]).map(
        (entry) => as('tuple', entry).items as unknown as [Address, bigint],
      ),
    );
  const target = channel(field(inside, 'target') as string);
  return guarantee(target, ...(field(inside, 'priority') as unknown as readonly Address[]));
};

const pairs = (value: Value | undefined) => as('map', value).pairs as readonly (readonly [string, Value])[];

const chainIn = (state: Trace['states'][number]): Chain => ({
  participants: as('set', state.get('participants')).items as unknown as readonly ParticipantAddress[],
  balances: recordOf(pairs(state.get('balances')) as readonly (readonly [Address, bigint])[]),
  outcomes: recordOf(
    pairs(state.get('outcomes')).map(([name, value]) => [name as ChannelAddress, outcomeOf(value)]),
  ),
  deposited: state.get('deposited') as bigint,
  withdrawn: state.get('withdrawn') as bigint,
});

const operationIn = (state: Trace['states'][number]): NitroAction => {
  const operation = state.get('operation');
  const fields = [...as('record', field(operation, 'value')).fields].map(([name, value]) => [
    name,
    name === 'outcome' ? outcomeOf(value) : value,
  ]);
  const type = String(field(operation, 'tag')).toLowerCase();
  return { type, ...Object.fromEntries(fields) } as NitroAction;
};

describe('the traces', () => {
  it('start with the network and go on as the rules do, with every operation and its result', () => {
    for (const { id, question, trace } of asked) {
      let chain = startOf(question);
      expect(trace.states.map(chainIn)[0], id).toEqual(chain);
      expect(trace.states).toHaveLength(question.operations.length + 1);
      for (const [i, action] of question.operations.entries()) {
        const state = trace.states[i + 1]!;
        const step = nitro(chain, action);
        if (step.status === 'applied') chain = step.chain;
        expect(chainIn(state), `${id} ${i}`).toEqual(chain);
        expect(operationIn(state)).toEqual(action);
        expect(state.get('result')).toBe(resultOf(step));
      }
    }
  });

  it('apply every rule and show every result', () => {
    const states = asked.flatMap(({ trace }) => trace.states);
    const tags = states
      .filter((state) => state.get('result') === 'applied')
      .map((state) => field(state.get('operation'), 'tag'));
    expect(new Set(tags)).toEqual(new Set(['Deposit', 'Withdraw', 'Finalize', 'Transfer', 'Claim']));
    expect(new Set(states.map((state) => state.get('result')))).toEqual(
      new Set(['start', 'applied', 'rejected', 'unspecified-but-no-effect']),
    );
  });

  it('include long runs in which all rules occur', () => {
    const runs = asked.filter(({ id }) => id.startsWith('run-'));
    expect(runs.length).toBeGreaterThanOrEqual(3);
    for (const { trace } of runs) {
      const tags = new Set(trace.states.map((state) => field(state.get('operation'), 'tag')));
      expect(tags.size).toBe(6);
    }
  });

  it('conserve coins: what is held is what was deposited less what was withdrawn', () => {
    for (const { trace } of asked)
      for (const state of trace.states) {
        const { balances, deposited, withdrawn } = chainIn(state);
        const held = Object.values<bigint>(balances).reduce((a, b) => a + b, 0n);
        expect(held).toBe(deposited - withdrawn);
      }
  });

  it('name the types of their variables, and the variants that occur', () => {
    for (const { trace } of asked)
      for (const state of trace.states) {
        const tag = String(field(state.get('operation'), 'tag'));
        expect(trace.types.get('operation')).toContain(`${tag}(`);
        for (const [, outcome] of pairs(state.get('outcomes')))
          expect(trace.types.get('outcomes')).toContain(`${String(field(outcome, 'tag'))}(`);
      }
  });
});

describe('the reader of traces', () => {
  it.each([
    [null],
    [0.5],
    [{ '#bigint': '1.5' }],
    [{ '#map': [['a']] }],
    [{ '#tup': 1 }],
    [{ '#set': 'a' }],
    [{ a: '1', '#meta': 'b' }],
    [{ '#list': [] }],
  ])('refuses %j, which is no expression of the format', (json) => {
    expect(() => expression(json as never)).toThrow(/expected|not a|no null|no integer|unknown|must not/);
  });

  it('refuses a trace without types, or with a state that lacks a variable', () => {
    const text = JSON.stringify({
      vars: ['x'],
      states: [{ '#meta': { index: 0 }, x: 1 }],
      '#meta': { varTypes: { x: 'Int' } },
    });
    expect(readItf(text).states[0]!.get('x')).toBe(1n);
    expect(() => readItf(text.replace('"x":"Int"', ''))).toThrow('x has no type');
    expect(() => readItf(text.replace(',"x":1', ''))).toThrow('state 0 gives other variables');
  });
});

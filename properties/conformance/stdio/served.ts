/** Served: rules that speak the protocol, in a program of their own or, for speed, in this one. */
import * as v from 'valibot';
import type { Implementation, Observation } from '../../../conformance/payments/index.js';
import type { Json } from '../../../conformance/scenario/json.js';
import { networkJson } from '../../../conformance/scenario/json.js';
import { operationsWith } from '../../../conformance/scenario/operations.js';
import {
  amount,
  array,
  balances,
  object,
  outcomes,
  participantAddress,
} from '../../../conformance/scenario/schema.js';
import { schemaVersion } from '../../../conformance/stdio/index.js';
import type { Launch } from '../../../conformance/stdio/program.js';
import { nitro, type Chain } from '../../../spec/index.js';
import { mutants } from '../../mutants/rules.js';
import { implementing } from '../rules.js';

const startSchema = object({
  participants: array(participantAddress),
  balances,
  finalized: outcomes,
  challenged: outcomes,
});

const actionSchema = v.pipe(
  v.unknown(),
  v.transform((action) => [action]),
  operationsWith(amount),
  v.transform(([action]) => action!),
);

const operationSchema = object({ action: actionSchema, seconds: v.number() });

const observedJson = ({ held, ...network }: Observation): Json => ({
  ...networkJson(network),
  held: String(held),
});

type Method = (params: never) => Promise<Json>;

/** Nothing to begin with: whoever does not offer whole cases is asked step by step. */
export interface Offer {
  readonly run: boolean;
}

/** Answers a message with a message. */
export const answering = (implementation: Implementation<Chain>, { run }: Offer) => {
  const { name, capabilities } = implementation;
  const { operations } = capabilities;
  const snapshots: Chain[] = [];

  const setUp = async ({ start }: { start: unknown }) => {
    await implementation.setUp(v.parse(startSchema, start));
    return null;
  };
  const apply = async (params: unknown): Promise<Json> => ({
    ...(await implementation.apply(v.parse(operationSchema, params))),
  });
  const observe = async ({ names }: { names: string[] }) => observedJson(await implementation.observe(names));

  const methods: Record<string, Method> = {
    initialize: async () => ({ schema: schemaVersion, name, run, subjects: { payments: { operations } } }),
    setUp,
    apply,
    observe,
    snapshot: async () => snapshots.push(await implementation.snapshot()) - 1,
    revert: async ({ snapshot }: { snapshot: number }) => {
      await implementation.revert(snapshots[snapshot]!);
      return null;
    },
    shutdown: async () => null,
    ...(run && {
      run: async (params: { start: unknown; operations: unknown[]; names: string[] }) => {
        await setUp(params);
        const begun = await observe(params);
        const steps: Json[] = [];
        for (const operation of params.operations)
          steps.push({ response: await apply(operation), observed: await observe(params) });
        return { begun, steps };
      },
    }),
  };

  return async (line: string): Promise<string> => {
    const { id, method, params } = JSON.parse(line) as { id: number; method: string; params: never };
    const known = methods[method];
    const error = { code: -32601, message: `there is no method ${method}` };
    return JSON.stringify({ jsonrpc: '2.0', id, ...(known ? { result: await known(params) } : { error }) });
  };
};

/** These rules, or `nitro` for the right ones. */
export const rulesNamed = (id: string) =>
  implementing(id, id === 'nitro' ? nitro : mutants.find((mutant) => mutant.id === id)!.rules);

/** The same without a program: every line goes there and back as a text. */
export const inThisProcess =
  (id: string, offer: Offer): Launch =>
  ({ line, ended }) => {
    const answer = answering(rulesNamed(id), offer);
    let last = Promise.resolve();
    let over = false;
    const end = (): void => {
      if (!over) void last.then(() => ended({ code: 0, signal: null }, Buffer.alloc(0)));
      over = true;
    };
    return {
      write: (message) => {
        last = last.then(async () => line(await answer(message)));
      },
      sayNoMore: end,
      kill: end,
      complaints: () => [],
    };
  };

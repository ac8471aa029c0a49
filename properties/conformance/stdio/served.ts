/** Served: implementations that speak the protocol, in a program of their own or, for speed, in this one. */
import type { SomeImplementation } from '../../../conformance/index.js';
import type { Json } from '../../../conformance/scenario/json.js';
import { schemaVersion } from '../../../conformance/stdio/index.js';
import type { Launch } from '../../../conformance/stdio/program.js';
import { declared, messages } from './messages.js';

interface Case {
  readonly subject: string;
  readonly start: unknown;
  readonly operations: readonly { readonly action: unknown; readonly seconds: number }[];
  readonly names: readonly string[];
}

type Method = (params: never) => Promise<Json>;

/** Nothing to begin with: whoever does not offer whole cases is asked step by step. */
export interface Offer {
  readonly run: boolean;
}

/** Answers a message with a message. */
export const answering = (all: readonly SomeImplementation[], { run }: Offer) => {
  let begun = all[0]!;
  let about = messages[begun.subject.name]!;
  const snapshots: unknown[] = [];

  const setUp = async ({ subject, start }: Case) => {
    begun = all.find((implementation) => implementation.subject.name === subject)!;
    about = messages[subject]!;
    await begun.setUp(about.start(start));
    return null;
  };
  const apply = async ({ action, seconds }: Case['operations'][number]): Promise<Json> => ({
    ...(await begun.apply({ action: about.action(action), seconds })),
  });
  const observe = async ({ names }: Pick<Case, 'names'>): Promise<Json> =>
    about.observed((await begun.observe(names)) as never);

  const methods: Record<string, Method> = {
    initialize: async () => ({
      schema: schemaVersion,
      name: begun.name,
      run,
      subjects: Object.fromEntries(
        all.map(({ subject, capabilities }) => [subject.name, declared(capabilities)]),
      ),
    }),
    setUp,
    apply,
    observe,
    snapshot: async () => snapshots.push(await begun.snapshot()) - 1,
    revert: async ({ snapshot }: { snapshot: number }) => {
      await begun.revert(snapshots[snapshot]);
      return null;
    },
    shutdown: async () => null,
    ...(run && {
      run: async (params: Case) => {
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

/** The same without a program: every line goes there and back as a text. */
export const inThisProcess =
  (all: readonly SomeImplementation[], offer: Offer): Launch =>
  ({ line, ended }) => {
    const answer = answering(all, offer);
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

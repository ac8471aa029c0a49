/** The answers to each kind of scenario: its `expect`. */
import { byAddress, flag, integer, list, only, ref, text, type Schema } from './parts.js';

const outOfScope = (...reasons: readonly string[]): Schema => only({ outOfScope: { enum: reasons } });

/** Where a search met its limit the value lies between two. */
const value: Schema = { oneOf: [ref('amount'), only({ least: ref('amount'), most: ref('amount') })] };

const names = list(text);

const finality = byAddress(only({ finalizable: names, enabled: names }));

/** Somebody can have paid in more than it can make sure of. */
const netValues: Schema = byAddress({ type: 'string', pattern: '^(0|-?[1-9][0-9]*)$' });

export const answers: Readonly<Record<string, Schema>> = {
  operations: only({
    results: list({ enum: ['applied', 'rejected', 'unspecified-but-no-effect'] }),
    final: only({ balances: ref('amounts'), outcomes: ref('outcomes') }),
  }),
  'turbo-value': { oneOf: [only({ values: ref('amounts') }), outOfScope('cycle', 'guarantee')] },
  'nitro-lower-bound': { oneOf: [only({ values: ref('amounts') }), outOfScope('cycle')] },
  'nitro-exact-value': {
    oneOf: [only({ exact: byAddress(value), lowerBound: ref('amounts') }), outOfScope('cycle')],
  },
  snapshot: only({ value }),
  construction: only({
    netValues: list(netValues),
    safe: flag,
    losses: list(
      only({
        step: { ...integer, minimum: 1 },
        when: { enum: ['during', 'after'] },
        who: ref('address'),
        amount: ref('amount'),
      }),
    ),
    'funded?': ref('amounts'),
  }),
  finalizability: {
    oneOf: [
      only({ members: finality }),
      only({ finalized: text, members: finality }),
      only({ invalid: text }),
    ],
  },
};

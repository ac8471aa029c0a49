/** The schema of the manifest. */
import { draft, list, only, text, type Schema } from './parts.js';
import { tests } from './scenario.js';

export const manifestSchema: Schema = {
  $schema: draft,
  title: 'The manifest of a set of vectors',
  ...only({
    name: { const: 'nitro-spec vectors' },
    description: text,
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    licence: { const: 'MIT' },
    files: {
      ...list(
        only({
          path: { type: 'string', pattern: '^[^/].*$' },
          kind: text,
          title: text,
          'tests?': tests,
          sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        }),
      ),
      uniqueItems: true,
    },
  }),
};

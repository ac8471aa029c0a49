/** The schemas of the set: JSON Schema, draft 2020-12. */
import type { Json } from '../../scenario/index.js';
import { itfSchema } from './itf.js';
import { manifestSchema } from './manifest.js';
import { scenarioSchema } from './scenario.js';

export const schemas: readonly { readonly path: string; readonly schema: Json }[] = [
  { path: 'schema/scenario.schema.json', schema: scenarioSchema },
  { path: 'schema/manifest.schema.json', schema: manifestSchema },
  { path: 'schema/itf.schema.json', schema: itfSchema },
];

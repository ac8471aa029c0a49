/** Kind `nitro-lower-bound`: what every address receives at least, by the lower-bound value algorithm. */
import { lowerBoundValues } from '../../spec/index.js';
import { balancesJson } from './json.js';
import { kind } from './kind.js';
import { network, object } from './schema.js';

export const nitroLowerBoundKind = kind(object({ network }), ({ network }) => {
  const result = lowerBoundValues(network);
  return result.type === 'values' ? { values: balancesJson(result.values) } : { outOfScope: result.because };
});

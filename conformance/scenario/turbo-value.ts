/** Kind `turbo-value`: what every address ends up with, by the Turbo value algorithm. */
import { turboValues } from '../../spec/index.js';
import { balancesJson } from './json.js';
import { kind } from './kind.js';
import { network, object } from './schema.js';

export const turboValueKind = kind(object({ network }), ({ network }) => {
  const result = turboValues(network);
  return result.type === 'values' ? { values: balancesJson(result.values) } : { outOfScope: result.because };
});

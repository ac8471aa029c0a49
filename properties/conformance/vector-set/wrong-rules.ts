/** The file that says what the suspects get wrong, and what no question tells apart, with the reason. */
import { fileText } from '../../../conformance/vector-set/text.js';
import { beyondQuestions, suspects } from './suspects/index.js';

export const wrongRules = (): string =>
  fileText([
    ...suspects.map(({ id, kind, wrong }) => ({ id, kind, wrong })),
    ...beyondQuestions.map(({ id, wrong, why }) => ({ id, kind: 'operations', wrong, notToldApart: why })),
  ]);

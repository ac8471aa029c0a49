/** The schema of scenarios of every kind, with or without what a vector adds to its question. */
import { answers } from './answers.js';
import { constant, definitions, draft, fields, list, only, text, type Schema } from './parts.js';
import { questionDefinitions, questions } from './questions.js';

/** What a vector says about itself. */
export const tests: Schema = only({
  rules: list(text),
  refusals: list(text),
  sections: list({ type: 'string', pattern: '^§' }),
  tellsApart: list(text),
});

const kind = (name: string): Schema => ({
  allOf: [
    questions[name]!,
    fields({ id: text, kind: constant(name), 'title?': text, 'tests?': tests, 'expect?': answers[name]! }),
  ],
});

export const scenarioSchema: Schema = {
  $schema: draft,
  title: 'A scenario: a question about a network, and in a vector its answer',
  type: 'object',
  required: ['id', 'kind'],
  properties: { id: text, kind: { enum: Object.keys(questions) } },
  oneOf: Object.keys(questions).map((name) => ({ $ref: `#/$defs/${name}` })),
  $defs: {
    ...definitions,
    ...questionDefinitions,
    ...Object.fromEntries(Object.keys(questions).map((name) => [name, kind(name)])),
  },
};

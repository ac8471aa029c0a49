/** Facts: what there is to say about a row or a way, for every format to say it all. */
import type { Row, Way } from './model.js';
import { counted, versionsText } from './words.js';

/** Something said about a row or a way: a label, and words, or something to type or to open. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly isCode?: true;
}

const fact = (label: string, text: string | undefined): Fact[] => (text ? [{ label, text }] : []);
const code = (label: string, text: string | undefined): Fact[] =>
  text ? [{ label, text, isCode: true }] : [];

export const rowFacts = ({ generation, subject, rules, implementations, rare }: Row): readonly Fact[] => [
  ...fact('generation', generation),
  ...fact('subject', subject),
  ...fact('rules', rules.join(', ')),
  ...fact('versions', versionsText(implementations)),
  ...fact('rare', rare ? 'a run as long as this one may well miss it' : undefined),
];

/** Before the example: who loses, what else it takes, where it is so. */
export const wayFacts = (
  { subject, alsoOn, loses, besides, implementations, documented }: Way,
  row: Row,
): readonly Fact[] => [
  ...fact('subject', subject),
  ...fact('also on', alsoOn?.join(', ')),
  ...fact('who loses', loses),
  ...fact('here', besides),
  ...fact(
    'versions',
    row.implementations.every((name) => implementations.includes(name))
      ? undefined
      : versionsText(implementations),
  ),
  ...fact('status', documented ? 'documented' : 'new: no committed finding shows the same'),
];

/** After the example: where it is kept, and how to see it again. */
export const wayFiles = ({ id, file, command }: Way): readonly Fact[] => [
  ...code('example', file ?? id),
  ...code('again with', command),
];

export const metFact = ({ met }: Way): Fact => ({
  label: 'met',
  text: met === 0 ? 'by its stored example only' : counted(met, 'time'),
});

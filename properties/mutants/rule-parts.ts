/** Rule parts: the premises and numbered effects of the rules, as they stand in their sources. */
import { readFileSync, readdirSync } from 'node:fs';

const spec = new URL('../../spec/', import.meta.url);

/** A premise is named by its rule, its rejection, and the channel it is about if it says so. */
const premise = /rejected\(\{ code: '(?<code>\w+)'(?:, channel: (?<channel>\w+))?/g;
const effect = /\/\/ (?<number>\d+)\. /g;

const partsOf = (rule: string, source: string): string[] => [
  ...[...source.matchAll(premise)].map(({ groups }) =>
    [rule, groups!['code'], groups!['channel']].filter((word) => word !== undefined).join(' '),
  ),
  ...(source.includes('applied(')
    ? [...source.matchAll(effect)].map(({ groups }) => `${rule} effect ${groups!['number']}`)
    : []),
];

/** Every premise and every effect of the rules on these floors: if not said otherwise, modelling, Turbo and Nitro. */
export const rulePartsInSources = (floors = ['modelling', 'turbo', 'nitro']): readonly string[] =>
  floors.flatMap((floor) =>
    readdirSync(new URL(`${floor}/`, spec))
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const rule = file === 'rules.ts' ? floor : file.replace('.ts', '');
        return partsOf(rule, readFileSync(new URL(`${floor}/${file}`, spec), 'utf8'));
      }),
  );

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saved } from '../../cli/conform/save.js';
import { knownIn } from '../../conformance/index.js';
import { compared, empty, row, way } from '../conformance/report/samples.js';

const folder = mkdtempSync(join(tmpdir(), 'saved-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { folder, naming: (name: string) => [name], tests: false, bySubject: false };

/** A run in which these were compared, and these of them disagree. */
const runOf = (names: readonly string[], implementations: readonly string[], interrupted = false) => {
  const finding = { id: 'a', kind: 'operations', ingredients: [], symptom: way('a').symptom };
  const rows = [row('a', [way('a', { implementations, finding })])];
  return { ...empty, interrupted, compared: names.map((name) => compared(name)), rows };
};

describe('a stored example', () => {
  it('names who disagrees now, and who did before and was not compared', async () => {
    await saved(runOf(['1', '2', '3'], ['1', '2', '3']), { ...options, known: [] });
    for (const [names, disagree, interrupted, expected] of [
      [['1', '2'], ['2'], false, ['2', '3']],
      [['1', '2'], ['1'], true, ['1', '2', '3']],
      [['1', '2', '3'], ['3'], false, ['3']],
    ] as const) {
      const known = await knownIn(folder);
      const report = await saved(runOf(names, disagree, interrupted), { ...options, known });
      const { file } = report.rows[0]!.ways[0]!;
      expect(JSON.parse(readFileSync(file!, 'utf8')).implementations).toEqual(expected);
    }
  });
});

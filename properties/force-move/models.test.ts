import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { namedModels } from './models.js';

describe('the named models', () => {
  it.each(namedModels)('$name: $expected states', ({ states, expected }) => {
    expect(states()).toBe(expected);
  });

  it('are listed in the documentation, with these numbers', async () => {
    const page = await readFile(new URL('../../docs/finality/models.md', import.meta.url), 'utf8');
    for (const { name, expected } of namedModels) expect(page).toContain(`| ${name} | ${expected} |`);
  });
});

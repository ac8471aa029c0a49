import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from './sources.js';

const read = (path: string): string => readFileSync(root + path, 'utf8');

describe('the README', () => {
  it('shows the transfer as it stands in its file', () => {
    const transfer = read('spec/turbo/transfer.ts');
    const rule = transfer.slice(transfer.indexOf('export const transfer'));
    expect(read('README.md')).toContain(rule.trim());
  });
});

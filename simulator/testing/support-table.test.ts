import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('keeps the support table true to the code: node build/support-table.mjs', () => {
  const written = execFileSync(process.execPath, ['build/support-table.mjs', '--print'], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  const files = JSON.parse(written) as Record<string, string>;
  for (const [file, text] of Object.entries(files))
    expect(readFileSync(file, 'utf8') === text, file).toBe(true);
}, 120_000);

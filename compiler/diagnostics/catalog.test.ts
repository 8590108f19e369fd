import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.ts';
import { diagnose } from './diagnose.ts';

const page = path.join(import.meta.dirname, '../../docs/diagnostics.md');

/** The page's table, as it is to be. */
function table(): string {
  const rows = Object.entries(catalog)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, en, zh }]) => `| \`${code}\` | ${severity} | ${cell(en)} | ${cell(zh)} |`);
  return ['| code | severity | English | 简体中文 |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/[<>{}]/g, (char) => `&#${char.charCodeAt(0)};`);
}

describe('diagnostic codes', () => {
  it('R-COMPILER-DIAGNOSTICS every code is documented, with the words it is shown with', () => {
    const text = readFileSync(page, 'utf8');
    const plain = (value: string): string =>
      value
        .replace(/ +/g, ' ')
        .replace(/-{3,}/g, '---')
        .replace(/\| ---/g, '|---')
        .replace(/--- \|/g, '---|');
    expect(plain(text)).toContain(plain(table()));
  });

  it('R-COMPILER-DIAGNOSTICS codes are unique, and name what they are about', () => {
    const codes = Object.keys(catalog);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes)
      expect(code).toMatch(/^(json|file|project|app|component|wxml|wxs|wxss|script)\/[a-z-]+$/);
  });

  it('R-COMPILER-DIAGNOSTICS no code is a promise nobody keeps', () => {
    const room = path.join(import.meta.dirname, '..');
    const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/-codes\.ts$/.test(file))
      .map((file) => readFileSync(path.join(room, file), 'utf8'))
      .join('\n');
    expect(Object.keys(catalog).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('R-COMPILER-DIAGNOSTICS both languages use the same values', () => {
    const values = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
    for (const { en, zh } of Object.values(catalog)) expect(values(zh)).toEqual(values(en));
  });

  it('R-COMPILER-DIAGNOSTICS a very long name does not make a very long sentence', () => {
    const { message } = diagnose('app/page-missing', 'app.json', undefined, {
      page: 'x'.repeat(10_000),
      file: 'y',
    });
    expect(message.en.length).toBeLessThan(300);
  });
});

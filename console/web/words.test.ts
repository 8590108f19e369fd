import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { roleNames } from '../domain/permissions.ts';
import { roleWords } from './kit/roles.ts';

const room = import.meta.dirname;
const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.(test|e2e)\.tsx?$|^testing\//.test(file),
);
const isDictionary = (file: string) => /(^|[/-])(words|roles)\.ts$/.test(file);
const dictionaries = import.meta.glob<Record<string, unknown>>(
  ['./*/words.ts', './kit/*-words.ts', './sections/*/words.ts', './sections/*/*-words.ts'],
  { eager: true },
);

interface Entry {
  key: string;
  en: string;
  zh: string;
}

function* entriesOf(value: unknown, key: string): Generator<Entry> {
  if (typeof value !== 'object' || value === null) return;
  const { en, zh } = value as Partial<Entry>;
  if (typeof en === 'string' || typeof zh === 'string') yield { key, en: en ?? '', zh: zh ?? '' };
  else for (const [name, inner] of Object.entries(value)) yield* entriesOf(inner, `${key}.${name}`);
}

const entries = Object.entries(dictionaries).flatMap(([file, content]) => [...entriesOf(content, file)]);
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the dictionaries', () => {
  it('say everything in both languages, with the same holes to fill', () => {
    expect(entries.length).toBeGreaterThan(100);
    const wrong = entries.filter(
      ({ en, zh }) => en.trim() === '' || zh.trim() === '' || holes(en).join() !== holes(zh).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('name the roles as the matrix does', () => {
    expect(roleWords).toEqual(roleNames);
  });

  it('hold every string that a person reads', () => {
    expect(files.filter((file) => !isDictionary(file)).flatMap(stray)).toEqual([]);
  });
});

const readable = /\p{L}{2,}/u;
const spoken = new Set([
  'title',
  'label',
  'placeholder',
  'aria-label',
  'alt',
  'hint',
  'help',
  'extra',
  'description',
  'okText',
]);
// Names that are the same in every language.
const names = new Set(['Tessera', 'English', 'API', 'App ID', 'iOS', 'Android', 'macOS', 'Windows', 'Linux']);

/** Text between tags, text in attributes that are read out or shown, and any Chinese at all. */
function stray(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(room, file), 'utf8'),
    ts.ScriptTarget.ESNext,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const note = (text: string) => {
    if (readable.test(text) && !names.has(text.trim())) found.push(`${file}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      if (ts.isStringLiteralLike(node.expression)) note(node.expression.text);
    }
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node.initializer.text);
    }
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && /\p{Script=Han}/u.test(node.text)) {
      if (node.text !== '简体中文') found.push(`${file}: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

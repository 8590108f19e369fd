import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { catalog } from './catalog.ts';

const typings = path.dirname(createRequire(import.meta.url).resolve('miniprogram-api-typings/package.json'));

it('R-SIM every documented member of wx is in the catalog', () => {
  const names = new Set<string>();
  for (const file of [
    'lib.wx.api.d.ts',
    'lib.wx.cloud.d.ts',
    'lib.wx.xr-frame.d.ts',
    'lib.wx.skyline.d.ts',
  ]) {
    const text = readFileSync(path.join(typings, 'types', 'wx', file), 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
        for (const { name } of node.members) if (name && ts.isIdentifier(name)) names.add(name.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  }
  expect(names.size).toBeGreaterThan(400);
  expect([...names].filter((name) => !catalog.includes(name))).toEqual([]);
});

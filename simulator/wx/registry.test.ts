import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { apiSupport } from './support.ts';
import { catalog } from './catalog.ts';

const folder = 'node_modules/miniprogram-api-typings/types/wx/';

/** Members of every `interface Wx` in the typings. */
function documentedMembers(): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
      for (const member of node.members)
        if (member.name && ts.isIdentifier(member.name)) names.add(member.name.text);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of readdirSync(folder).filter((name) => !name.includes('xr-frame'))) {
    visit(ts.createSourceFile(file, readFileSync(folder + file, 'utf8'), ts.ScriptTarget.Latest));
  }
  return [...names].sort();
}

it('enumerates exactly the documented members of wx', () => {
  expect(catalog.toSorted()).toEqual(documentedMembers());
});

it('answers for real what programs use most', () => {
  const kinds = Object.entries(apiSupport()).filter(([name]) => catalog.includes(name));
  expect(kinds.filter(([, kind]) => kind !== 'none').length).toBeGreaterThanOrEqual(280);
});

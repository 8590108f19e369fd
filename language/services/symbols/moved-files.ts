import path from 'node:path';
import type { TextEdit, WorkspaceEdit } from '@volar/language-service';
import { parseTree, type Node as JsonNode } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProgramModel } from '../../program-model.ts';
import { templateOf } from '../../usage.ts';
import { elementsOf, type Span } from '../../wxml/parse.ts';
import type { Workspace } from '../file-view.ts';

interface Reference {
  span: Span;
  value: string;
  /** What the value means now, absolute; without an ending for units. */
  target: string;
  /** How it is written: from the root of the program (with or without `/`), or from the file. */
  style: 'rooted' | 'bare' | 'relative';
  /** The folder that a bare value starts from: the program's root, or a subpackage's. */
  base?: string;
}

/** Edits that keep json, wxml and wxss right while a file or folder moves. Scripts are TypeScript's part. */
export function movedEdits(workspace: Workspace, from: string, to: string): WorkspaceEdit {
  const { model } = workspace;
  const root = model.rootOf(from.endsWith('/app.json') ? path.posix.dirname(from) : from);
  const changes: Record<string, TextEdit[]> = {};
  if (root === undefined) return { changes };
  const fromUnit = withoutEnding(from);
  const moves = (target: string): string | undefined => {
    if (target.startsWith(`${from}/`)) return to + target.slice(from.length);
    if (target === from) return to;
    // A unit moves with its template or its json, whichever is moved last; one file of it is enough to follow.
    return target === fromUnit && /\.(wxml|json)$/.test(from) && withoutEnding(to) !== fromUnit
      ? withoutEnding(to)
      : undefined;
  };
  for (const file of filesOf(model, root)) {
    const movedFile = moves(file) ?? file;
    const edits: TextEdit[] = [];
    for (const reference of referencesIn(model, root, file)) {
      const target = moves(reference.target) ?? reference.target;
      if (target === reference.target && (movedFile === file || reference.style !== 'relative')) continue;
      const base = moves(reference.base ?? root) ?? reference.base ?? root;
      const newText = written(reference, root, movedFile, target, base);
      if (newText === reference.value) continue;
      const document = TextDocument.create('', '', 0, model.readText(file) ?? '');
      edits.push({
        range: {
          start: document.positionAt(reference.span.start),
          end: document.positionAt(reference.span.end),
        },
        newText,
      });
    }
    if (edits.length > 0) changes[workspace.uriOf(file).toString()] = edits;
  }
  return { changes };
}

const withoutEnding = (file: string): string => file.replace(/\.(wxml|wxss|json|js|ts|less|scss)$/, '');

function filesOf(model: ProgramModel, root: string): string[] {
  const found: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const { name, isFolder } of model.list(folder)) {
      if (isFolder && depth < 12 && !/^(node_modules|miniprogram_npm|\..*)$/.test(name))
        visit(`${folder}/${name}`, depth + 1);
      else if (!isFolder && /\.(wxml|wxss|json|less|scss)$/.test(name)) found.push(`${folder}/${name}`);
    }
  };
  visit(root, 0);
  return found;
}

function referencesIn(model: ProgramModel, root: string, file: string): Reference[] {
  if (file.endsWith('.wxml')) return inTemplate(model, root, file);
  if (file.endsWith('.json')) return inJson(model, root, file);
  return inSheet(model, root, file);
}

function absolute(root: string, file: string, value: string): Pick<Reference, 'target' | 'style'> {
  if (value.startsWith('/')) return { target: root + value, style: 'rooted' };
  return { target: path.posix.join(path.posix.dirname(file), value), style: 'relative' };
}

function written(
  { value, style }: Reference,
  root: string,
  file: string,
  target: string,
  base: string,
): string {
  const query = /\?.*$/.exec(value)?.[0] ?? '';
  const name = path.posix.extname(value.replace(/\?.*$/, '')) === '' ? withoutEnding(target) : target;
  if (style === 'rooted') return `/${path.posix.relative(root, name)}${query}`;
  if (style === 'bare') return path.posix.relative(base, name) + query;
  const plain = path.posix.relative(path.posix.dirname(file), name);
  return (plain.startsWith('.') || !value.startsWith('.') ? plain : `./${plain}`) + query;
}

function inTemplate(model: ProgramModel, root: string, file: string): Reference[] {
  const found: Reference[] = [];
  for (const element of elementsOf(templateOf(model, file)?.children ?? [])) {
    for (const { name, value, valueSpan } of element.attributes) {
      if (!valueSpan || !value || value.includes('{{') || /^(\w+:|\/\/)/.test(value)) continue;
      if (name !== 'src' && !(name === 'url' && element.tag === 'navigator')) continue;
      found.push({ span: valueSpan, value, ...absolute(root, file, value.replace(/\?.*$/, '')) });
    }
  }
  return found;
}

function inSheet(model: ProgramModel, root: string, file: string): Reference[] {
  const text = model.readText(file) ?? '';
  return [...text.matchAll(/@import\s+(?:url\()?\s*["']([^"']+)["']/g)].map((match) => {
    const value = match[1]!;
    const start = match.index + match[0].lastIndexOf(value);
    return { span: { start, end: start + value.length }, value, ...absolute(root, file, value) };
  });
}

function inJson(model: ProgramModel, root: string, file: string): Reference[] {
  const tree = parseTree(model.readText(file) ?? '', [], { allowTrailingComma: true });
  if (!tree) return [];
  const isApp = file === `${root}/app.json`;
  const member = (node: JsonNode | undefined, name: string) =>
    node?.children?.find((property) => property.children?.[0]?.value === name)?.children?.[1];
  const found: Reference[] = [];
  const add = (
    node: JsonNode | undefined,
    place: (value: string) => Pick<Reference, 'target' | 'style'> | undefined,
  ) => {
    if (node?.type !== 'string' || node.value === '') return;
    const value = String(node.value);
    const meant = place(value);
    if (meant)
      found.push({ span: { start: node.offset + 1, end: node.offset + node.length - 1 }, value, ...meant });
  };
  for (const property of member(tree, 'usingComponents')?.children ?? [])
    add(property.children?.[1], (value) => {
      const target = model.resolveComponent(file, value, root);
      if (target === undefined) return undefined;
      return {
        target: value.endsWith('/index') || !target.endsWith('/index') ? target : target.slice(0, -6),
        style: value.startsWith('/') ? 'rooted' : 'relative',
      };
    });
  if (!isApp) return found;
  const page = (base: string) => (value: string) => ({
    target: path.posix.join(base, value),
    style: 'bare' as const,
  });
  for (const node of member(tree, 'pages')?.children ?? []) add(node, page(root));
  add(member(tree, 'entryPagePath'), page(root));
  for (const tab of member(member(tree, 'tabBar'), 'list')?.children ?? [])
    for (const name of ['pagePath', 'iconPath', 'selectedIconPath']) add(member(tab, name), page(root));
  for (const key of ['subpackages', 'subPackages'])
    for (const part of member(tree, key)?.children ?? []) found.push(...subpackagePages(root, part, member));
  return found;
}

function subpackagePages(
  root: string,
  part: JsonNode,
  member: (node: JsonNode | undefined, name: string) => JsonNode | undefined,
): Reference[] {
  const folder = member(part, 'root');
  const base = path.posix.join(root, String(folder?.value ?? ''));
  const bare = (node: JsonNode, target: string, from: string): Reference => ({
    span: { start: node.offset + 1, end: node.offset + node.length - 1 },
    value: String(node.value),
    target,
    style: 'bare',
    base: from,
  });
  return [
    ...(folder ? [bare(folder, base.replace(/\/$/, ''), root)] : []),
    ...(member(part, 'pages')?.children ?? []).map((node) =>
      bare(node, path.posix.join(base, String(node.value)), base.replace(/\/$/, '')),
    ),
  ];
}

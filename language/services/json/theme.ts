import path from 'node:path';
import type { CompletionItem, Diagnostic } from '@volar/language-service';
import { parseTree, type Node as JsonNode } from 'jsonc-parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../../contract/text.ts';
import { nearestName } from '../near.ts';
import type { Workspace } from '../file-view.ts';

/** Variables of theme.json: `@name` in the colours and pictures of app.json and of pages. */
export interface ThemeVariable {
  name: string;
  light: unknown;
  dark: unknown;
  file: string;
  /** Offset of the key in `light`, else in `dark`. */
  offset: number;
}

/** The variables of the program's theme; undefined where it has no theme. */
export function themeVariables({ model }: Workspace, file: string): ThemeVariable[] | undefined {
  const root = model.rootOf(file);
  if (root === undefined) return undefined;
  const location = model.readJson(`${root}/app.json`)['themeLocation'];
  const theme = path.posix.join(root, typeof location === 'string' ? location : 'theme.json');
  if (!model.exists(theme)) return undefined;
  const values = model.readJson(theme) as Record<string, Record<string, unknown> | undefined>;
  const tree = parseTree(model.readText(theme) ?? '', [], { allowTrailingComma: true });
  const keyIn = (look: string, name: string): number | undefined =>
    tree?.children
      ?.find((one) => one.children?.[0]?.value === look)
      ?.children?.[1]?.children?.find((one) => one.children?.[0]?.value === name)?.offset;
  const names = new Set([...Object.keys(values['light'] ?? {}), ...Object.keys(values['dark'] ?? {})]);
  return [...names].map((name) => ({
    name,
    light: values['light']?.[name],
    dark: values['dark']?.[name],
    file: theme,
    offset: keyIn('light', name) ?? keyIn('dark', name) ?? 0,
  }));
}

/** The variable at an offset of a json. */
export function variableAt(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  offset: number,
): ThemeVariable | undefined {
  for (const node of variableNodes(document))
    if (node.offset <= offset && offset <= node.offset + node.length)
      return themeVariables(workspace, file)?.find(({ name }) => `@${name}` === node.value);
  return undefined;
}

function variableNodes(document: TextDocument): JsonNode[] {
  const found: JsonNode[] = [];
  const visit = (node: JsonNode, isKey: boolean): void => {
    if (node.type === 'string' && !isKey && /^@[\w-]*$/.test(String(node.value))) found.push(node);
    node.children?.forEach((child, index) => visit(child, node.type === 'property' && index === 0));
  };
  const tree = parseTree(document.getText(), [], { allowTrailingComma: true });
  if (tree) visit(tree, false);
  return found;
}

export const describeVariable = ({ name, light, dark }: ThemeVariable, locale: Language): string =>
  locale === 'zh'
    ? `**@${name}**\n\n- 浅色：\`${String(light ?? '—')}\`\n- 深色：\`${String(dark ?? '—')}\``
    : `**@${name}**\n\n- light: \`${String(light ?? '—')}\`\n- dark: \`${String(dark ?? '—')}\``;

export function completeVariables(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  node: JsonNode,
): CompletionItem[] {
  if (!String(node.value).startsWith('@')) return [];
  const range = {
    start: document.positionAt(node.offset + 1),
    end: document.positionAt(node.offset + node.length - 1),
  };
  return (themeVariables(workspace, file) ?? []).map(({ name, light, dark }) => ({
    label: `@${name}`,
    kind: 6,
    detail: `${String(light ?? '—')} / ${String(dark ?? '—')}`,
    filterText: `@${name}`,
    textEdit: { range, newText: `@${name}` },
  }));
}

/** A variable that the theme does not have. */
export function unknownVariables(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  locale: Language,
): Diagnostic[] {
  const nodes = variableNodes(document);
  const known = nodes.length > 0 ? themeVariables(workspace, file) : undefined;
  if (!known) return [];
  const names = known.map(({ name }) => name);
  return nodes
    .filter(({ value }) => !names.includes(String(value).slice(1)))
    .map((node) => {
      const near = nearestName(String(node.value).slice(1), names);
      return {
        range: {
          start: document.positionAt(node.offset),
          end: document.positionAt(node.offset + node.length),
        },
        severity: 2 as const,
        code: 'json/unknown-variable',
        source: 'tessera',
        message:
          locale === 'zh'
            ? `theme.json 中没有变量“${String(node.value)}”。`
            : `theme.json has no variable “${String(node.value)}”.`,
        data: near === undefined ? {} : { replace: `@${near}` },
      };
    });
}

import path from 'node:path';
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from '@volar/language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../../../contract/text.ts';
import type { Workspace } from '../file-view.ts';
import { methodEdit } from './create-method.ts';
import { registerComponent } from './register.ts';
import { pick, placeAt, type TemplateView } from './view.ts';
import { elementsOf, eventOf } from '../../wxml/parse.ts';
import { changeTo, type FixData } from './finding.ts';

export function fixesFor(
  view: TemplateView,
  document: TextDocument,
  workspace: Workspace,
  range: Range,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const fixes = diagnostics.flatMap((diagnostic) => {
    const actions = (edit: WorkspaceEdit, title: Text): CodeAction => ({
      title: pick(title, view.locale),
      kind: 'quickfix',
      diagnostics: [diagnostic],
      edit,
    });
    const data = diagnostic.data as FixData | undefined;
    const plain = plainFix(document, diagnostic, data, actions);
    if (diagnostic.code === 'wxml/unknown-component' && data?.tag)
      return [...registerFixes(view, workspace, data.tag, actions), ...plain];
    if (diagnostic.code === 'wxml/missing-wx-key') return keyFix(document, diagnostic, actions);
    if (diagnostic.code === 'wxml/unclosed-tag') return closeFix(view, document, diagnostic, actions);
    if (diagnostic.code === 'wxml/unknown-class')
      return [...plain, ...ruleFix(view, workspace, document, diagnostic, actions)];
    return plain;
  });
  return [...fixes, ...methodFix(view, workspace, document.offsetAt(range.start))];
}

type Action = (edit: WorkspaceEdit, title: Text) => CodeAction;

function registerFixes(view: TemplateView, workspace: Workspace, tag: string, action: Action): CodeAction[] {
  const root = view.model.rootOf(view.file);
  if (!root) return [];
  const names = (file: string) => [path.posix.basename(file), path.posix.basename(path.posix.dirname(file))];
  return view.model
    .allComponents(root)
    .filter((file) => names(file).includes(tag))
    .map((file) => {
      const request = `/${path.posix.relative(root, file)}`;
      return action(registerComponent(workspace, `${view.unit}.json`, tag, request), {
        en: `Register ${request} as <${tag}>`,
        zh: `将 ${request} 注册为 <${tag}>`,
      });
    });
}

/** Writes what was most likely meant, or what is missing. */
function plainFix(
  document: TextDocument,
  { range }: Diagnostic,
  data: FixData | undefined,
  action: Action,
): CodeAction[] {
  const change = (at: Range, newText: string): WorkspaceEdit => ({
    changes: { [document.uri]: [{ range: at, newText }] },
  });
  if (data?.replace !== undefined) return [action(change(range, data.replace), changeTo(data.replace))];
  if (data?.insert === undefined || data.insertAt === undefined) return [];
  const at = document.positionAt(data.insertAt);
  const shown = data.insert.trim();
  return [action(change({ start: at, end: at }, data.insert), { en: `Add ${shown}`, zh: `添加 ${shown}` })];
}

/** A tag whose pair was changed without it closes nothing, or this one: the closing tag at its end. */
function closeFix(
  view: TemplateView,
  document: TextDocument,
  { range }: Diagnostic,
  action: Action,
): CodeAction[] {
  const start = document.offsetAt(range.start);
  const element = [...elementsOf(view.template.children)].find(({ tagSpan }) => tagSpan.start === start);
  if (!element) return [];
  const inner = view.source.slice(element.open.end, element.end);
  const at = document.positionAt(element.open.end + inner.trimEnd().length);
  const newText = `</${element.tag}>`;
  return [
    action(
      { changes: { [document.uri]: [{ range: { start: at, end: at }, newText }] } },
      { en: `Close with ${newText}`, zh: `添加 ${newText}` },
    ),
  ];
}

/** An empty rule for a class, at the end of the unit's own sheet. */
function ruleFix(
  view: TemplateView,
  workspace: Workspace,
  document: TextDocument,
  { range }: Diagnostic,
  action: Action,
): CodeAction[] {
  const name = document.getText(range);
  const sheet = ['.wxss', '.less', '.scss']
    .map((ending) => view.unit + ending)
    .find((one) => view.model.exists(one));
  if (!sheet) return [];
  const text = view.model.readText(sheet) ?? '';
  const end = TextDocument.create('', '', 0, text).positionAt(text.length);
  const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const file = path.posix.basename(sheet);
  return [
    action(
      {
        changes: {
          [workspace.uriOf(sheet).toString()]: [
            { range: { start: end, end }, newText: `${gap}.${name} {\n}\n` },
          ],
        },
      },
      { en: `Add .${name} to ${file}`, zh: `在 ${file} 中添加 .${name}` },
    ),
  ];
}

function keyFix(document: TextDocument, diagnostic: Diagnostic, action: Action): CodeAction[] {
  const source = document.getText();
  const at = document.offsetAt(diagnostic.range.end);
  const value = /^\s*=\s*("[^"]*"|'[^']*')/.exec(source.slice(at));
  if (!value) return [];
  const position = document.positionAt(at + value[0].length);
  const edit = {
    changes: { [document.uri]: [{ range: { start: position, end: position }, newText: ' wx:key="*this"' }] },
  };
  return [action(edit, { en: 'Add wx:key="*this"', zh: '添加 wx:key="*this"' })];
}

/** A handler that is not there yet: writes it into the script. Found by its place: the complaint itself is TypeScript's. */
function methodFix(view: TemplateView, workspace: Workspace, offset: number): CodeAction[] {
  const place = placeAt(view, offset);
  if (place.kind !== 'attribute-value' || !eventOf(place.attribute.name)) return [];
  const name = place.attribute.value!;
  const script = view.model.scriptOf(view.unit);
  const text = script && view.model.readText(script);
  if (!script || text === undefined || !/^[A-Za-z_$][\w$]*$/.test(name)) return [];
  if (view.model.componentFacts(view.unit)?.methods.some((method) => method.name === name)) return [];
  const edit = methodEdit(script, text, name);
  if (!edit) return [];
  const position = TextDocument.create('', '', 0, text).positionAt(edit.offset);
  const changes = {
    [workspace.uriOf(script).toString()]: [{ range: { start: position, end: position }, newText: edit.text }],
  };
  const title = pick({ en: `Create method “${name}”`, zh: `创建方法“${name}”` }, view.locale);
  return [{ title, kind: 'quickfix', edit: { changes } }];
}

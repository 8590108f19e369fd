import path from 'node:path';
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from '@volar/language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Text } from '../../../contract/text.ts';
import type { Workspace } from '../file-view.ts';
import { methodEdit } from './create-method.ts';
import { registerComponent } from './register.ts';
import { pick, placeAt, type TemplateView } from './view.ts';
import { eventOf } from '../../wxml/parse.ts';

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
    const data = diagnostic.data as { tag?: string; insertAt?: number } | undefined;
    if (diagnostic.code === 'wxml/unknown-component' && data?.tag)
      return registerFixes(view, workspace, data.tag, actions);
    if (diagnostic.code === 'wxml/missing-wx-key') return keyFix(document, diagnostic, actions);
    return [];
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

import path from 'node:path';
import type { CodeAction, Diagnostic, WorkspaceEdit } from '@volar/language-service';
import { applyEdits, modify } from 'jsonc-parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../../contract/text.ts';
import { missingPage } from '../../new-unit.ts';
import type { Workspace } from '../file-view.ts';
import { changeTo } from '../markup/finding.ts';

/** What a fix needs, beside the place. */
export interface JsonFixData {
  /** A page, from the program's root. */
  page?: string;
  /** A registered tag. */
  tag?: string;
  /** What was most likely meant. */
  replace?: string;
}

export function jsonFixes(
  { model }: Workspace,
  file: string,
  document: TextDocument,
  diagnostic: Diagnostic,
  locale: Language,
): CodeAction[] {
  const { page, tag, replace } = (diagnostic.data ?? {}) as JsonFixData;
  const action = (title: string, edit: WorkspaceEdit): CodeAction => ({
    title,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    edit,
  });
  const changed = (newText: string, range = diagnostic.range): WorkspaceEdit => ({
    changes: { [document.uri]: [{ range, newText }] },
  });
  const actions: CodeAction[] = [];
  const root = model.rootOf(file);
  if (replace !== undefined)
    actions.push(action(changeTo(replace)[locale], changed(JSON.stringify(replace))));
  if (page !== undefined && root !== undefined)
    actions.push(
      action(
        locale === 'zh' ? `创建页面 ${page}` : `Create the page ${page}`,
        missingPage(model, root, path.posix.join(root, page)),
      ),
    );
  if (tag !== undefined) {
    const text = document.getText();
    const options = { formattingOptions: { insertSpaces: true, tabSize: 2 } };
    const newText = applyEdits(text, modify(text, ['usingComponents', tag], undefined, options));
    const whole = { start: document.positionAt(0), end: document.positionAt(text.length) };
    actions.push(action(locale === 'zh' ? `移除 <${tag}>` : `Remove <${tag}>`, changed(newText, whole)));
  }
  return actions;
}

import type { TextDocument } from './document.ts';
import type { Monaco } from './monaco.ts';

/** What the settings ask for before a save: formatting, no spaces at line ends, a line break at the end. */
export async function tidy(
  monaco: Monaco,
  document: TextDocument,
  values: Record<string, unknown>,
): Promise<void> {
  const { model, isLarge } = document;
  if (isLarge) return;
  if (values['editor.formatOnSave'] === true) {
    const editor = monaco.editor.getEditors().find((one) => one.getModel() === model);
    await editor?.getAction('editor.action.formatDocument')?.run();
  }
  const edits = [];
  if (values['files.trimTrailingWhitespace'] === true) {
    for (let line = 1; line <= model.getLineCount(); line++) {
      const text = model.getLineContent(line);
      const kept = text.trimEnd().length;
      if (kept < text.length) {
        const range = {
          startLineNumber: line,
          endLineNumber: line,
          startColumn: kept + 1,
          endColumn: text.length + 1,
        };
        edits.push({ range, text: '' });
      }
    }
  }
  const last = model.getLineCount();
  const end = model.getLineMaxColumn(last);
  if (values['files.insertFinalNewline'] === true && end > 1) {
    const range = { startLineNumber: last, endLineNumber: last, startColumn: end, endColumn: end };
    edits.push({ range, text: model.getEOL() });
  }
  if (edits.length) model.pushEditOperations(null, edits, () => null);
}

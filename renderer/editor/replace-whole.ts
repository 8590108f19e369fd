import type { editor } from 'monaco-editor/editor';

/** New text as the smallest single edit around what differs, so that cursors, folds and undo survive. */
export function replaceWhole(model: editor.ITextModel, text: string): void {
  const before = model.getValue();
  const after = text.replace(/\r\n/g, '\n').replace(/\n/g, model.getEOL());
  if (before === after) return;
  const { start, end, insert } = differing(before, after);
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  const range = {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
  model.pushStackElement();
  model.pushEditOperations(null, [{ range, text: insert }], () => null);
  model.pushStackElement();
}

export function differing(before: string, after: string): { start: number; end: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  // Never between the halves of a line end or of a surrogate pair: Monaco's positions know neither.
  while (start > 0 && (before[start - 1] === '\r' || isHighSurrogate(before, start - 1))) start--;
  while (tail > 0 && (before[before.length - tail] === '\n' || isLowSurrogate(before, before.length - tail)))
    tail--;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}

const isHighSurrogate = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text[index] ?? '');
const isLowSurrogate = (text: string, index: number) => /[\uDC00-\uDFFF]/.test(text[index] ?? '');

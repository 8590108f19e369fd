/** How a text area breaks its lines: what a copy needs to break them alike. */
const COPIED = [
  'boxSizing',
  'width',
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'textIndent',
  'wordBreak',
  'wordSpacing',
] as const;

function bottomInArea(area: HTMLTextAreaElement): number {
  const document = area.ownerDocument;
  const style = document.defaultView!.getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of COPIED) copy.style[name] = style[name];
  copy.style.cssText += 'position:absolute;visibility:hidden;white-space:pre-wrap;overflow-wrap:break-word;';
  copy.textContent = `${area.value.slice(0, area.selectionEnd)}\u200b`;
  document.body.append(copy);
  const height = copy.getBoundingClientRect().height;
  copy.remove();
  const { top, bottom } = area.getBoundingClientRect();
  return Math.min(bottom, top + height - area.scrollTop);
}

/** Where the line with the caret ends, from the top of the page's window. */
export function caretBottom(control: HTMLElement): number {
  if (control.localName === 'textarea') return bottomInArea(control as HTMLTextAreaElement);
  if (control.isContentEditable) {
    const range = control.ownerDocument.getSelection();
    const rect = range?.rangeCount ? range.getRangeAt(0).getBoundingClientRect() : undefined;
    if (rect?.height) return rect.bottom;
  }
  return control.getBoundingClientRect().bottom;
}

import { copyElement, copyState } from '../../device/element-copy.ts';

/** A picture of a page that is laid out as the page is: its styles and what of its elements is put into it. Nothing in it lives. */
export interface PageCopy {
  readonly element: HTMLIFrameElement;
  /** Everything that the page shows. */
  fill(): void;
  /** One element and what is in it; its ancestors only lend it their styles. */
  add(original: HTMLElement): HTMLElement;
}

const STILL = `*, ::before, ::after { animation: none !important; transition: none !important }
html { pointer-events: none }`;
const SEE_THROUGH = 'html, body { background: none !important }';

export function copyPage(page: Document, layer: HTMLElement): PageCopy {
  const element = layer.ownerDocument.createElement('iframe');
  element.className = 'page-copy';
  element.inert = true;
  layer.append(element);
  const document = element.contentDocument!;
  document.open();
  document.write('<!doctype html><html><head></head><body></body></html>');
  document.close();
  takeAttributes(page.documentElement, document.documentElement);
  takeAttributes(page.body, document.body);
  for (const sheet of page.querySelectorAll('style')) document.head.append(document.importNode(sheet, true));
  addStyle(document, STILL);
  takeFonts(page, document);
  return {
    element,
    fill() {
      const body = page.body.cloneNode(true) as HTMLElement;
      copyState(page.body, body);
      for (const alive of body.querySelectorAll('iframe, script, video, audio')) alive.remove();
      document.body.replaceWith(document.importNode(body, true));
      const { scrollX, scrollY } = page.defaultView!;
      document.defaultView!.scrollTo(scrollX, scrollY);
    },
    add(original) {
      addStyle(document, SEE_THROUGH);
      const { root, copy } = copyElement(original);
      document.body.append(root);
      return copy;
    },
  };
}

function addStyle(document: Document, text: string): void {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
}

/** Those that a script brought; the styles bring their own. */
function takeFonts(from: Document, to: Document): void {
  for (const face of from.fonts) {
    try {
      to.fonts.add(face);
    } catch {
      // It belongs to a style sheet.
    }
  }
}

function takeAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
}

import type { Language } from '../../../contract/text.ts';
import { rowsOf, words, type Board, type Key, type Platform } from './layouts.ts';
import type { Measures } from './measures.ts';

/** What a keyboard shows now. */
export interface Look {
  board: Board;
  kind: string;
  /** The field's confirm-type; `return` for a textarea that breaks lines. */
  confirmType: string;
  platform: Platform;
  language: Language;
  isUpper: boolean;
  measures: Measures;
  suggestion: string;
}

export interface Pressed {
  key(key: Key): void;
  suggestion(): void;
  confirmBar(): void;
  globe(): void;
  hide(): void;
}

const svg = (path: string): string =>
  `<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

const shift = '<path d="M12 4l8 8.5h-4.2V19H8.2v-6.5H4z"';
const icons: Record<string, string> = {
  shift: svg(`${shift}/>`),
  upper: svg(`${shift} fill="currentColor"/>`),
  erase: svg('<path d="M8.5 5H21v14H8.5L2.5 12zM11.5 9l6 6M17.5 9l-6 6"/>'),
  globe: svg(
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
  ),
  hide: svg('<path d="M5 9l7 7 7-7"/>'),
};

const switches: Record<Platform, Record<string, string>> = {
  ios: { digits: '123', symbols: '#+=', letters: 'ABC' },
  android: { digits: '?123', symbols: '=\\<', letters: 'ABC' },
};

function faceOf(key: Key, look: Look): { html?: string; text?: string } {
  const { act, text = '' } = key;
  if (act === 'text') return { text: look.isUpper ? text.toUpperCase() : text };
  if (act === 'shift') return { html: icons[look.isUpper ? 'upper' : 'shift']! };
  if (act === 'erase') return { html: icons.erase! };
  if (act === 'space') return { text: words[look.language].space };
  if (act === 'confirm') return { text: words[look.language].confirm[look.confirmType] ?? '' };
  return { text: switches[look.platform][act] ?? '' };
}

function button(document: Document, className: string, pressed: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  // The real keyboard types as well: nobody needs to walk over the drawn keys.
  element.tabIndex = -1;
  element.addEventListener('click', pressed);
  return element;
}

function drawKey(document: Document, key: Key, look: Look, pressed: Pressed): HTMLElement {
  if (key.act === 'blank') {
    const gap = document.createElement('span');
    gap.className = 'key blank';
    return gap;
  }
  const element = button(document, `key ${key.act}`, () => pressed.key(key));
  element.dataset.key = key.text ?? key.act;
  if (key.act === 'confirm' && look.confirmType === 'return') element.classList.add('plain');
  element.style.flexGrow = String(key.width ?? 1);
  const { html, text } = faceOf(key, look);
  if (html) element.innerHTML = html;
  else element.textContent = text ?? '';
  const name = words[look.language].names[key.act];
  if (name) element.setAttribute('aria-label', name);
  if (key.act === 'shift') element.setAttribute('aria-pressed', String(look.isUpper));
  return element;
}

function drawBar(document: Document, look: Look, pressed: Pressed): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'keyboard-bar';
  bar.style.height = `${look.measures.bar}px`;
  if (look.suggestion) {
    const element = button(document, 'suggestion', pressed.suggestion);
    element.textContent = look.suggestion;
    bar.append(element);
  }
  if (look.platform === 'android') bar.append(iconButton(document, 'hide', look, pressed.hide));
  return bar;
}

function iconButton(
  document: Document,
  name: 'globe' | 'hide',
  look: Look,
  pressed: () => void,
): HTMLElement {
  const element = button(document, name, pressed);
  element.innerHTML = icons[name]!;
  element.setAttribute('aria-label', words[look.language][name]);
  return element;
}

function drawStrip(document: Document, look: Look, pressed: Pressed): HTMLElement {
  const strip = document.createElement('div');
  strip.className = 'keyboard-strip';
  strip.style.height = `${look.measures.strip}px`;
  if (look.platform === 'ios' && look.measures.strip > 40) {
    if (look.board !== 'pad') strip.append(iconButton(document, 'globe', look, pressed.globe));
    strip.append(iconButton(document, 'hide', look, pressed.hide));
  }
  return strip;
}

/** Draws the keyboard into its element. */
export function drawKeyboard(element: HTMLElement, look: Look, pressed: Pressed): void {
  const document = element.ownerDocument;
  const { measures, language } = look;
  element.dataset.board = look.board;
  element.dataset.platform = look.platform;
  element.setAttribute('aria-label', words[language].keyboard);
  const parts: HTMLElement[] = [];
  if (measures.confirmBar) {
    const bar = document.createElement('div');
    bar.className = 'confirm-bar';
    bar.style.height = `${measures.confirmBar}px`;
    const done = button(document, 'confirm-bar-done', pressed.confirmBar);
    done.textContent = words[language].bar;
    bar.append(done);
    parts.push(bar);
  }
  if (measures.bar) parts.push(drawBar(document, look, pressed));
  for (const keys of rowsOf(look.board, look.kind, look.platform, language)) {
    const row = document.createElement('div');
    row.className = keys.length === 9 && look.board === 'letters' ? 'key-row inset' : 'key-row';
    row.style.height = `${measures.row}px`;
    row.append(...keys.map((key) => drawKey(document, key, look, pressed)));
    parts.push(row);
  }
  element.replaceChildren(...parts, drawStrip(document, look, pressed));
}

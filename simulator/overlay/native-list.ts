import { openNativePage } from './native-page.ts';
import type { Overlay } from './overlay.ts';
import { drawTitled } from './titled.ts';

export interface NativeRow {
  title: string;
  note?: string;
  chosen?: boolean;
  /** A switch instead of a row to be chosen. */
  toggle?: { on: boolean; changed(on: boolean): void };
}

export interface NativeListOptions {
  title: string;
  note?: string;
  rows: readonly NativeRow[];
  /** With a field above the rows: what is typed is a row of its own. */
  field?: { placeholder: string };
}

export type NativeAnswer = { row: number } | { text: string } | null;

/** One row of a list: its title, a note below, and a tick or a switch. */
export function drawNativeRow(document: Document, row: NativeRow): HTMLElement {
  const element = document.createElement(row.toggle ? 'label' : 'button');
  element.className = `tessera-native-row${row.chosen ? ' is-chosen' : ''}`;
  element.append(drawTitled(document, row));
  if (!row.toggle) return element;
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = row.toggle.on;
  box.addEventListener('change', () => row.toggle?.changed(box.checked));
  element.append(box);
  return element;
}

/** A page that the platform itself brings, such as settings and addresses: a list of rows. */
export function openNativeList(overlay: Overlay, options: NativeListOptions): Promise<NativeAnswer> {
  const { document } = overlay;
  const list = document.createElement('div');
  list.className = 'tessera-native-list';
  if (options.note) {
    const note = document.createElement('p');
    note.className = 'tessera-native-note';
    note.textContent = options.note;
    list.append(note);
  }
  const field = document.createElement('input');
  field.className = 'tessera-native-row';
  field.placeholder = options.field?.placeholder ?? '';
  if (options.field) list.append(field);
  return new Promise((resolve) => {
    const finish = (answer: NativeAnswer) => {
      page.close();
      resolve(answer);
    };
    options.rows.forEach((row, index) => {
      const element = drawNativeRow(document, row);
      if (!row.toggle) element.addEventListener('click', () => finish({ row: index }));
      list.append(element);
    });
    const page = openNativePage(overlay, {
      name: 'native',
      title: options.title,
      leave: 'back',
      finishes: Boolean(options.field),
      body: [list],
      left: () => finish(null),
    });
    page.done.addEventListener('click', () => finish(field.value ? { text: field.value } : null));
  });
}

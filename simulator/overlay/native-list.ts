import type { Overlay } from './overlay.ts';

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

const words = { en: { back: 'Back', done: 'Done' }, zh: { back: '返回', done: '完成' } };

/** A page that the platform itself brings, such as settings, addresses and places: a list of rows. */
export function openNativeList(overlay: Overlay, options: NativeListOptions): Promise<NativeAnswer> {
  const { document } = overlay;
  const text = words[overlay.language()];
  const make = (tag: string, className: string, label = '') => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = label;
    return element;
  };
  const content = make('div', 'tessera-native');
  const bar = make('div', 'tessera-native-bar');
  const back = make('button', 'tessera-native-back', text.back);
  const done = make('button', 'tessera-native-done', options.field ? text.done : '');
  bar.append(back, make('strong', '', options.title), done);
  const list = make('div', 'tessera-native-list');
  content.append(bar, list);
  if (options.note) list.append(make('p', 'tessera-native-note', options.note));
  const field = document.createElement('input');
  field.className = 'tessera-native-row';
  field.placeholder = options.field?.placeholder ?? '';
  if (options.field) list.append(field);
  return new Promise((resolve) => {
    const finish = (answer: NativeAnswer) => {
      layer.close();
      resolve(answer);
    };
    options.rows.forEach((row, index) => {
      const element = make(
        row.toggle ? 'label' : 'button',
        `tessera-native-row${row.chosen ? ' is-chosen' : ''}`,
      );
      const words = make('span', '', row.title);
      if (row.note) words.append(make('small', '', row.note));
      element.append(words);
      if (row.toggle) {
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = row.toggle.on;
        box.addEventListener('change', () => row.toggle?.changed(box.checked));
        element.append(box);
      } else element.addEventListener('click', () => finish({ row: index }));
      list.append(element);
    });
    const layer = overlay.open({
      name: 'native',
      content,
      place: 'full',
      mask: 'none',
      dismissed: () => finish(null),
    });
    back.addEventListener('click', () => finish(null));
    done.addEventListener('click', () => finish(field.value ? { text: field.value } : null));
  });
}

import type { Overlay } from './overlay.ts';
import { createWheel, type Wheel } from './wheel.ts';

const ROW_HEIGHT = 48;

const words = {
  en: { cancel: 'Cancel', confirm: 'Done' },
  zh: { cancel: '取消', confirm: '确定' },
};

export interface PickerSheetOptions {
  title: string;
  columns: readonly (readonly string[])[];
  chosen: readonly number[];
  /** A column came to rest on another row; answer with new columns where others depend on it. */
  turned?(column: number, chosen: readonly number[]): readonly (readonly string[])[] | undefined;
  confirmed(chosen: readonly number[]): void;
  cancelled(): void;
}

export interface PickerSheet {
  /** Columns or choice changed from outside, as a multiSelector's range does in columnchange. */
  update(columns: readonly (readonly string[])[], chosen: readonly number[]): void;
  close(): void;
}

interface ColumnView {
  root: HTMLElement;
  wheel: Wheel;
  fill(rows: readonly string[]): void;
}

function createColumn(document: Document, rest: (index: number) => void): ColumnView {
  const root = document.createElement('div');
  const content = document.createElement('div');
  root.className = 'tessera-picker-column';
  content.className = 'tessera-picker-rows';
  root.append(content);
  let count = 0;
  const wheel = createWheel({
    viewport: root,
    content,
    count: () => count,
    rowHeight: () => ROW_HEIGHT,
    settled: rest,
  });
  return {
    root,
    wheel,
    fill(rows) {
      count = rows.length;
      content.replaceChildren(
        ...rows.map((text) => {
          const row = document.createElement('div');
          row.textContent = text;
          return row;
        }),
      );
      wheel.setIndex(Math.min(wheel.index, count - 1), false);
    },
  };
}

function createHeader(document: Document, title: string, text: { cancel: string; confirm: string }) {
  const header = document.createElement('div');
  header.className = 'tessera-picker-header';
  const button = (name: string, label: string) => {
    const element = document.createElement('button');
    element.className = `tessera-picker-${name}`;
    element.textContent = label;
    return element;
  };
  const cancel = button('cancel', text.cancel);
  const confirm = button('confirm', text.confirm);
  const middle = document.createElement('span');
  middle.textContent = title;
  header.append(cancel, middle, confirm);
  return { header, cancel, confirm };
}

/** The sheet of wheels that the picker tag opens. */
export function openPickerSheet(overlay: Overlay, options: PickerSheetOptions): PickerSheet {
  const { document } = overlay;
  const { header, cancel, confirm } = createHeader(document, options.title, words[overlay.language()]);
  const content = document.createElement('div');
  const wheels = document.createElement('div');
  content.className = 'tessera-picker';
  content.setAttribute('role', 'dialog');
  wheels.className = 'tessera-picker-columns';
  content.append(header, wheels);
  let columns: ColumnView[] = [];
  let isDone = false;
  const chosen = () => columns.map(({ wheel }) => wheel.index);
  const fill = (rows: readonly (readonly string[])[]) => {
    rows.forEach((list, at) => columns[at]?.fill(list));
  };
  const build = (count: number) => {
    for (const { wheel } of columns) wheel.dispose();
    columns = Array.from({ length: count }, (_, at) =>
      createColumn(document, () => {
        const next = options.turned?.(at, chosen());
        if (next) fill(next);
      }),
    );
    wheels.replaceChildren(...columns.map(({ root }) => root));
  };
  const update: PickerSheet['update'] = (rows, indexes) => {
    if (rows.length !== columns.length) build(rows.length);
    fill(rows);
    indexes.forEach((index, at) => columns[at]?.wheel.setIndex(index, false));
  };
  update(options.columns, options.chosen);
  const finish = (report: () => void) => {
    if (isDone) return;
    isDone = true;
    layer.close();
    for (const { wheel } of columns) wheel.dispose();
    report();
  };
  const layer = overlay.open({
    name: 'picker',
    content,
    place: 'sheet',
    mask: 'dark',
    dismissed: () => finish(options.cancelled),
  });
  cancel.addEventListener('click', () => finish(options.cancelled));
  confirm.addEventListener('click', () => finish(() => options.confirmed(chosen())));
  return { update, close: () => finish(options.cancelled) };
}

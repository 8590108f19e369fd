import type { Overlay } from './overlay.ts';

const words = {
  en: { cancel: 'Cancel', done: 'Done', sample: 'Sample', computer: 'From this computer…', album: 'Album' },
  zh: { cancel: '取消', done: '完成', sample: '示例', computer: '从电脑选择…', album: '相册' },
};

export interface ChooseOptions {
  title?: string;
  /** Samples to be chosen from; made when they are shown. */
  samples: readonly { label: string; make(): Promise<Blob> }[];
  most: number;
  /** What the computer's dialog offers, as in `accept`. */
  accept: string;
}

/** The album: samples and files of the computer. Resolves with what was chosen, or null. */
export function chooseFiles(overlay: Overlay, options: ChooseOptions): Promise<Blob[] | null> {
  const { document } = overlay;
  const text = words[overlay.language()];
  const content = document.createElement('div');
  content.className = 'tessera-native';
  const make = (tag: string, className: string, label = '') => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = label;
    return element;
  };
  const bar = make('div', 'tessera-native-bar');
  const cancel = make('button', 'tessera-native-cancel', text.cancel);
  const done = make('button', 'tessera-native-done', text.done);
  bar.append(cancel, make('strong', '', options.title ?? text.album), done);
  const list = make('div', 'tessera-native-list');
  content.append(bar, list);
  const chosen = new Map<HTMLElement, Blob>();
  options.samples.forEach(({ label, make: create }, index) => {
    const row = make('button', 'tessera-native-row');
    const image = document.createElement('img');
    const name = make('span', '', label || `${text.sample} ${index + 1}`);
    row.append(image, name);
    row.setAttribute('aria-pressed', 'false');
    list.append(row);
    const made = create();
    void made.then((blob) => {
      if (blob.type.startsWith('image/')) image.src = URL.createObjectURL(blob);
      else image.remove();
    });
    row.addEventListener('click', () => {
      if (chosen.delete(row)) return mark(row, false);
      if (options.most === 1) for (const other of chosen.keys()) mark(other, false);
      if (options.most === 1) chosen.clear();
      if (chosen.size >= options.most) return;
      void made.then((blob) => {
        chosen.set(row, blob);
        mark(row, true);
      });
    });
  });
  const mark = (row: HTMLElement, on: boolean) => {
    row.classList.toggle('is-chosen', on);
    row.setAttribute('aria-pressed', String(on));
  };
  const computer = make('button', 'tessera-native-row tessera-native-computer', text.computer);
  list.append(computer);
  return new Promise((resolve) => {
    const finish = (files: Blob[] | null) => {
      layer.close();
      resolve(files);
    };
    const layer = overlay.open({
      name: 'choose',
      content,
      place: 'full',
      mask: 'none',
      dismissed: () => finish(null),
    });
    cancel.addEventListener('click', () => finish(null));
    done.addEventListener('click', () => finish(chosen.size ? [...chosen.values()] : null));
    computer.addEventListener('click', () => {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = options.accept;
      input.multiple = options.most > 1;
      input.addEventListener('change', () => finish([...(input.files ?? [])].slice(0, options.most)));
      input.click();
    });
  });
}

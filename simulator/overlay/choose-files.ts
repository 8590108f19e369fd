import type { Text } from '../../contract/text.ts';
import { openNativePage } from './native-page.ts';
import type { Overlay } from './overlay.ts';

const words = {
  en: { done: 'Done', sample: 'Sample', video: 'Video', computer: 'From this computer…', album: 'Album' },
  zh: { done: '完成', sample: '示例', video: '视频', computer: '从电脑选择…', album: '相册' },
};

export interface Sample {
  kind: 'image' | 'video' | 'file';
  /** A file's name; pictures and videos are numbered. */
  label?: string;
  make(): Promise<Blob>;
}

export interface ChooseOptions {
  title?: Text;
  /** Samples to be chosen from; made when they are shown. */
  samples: readonly Sample[];
  most: number;
  /** What the computer's dialog offers, as in `accept`. */
  accept: string;
}

const PLUS =
  '<svg viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d="M12 4v16M4 12h16"/></svg>';

function showBlob(document: Document, tile: HTMLElement, blob: Blob): void {
  if (!/^(image|video)\//.test(blob.type)) return;
  const isVideo = blob.type.startsWith('video/');
  const media = document.createElement(isVideo ? 'video' : 'img');
  media.src = URL.createObjectURL(blob);
  if (media instanceof HTMLVideoElement) media.muted = true;
  tile.prepend(media);
}

/** The chosen ones in the order of their numbers. */
class Chosen {
  readonly #most: number;
  readonly #changed: (count: number) => void;
  readonly #blobs = new Map<HTMLElement, Blob>();

  constructor(most: number, changed: (count: number) => void) {
    this.#most = most;
    this.#changed = changed;
  }

  get files(): Blob[] {
    return [...this.#blobs.values()];
  }

  turn(tile: HTMLElement, blob: Blob): void {
    const wasChosen = this.#blobs.delete(tile);
    const before = [...this.#blobs.keys()];
    if (this.#most === 1) this.#blobs.clear();
    if (!wasChosen && this.#blobs.size < this.#most) this.#blobs.set(tile, blob);
    for (const one of [...before, tile]) {
      const at = [...this.#blobs.keys()].indexOf(one);
      one.classList.toggle('is-chosen', at >= 0);
      one.setAttribute('aria-pressed', String(at >= 0));
      one.dataset.number = at >= 0 && this.#most > 1 ? String(at + 1) : '';
    }
    this.#changed(this.#blobs.size);
  }
}

function drawTile(document: Document, name: string, kind: Sample['kind']): HTMLButtonElement {
  const tile = document.createElement('button');
  tile.className = `tessera-native-row is-${kind}`;
  tile.setAttribute('aria-pressed', 'false');
  tile.setAttribute('aria-label', name);
  const label = document.createElement('span');
  label.textContent = kind === 'image' ? '' : name;
  tile.append(label);
  return tile;
}

/** Asks the computer. What its dialog gives ends the choice; where it is left, the album stays. */
function askComputer(document: Document, options: ChooseOptions, finish: (files: Blob[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = options.accept;
  input.multiple = options.most > 1;
  input.addEventListener('change', () => finish([...(input.files ?? [])].slice(0, options.most)));
  input.click();
}

/** The album: samples and files of the computer. Resolves with what was chosen, or null. */
export function chooseFiles(overlay: Overlay, options: ChooseOptions): Promise<Blob[] | null> {
  const { document } = overlay;
  const text = words[overlay.language()];
  const grid = document.createElement('div');
  grid.className = 'tessera-native-list';
  return new Promise((resolve) => {
    const finish = (files: Blob[] | null) => {
      page.close();
      resolve(files);
    };
    const page = openNativePage(overlay, {
      name: 'choose',
      title: options.title?.[overlay.language()] ?? text.album,
      className: 'tessera-album',
      leave: 'cancel',
      finishes: true,
      body: [grid],
      left: () => finish(null),
    });
    const chosen = new Chosen(options.most, (count) => {
      page.done.disabled = count === 0;
      page.done.textContent = count && options.most > 1 ? `${text.done} (${count})` : text.done;
    });
    page.done.disabled = true;
    page.done.addEventListener('click', () => finish(chosen.files.length ? chosen.files : null));
    const counts = { image: 0, video: 0, file: 0 };
    for (const { kind, label, make } of options.samples) {
      const number = (counts[kind] += 1);
      const name = label ?? `${kind === 'video' ? text.video : text.sample} ${number}`;
      const tile = drawTile(document, name, kind);
      tile.disabled = true;
      grid.append(tile);
      void make().then((blob) => {
        showBlob(document, tile, blob);
        tile.disabled = false;
        tile.addEventListener('click', () => chosen.turn(tile, blob));
      });
    }
    const computer = document.createElement('button');
    computer.className = 'tessera-native-row tessera-native-computer';
    computer.innerHTML = PLUS;
    computer.append(text.computer);
    computer.addEventListener('click', () => askComputer(document, options, finish));
    grid.append(computer);
  });
}

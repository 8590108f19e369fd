import type { Overlay } from './overlay.ts';

const words = {
  en: { back: 'Back', cancel: 'Cancel', done: 'Done' },
  zh: { back: '返回', cancel: '取消', done: '完成' },
};

const ARROW =
  '<svg viewBox="0 0 12 24" width="12" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M10 4l-8 8 8 8"/></svg>';

export interface NativePage {
  readonly content: HTMLElement;
  /** In the bar where the page `finishes`. */
  readonly done: HTMLButtonElement;
  close(): void;
}

/** A page that the platform itself brings: a bar with a way out, a title, and what finishes it. */
export function openNativePage(
  overlay: Overlay,
  options: {
    name: string;
    title: string;
    className?: string;
    /** An arrow or the word. */
    leave: 'back' | 'cancel';
    finishes: boolean;
    body: readonly HTMLElement[];
    left(): void;
  },
): NativePage {
  const { document } = overlay;
  const text = words[overlay.language()];
  const content = document.createElement('div');
  content.className = `tessera-native ${options.className ?? ''}`;
  const bar = document.createElement('div');
  bar.className = 'tessera-native-bar';
  const out = document.createElement('button');
  out.className = `tessera-native-${options.leave}`;
  if (options.leave === 'back') {
    out.innerHTML = ARROW;
    out.setAttribute('aria-label', text.back);
  } else out.textContent = text.cancel;
  out.addEventListener('click', options.left);
  const title = document.createElement('strong');
  title.textContent = options.title;
  const done = document.createElement('button');
  done.className = 'tessera-native-done';
  done.textContent = text.done;
  bar.append(out, title);
  if (options.finishes) bar.append(done);
  content.append(bar, ...options.body);
  const layer = overlay.open({
    name: options.name,
    content,
    place: 'full',
    mask: 'none',
    dismissed: options.left,
  });
  return { content, done, close: () => layer.close() };
}

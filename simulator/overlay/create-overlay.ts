import type { Language } from '../../contract/text.ts';
import type { Layer, LayerOptions, Overlay } from './overlay.ts';
import native from './native.css?raw';
import sheets from './sheets.css?raw';
import styles from './overlay.css?raw';

export interface OverlayHost {
  /** Covers the phone's screen. */
  element: HTMLElement;
  language(): Language;
  isDark(): boolean;
}

const LEAVING_MS = 250;

/** The layer above all pages. One per running program. */
export function createOverlay({ element, language, isDark }: OverlayHost): Overlay {
  const document = element.ownerDocument;
  const sheet = document.createElement('style');
  sheet.textContent = styles + native + sheets;
  const root = document.createElement('div');
  root.className = 'tessera-overlay';
  element.append(sheet, root);
  const open = new Map<string, { layer: Layer; dismissed?: () => void }>();

  function show({ name, content, place, mask, dismissed }: LayerOptions): Layer {
    const before = open.get(name);
    open.delete(name);
    before?.layer.close();
    before?.dismissed?.();
    root.dataset.theme = isDark() ? 'dark' : 'light';
    const box = document.createElement('div');
    box.className = `tessera-layer tessera-layer-${place} tessera-mask-${mask}`;
    box.dataset.name = name;
    const shade = document.createElement('div');
    shade.className = 'tessera-shade';
    content.classList.add('tessera-layer-content');
    box.append(shade, content);
    root.append(box);
    let isOpen = true;
    const layer: Layer = {
      get isOpen() {
        return isOpen;
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        if (open.get(name)?.layer === layer) open.delete(name);
        box.classList.add('tessera-leaving');
        // The animation may never run in a hidden tab: then it is gone at once after its time.
        setTimeout(() => box.remove(), LEAVING_MS);
      },
    };
    shade.addEventListener('click', () => dismissed?.());
    open.set(name, { layer, ...(dismissed ? { dismissed } : {}) });
    return layer;
  }

  return {
    document,
    language,
    isDark,
    open: show,
    clear() {
      for (const { layer, dismissed } of [...open.values()]) {
        layer.close();
        dismissed?.();
      }
      root.replaceChildren();
    },
    dispose() {
      open.clear();
      root.remove();
      sheet.remove();
    },
  };
}

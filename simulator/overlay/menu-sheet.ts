import { drawFace } from './program-face.ts';
import type { Overlay } from './overlay.ts';

const paths = {
  send: '<path d="M13 5l7 7-7 7v-4.3C8 14.7 5.5 16.5 4 19c.3-5 3-9.3 9-10z"/>',
  moments:
    '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3"/><path d="M12 3.500v6M20.5 12h-6M12 20.500v-6M3.5 12h6"/>',
  keep: '<path d="M12 3.500l8 4.500v8l-8 4.500L4 16V8zM4 8l8 4.500L20 8M12 12.500v8"/>',
  restart: '<path d="M19.5 12a7.5 7.5 0 1 1-2.200-5.300M19.5 3.500v4h-4"/>',
};

export interface MenuEntry {
  icon: keyof typeof paths;
  label: string;
  act(): unknown;
}

const icon = (name: keyof typeof paths): string =>
  `<svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">${paths[name]}</svg>`;

/** What the capsule's dots open: the program's name, tiles, and a way out. Resolves when it was left. */
export function openMenuSheet(overlay: Overlay, name: string, entries: readonly MenuEntry[]): Promise<void> {
  const { document } = overlay;
  const content = document.createElement('div');
  content.className = 'tessera-menu';
  content.setAttribute('role', 'menu');
  const tiles = document.createElement('div');
  tiles.className = 'tessera-menu-tiles';
  const item = (className: string, label: string) => {
    const button = document.createElement('button');
    button.className = className;
    button.setAttribute('role', 'menuitem');
    button.textContent = label;
    return button;
  };
  const cancel = item('item cancel', { en: 'Cancel', zh: '取消' }[overlay.language()]);
  content.append(drawFace(document, name), tiles, cancel);
  return new Promise((resolve, reject) => {
    const leave = (act: () => unknown) => {
      layer.close();
      Promise.resolve(act()).then(() => resolve(), reject);
    };
    for (const entry of entries) {
      const tile = item('item', entry.label);
      const picture = document.createElement('i');
      picture.innerHTML = icon(entry.icon);
      tile.prepend(picture);
      tile.addEventListener('click', () => leave(() => entry.act()));
      tiles.append(tile);
    }
    const nothing = () => leave(() => undefined);
    cancel.addEventListener('click', nothing);
    const layer = overlay.open({ name: 'menu', content, place: 'sheet', mask: 'dark', dismissed: nothing });
  });
}

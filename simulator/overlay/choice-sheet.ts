import type { Overlay } from './overlay.ts';

export interface Choice {
  label: string;
  picture?: string;
}

/** Ways to go on, one below the other. Resolves with the index of the one taken, or -1. */
export function openChoiceSheet(
  overlay: Overlay,
  title: string,
  choices: readonly Choice[],
): Promise<number> {
  const { document } = overlay;
  const content = document.createElement('div');
  content.className = 'tessera-choice';
  content.setAttribute('role', 'dialog');
  content.setAttribute('aria-label', title);
  const head = document.createElement('strong');
  head.textContent = title;
  content.append(head);
  return new Promise((resolve) => {
    const finish = (index: number) => {
      layer.close();
      resolve(index);
    };
    choices.forEach(({ label, picture }, index) => {
      const row = document.createElement('button');
      const image = document.createElement('img');
      image.alt = '';
      image.src = picture ?? '';
      if (picture) row.append(image);
      row.append(label);
      row.addEventListener('click', () => finish(index));
      content.append(row);
    });
    const layer = overlay.open({
      name: 'choice',
      content,
      place: 'sheet',
      mask: 'dark',
      dismissed: () => finish(-1),
    });
  });
}

import type { Overlay } from './overlay.ts';

export interface PreviewItem {
  url: string;
  type: 'image' | 'video';
  poster?: string;
}

/** Pictures and videos over the whole screen: swiped, zoomed by a double tap, left by a tap. */
export function previewMedia(overlay: Overlay, items: readonly PreviewItem[], start: number): void {
  const { document } = overlay;
  const content = document.createElement('div');
  const row = document.createElement('div');
  const count = document.createElement('div');
  content.className = 'tessera-preview';
  row.className = 'tessera-preview-row';
  count.className = 'tessera-preview-count';
  content.append(row, count);
  for (const { url, type, poster } of items) {
    const cell = document.createElement('div');
    const media = document.createElement(type === 'video' ? 'video' : 'img');
    media.src = url;
    if (media instanceof HTMLVideoElement) {
      media.controls = true;
      media.poster = poster ?? '';
    }
    cell.append(media);
    row.append(cell);
  }
  let current = start;
  const show = () => {
    row.style.transform = `translateX(${-current * 100}%)`;
    count.textContent = items.length > 1 ? `${current + 1} / ${items.length}` : '';
  };
  show();
  const layer = overlay.open({
    name: 'preview',
    content,
    place: 'full',
    mask: 'none',
    dismissed: () => layer.close(),
  });
  let from: Touch | undefined;
  content.addEventListener('touchstart', (event) => {
    from = event.changedTouches[0];
    row.classList.add('is-dragged');
  });
  content.addEventListener('touchmove', (event) => {
    const touch = event.changedTouches[0];
    if (!from || !touch) return;
    row.style.transform = `translateX(calc(${-current * 100}% + ${touch.clientX - from.clientX}px))`;
  });
  content.addEventListener('touchend', (event) => {
    const touch = event.changedTouches[0];
    row.classList.remove('is-dragged');
    if (!from || !touch) return;
    const distance = touch.clientX - from.clientX;
    from = undefined;
    const isVideo = event.target instanceof HTMLVideoElement;
    if (Math.abs(distance) < 8 && !isVideo) return layer.close();
    if (distance < -40) current = Math.min(items.length - 1, current + 1);
    if (distance > 40) current = Math.max(0, current - 1);
    show();
  });
}

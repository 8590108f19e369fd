/** What a copy of the markup does not have: typed text, drawings, how far something was scrolled. */
export function copyState(from: Element, to: Element): void {
  const originals = from.querySelectorAll<HTMLElement>('*');
  const copies = to.querySelectorAll<HTMLElement>('*');
  originals.forEach((original, index) => {
    const copy = copies[index]!;
    if (original.tagName === 'INPUT') copy.setAttribute('value', (original as HTMLInputElement).value);
    else if (original.tagName === 'TEXTAREA') copy.textContent = (original as HTMLTextAreaElement).value;
    else if (original.tagName === 'CANVAS') copyDrawing(original as HTMLCanvasElement, copy);
    const { scrollTop, scrollLeft } = original;
    if (scrollTop === 0 && scrollLeft === 0) return;
    for (const child of copy.children)
      (child as HTMLElement).style.translate = `${-scrollLeft}px ${-scrollTop}px`;
  });
}

function copyDrawing(canvas: HTMLCanvasElement, copy: HTMLElement): void {
  try {
    copy.style.backgroundImage = `url("${canvas.toDataURL()}")`;
    copy.style.backgroundSize = '100% 100%';
  } catch {
    // Something of another origin was drawn into it: nobody may read it.
  }
}

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

/**
 * A copy of one element with what is in it. Its ancestors below the body are copied around it without a box, so that selectors and
 * inheritance reach it as they reach the original. `root` is to be put into a body, `copy` to be placed.
 */
export function copyElement(original: HTMLElement): { root: HTMLElement; copy: HTMLElement } {
  const copy = original.cloneNode(true) as HTMLElement;
  copyState(original, copy);
  let root = copy;
  const { body } = original.ownerDocument;
  for (let at = original.parentElement; at && at !== body; at = at.parentElement) {
    const shell = at.cloneNode(false) as HTMLElement;
    shell.style.setProperty('display', 'contents', 'important');
    shell.append(root);
    root = shell;
  }
  return { root, copy };
}

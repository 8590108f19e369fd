// What showToast, showModal and showActionSheet draw on the overlay. Plain elements; dialogs.css has their look.

function make(document: Document, tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

const ICONS: Record<string, string> = {
  success: '<path d="M8 25l10 10 22-23"/>',
  error: '<path d="M12 12l24 24M36 12L12 36"/>',
  loading: '<path d="M24 6a18 18 0 1 1-18 18"/>',
};

export function drawToast(
  document: Document,
  title: string,
  icon: string,
  picture: string | undefined,
): HTMLElement {
  const box = make(document, 'div', `tessera-toast ${picture || icon !== 'none' ? 'with-icon' : ''}`);
  box.setAttribute('role', 'status');
  if (picture) {
    const image = document.createElement('img');
    image.src = picture;
    image.alt = '';
    box.append(image);
  } else if (ICONS[icon]) {
    const holder = make(document, 'span', `icon ${icon}`);
    holder.innerHTML = `<svg viewBox="0 0 48 48" width="40" height="40" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" aria-hidden="true">${ICONS[icon]}</svg>`;
    box.append(holder);
  }
  box.append(make(document, 'span', 'text', title));
  return box;
}

export interface ModalLook {
  title: string;
  content: string;
  confirmText: string;
  confirmColor: string | undefined;
  cancelText: string | undefined;
  cancelColor: string | undefined;
  editable: boolean;
  placeholder: string;
}

export function drawModal(
  document: Document,
  look: ModalLook,
  answer: (confirm: boolean, content: string | null) => void,
): HTMLElement {
  const box = make(document, 'div', 'tessera-modal');
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-modal', 'true');
  if (look.title) box.append(make(document, 'strong', 'title', look.title));
  let field: HTMLTextAreaElement | undefined;
  if (look.editable) {
    field = document.createElement('textarea');
    field.value = look.content;
    field.placeholder = look.placeholder;
    box.append(field);
  } else if (look.content) box.append(make(document, 'p', 'content', look.content));
  const buttons = make(document, 'div', 'buttons');
  const add = (text: string, color: string | undefined, className: string, confirm: boolean): void => {
    const button = make(document, 'button', className, text);
    if (color) button.style.color = color;
    button.addEventListener('click', () => answer(confirm, field?.value ?? null));
    buttons.append(button);
  };
  if (look.cancelText !== undefined) add(look.cancelText, look.cancelColor, 'cancel', false);
  add(look.confirmText, look.confirmColor, 'confirm', true);
  box.append(buttons);
  if (!look.editable) takeEnter(box, () => answer(true, null));
  return box;
}

/** The box itself has the focus, not a button of it: no ring is seen before somebody goes on by keys. */
function takeEnter(box: HTMLElement, confirm: () => void): void {
  box.tabIndex = -1;
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === box) confirm();
  });
}

export interface ActionSheetLook {
  itemList: string[];
  itemColor: string | undefined;
  alertText: string | undefined;
  cancelText: string;
}

export function drawActionSheet(
  document: Document,
  look: ActionSheetLook,
  choose: (index: number) => void,
  cancel: () => void,
): HTMLElement {
  const box = make(document, 'div', 'tessera-action-sheet');
  box.setAttribute('role', 'menu');
  if (look.alertText) box.append(make(document, 'p', 'alert', look.alertText));
  look.itemList.forEach((text, index) => {
    const button = make(document, 'button', 'item', String(text));
    button.setAttribute('role', 'menuitem');
    if (look.itemColor) button.style.color = look.itemColor;
    button.addEventListener('click', () => choose(index));
    box.append(button);
  });
  const last = make(document, 'button', 'item cancel', look.cancelText);
  last.addEventListener('click', cancel);
  box.append(last);
  return box;
}

import type { Language, Text } from '../../contract/text.ts';
import { drawFace } from './program-face.ts';
import { drawTitled } from './titled.ts';

/** What may be answered; `allow` where nothing else is said. */
const answers = {
  allow: { no: { en: 'Deny', zh: '拒绝' }, yes: { en: 'Allow', zh: '允许' } },
  open: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Allow', zh: '允许' } },
  call: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Call', zh: '呼叫' } },
  pay: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Pay', zh: '支付' } },
  send: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Send', zh: '发送' } },
  keep: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Keep', zh: '收藏' } },
  add: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Add', zh: '添加' } },
  verify: { no: { en: 'Cancel', zh: '取消' }, yes: { en: 'Verify', zh: '验证' } },
  watch: { no: { en: 'Close', zh: '关闭' }, yes: { en: 'Watched', zh: '已看完' } },
} satisfies Record<string, { no: Text; yes: Text }>;

export interface Question {
  title: string;
  /** Why, or of what: smaller, below the title. */
  note?: string;
  /** What would be given, as rows. */
  rows?: readonly HTMLElement[];
  answers?: keyof typeof answers;
}

/** The sheet's text and its two buttons. `allow` is what a program asks for: then the head says so. */
export function drawAsk(
  document: Document,
  { title, note, rows = [], answers: kind = 'allow' }: Question,
  { name, language }: { name: string; language: Language },
): { content: HTMLElement; no: HTMLElement; yes: HTMLElement } {
  const make = (tag: string, className: string, text = '') => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const content = make('div', 'tessera-ask');
  content.setAttribute('role', 'dialog');
  content.setAttribute('aria-label', title);
  const asks = kind === 'allow' ? { en: ' asks to', zh: ' 申请' }[language] : '';
  content.append(drawFace(document, name, asks), make('h3', '', title));
  if (note) content.append(make('p', '', note));
  if (rows.length) {
    const list = make('div', 'tessera-ask-rows');
    list.append(...rows);
    content.append(list);
  }
  const buttons = make('div', 'tessera-ask-buttons');
  const no = make('button', 'tessera-ask-no', answers[kind].no[language]);
  const yes = make('button', 'tessera-ask-yes is-primary', answers[kind].yes[language]);
  buttons.append(no, yes);
  content.append(buttons);
  return { content, no, yes };
}

/** What would be given: a picture, its name, what it is, and a tick. With `turned` a person may take it out. */
export function drawAskRow(
  document: Document,
  row: { title: string; note?: string; picture?: string; turned?: (on: boolean) => void },
): HTMLElement {
  const element = document.createElement(row.turned ? 'button' : 'div');
  element.className = 'tessera-ask-row is-ticked';
  if (row.picture) {
    const image = document.createElement('img');
    image.src = row.picture;
    image.alt = '';
    element.append(image);
  }
  element.append(drawTitled(document, row));
  if (!row.turned) return element;
  element.setAttribute('aria-pressed', 'true');
  element.addEventListener('click', () => {
    const isOn = element.classList.toggle('is-ticked');
    element.setAttribute('aria-pressed', String(isOn));
    row.turned?.(isOn);
  });
  return element;
}

import type { Language } from '../../../contract/text.ts';

// What lies on the phone's keyboards: plain data.

export type Act =
  'text' | 'shift' | 'erase' | 'digits' | 'symbols' | 'letters' | 'space' | 'confirm' | 'blank';

/** One key. `width` is in widths of a letter's key. */
export interface Key {
  act: Act;
  /** What it types. */
  text?: string;
  width?: number;
}

export type Board = 'letters' | 'digits' | 'symbols' | 'pad';
export type Platform = 'ios' | 'android';

const typed = (text: string): Key[] => [...text].map((letter) => ({ act: 'text', text: letter }));
const wide = (act: Act, width: number): Key => ({ act, width });

const marks: Record<Language, readonly [digits: string, more: string, lines: readonly string[]]> = {
  en: ['-/:;()$&@"', ".,?!'", ['[]{}#%^*+=', '_\\|~<>€£¥•']],
  zh: ['-/：；（）¥@“”', '。，、？！', ['【】｛｝#%^*+=', '_—\\|～《》$&·']],
};

/** The last row of the boards with letters: what switches them, the space bar, and the enter key. */
function lastRow(to: Act, platform: Platform, language: Language): Key[] {
  const [comma, stop] = language === 'zh' ? ['，', '。'] : [',', '.'];
  if (platform === 'ios') return [wide(to, 2.5), wide('space', 5), wide('confirm', 2.5)];
  return [wide(to, 1.5), ...typed(comma), wide('space', 5), ...typed(stop), wide('confirm', 1.5)];
}

function letterRows(platform: Platform, language: Language): Key[][] {
  return [
    typed('qwertyuiop'),
    typed('asdfghjkl'),
    [wide('shift', 1.3), ...typed('zxcvbnm'), wide('erase', 1.3)],
    lastRow('digits', platform, language),
  ];
}

function markRows(board: 'digits' | 'symbols', platform: Platform, language: Language): Key[][] {
  const [digits, more, lines] = marks[language];
  const [first, second] = board === 'digits' ? ['1234567890', digits] : [lines[0]!, lines[1]!];
  const other: Act = board === 'digits' ? 'symbols' : 'digits';
  const third = [...more].map((text): Key => ({ act: 'text', text, width: 1.4 }));
  return [
    typed(first),
    typed(second),
    [wide(other, 1.3), ...third, wide('erase', 1.3)],
    lastRow('letters', platform, language),
  ];
}

/** The key beside 0: what a number, an amount or an identity card needs. */
const besideZero: Record<string, Key> = {
  digit: { act: 'text', text: '.' },
  idcard: { act: 'text', text: 'X' },
};

function padRows(kind: string, platform: Platform): Key[][] {
  const rows = [typed('123'), typed('456'), typed('789')];
  const beside = besideZero[kind] ?? { act: 'blank' };
  if (platform === 'ios') return [...rows, [beside, ...typed('0'), { act: 'erase' }]];
  const ends: Key[] = [{ act: 'erase' }, { act: 'blank' }, { act: 'confirm' }];
  return [
    ...rows.map((row, at) => [...row, ends[at]!]),
    [beside, ...typed('0'), { act: 'blank' }, { act: 'blank' }],
  ];
}

/** Kinds of `input` whose keyboard has figures only. */
const pads = new Set(['number', 'digit', 'idcard', 'safe-password']);

export const firstBoard = (kind: string): Board => (pads.has(kind) ? 'pad' : 'letters');

export function rowsOf(board: Board, kind: string, platform: Platform, language: Language): Key[][] {
  if (board === 'pad') return padRows(kind, platform);
  return board === 'letters' ? letterRows(platform, language) : markRows(board, platform, language);
}

interface Words {
  /** By confirm-type; `return` breaks the line. */
  confirm: Record<string, string>;
  space: string;
  bar: string;
  keyboard: string;
  names: Partial<Record<Act, string>>;
  globe: string;
  hide: string;
}

export const words: Record<Language, Words> = {
  en: {
    confirm: { done: 'done', search: 'search', next: 'next', go: 'go', send: 'send', return: 'return' },
    space: 'space',
    bar: 'Done',
    keyboard: 'Keyboard of the phone',
    names: { shift: 'Shift', erase: 'Delete', digits: 'Numbers', symbols: 'Symbols', letters: 'Letters' },
    globe: 'Next language',
    hide: 'Hide the keyboard',
  },
  zh: {
    confirm: { done: '完成', search: '搜索', next: '下一项', go: '前往', send: '发送', return: '换行' },
    space: '空格',
    bar: '完成',
    keyboard: '手机键盘',
    names: { shift: '大写', erase: '删除', digits: '数字', symbols: '符号', letters: '字母' },
    globe: '切换语言',
    hide: '收起键盘',
  },
};

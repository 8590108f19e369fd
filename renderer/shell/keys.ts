/** Key bindings as text: `Mod+Shift+P`, chords as `Mod+K Mod+S`. `Mod` is Command on a Mac and Ctrl elsewhere. */
export interface Stroke {
  mod: boolean;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

const named: Record<string, string> = {
  esc: 'escape',
  del: 'delete',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  space: ' ',
};
const validKey =
  /^(.|f\d{1,2}|escape|delete|enter|tab|backspace|home|end|pageup|pagedown|insert|arrow(up|down|left|right))$/;

/** The strokes of a binding, or undefined where it is none. */
export function parseKeys(text: string): Stroke[] | undefined {
  const strokes = text.trim().split(/\s+/).map(parseStroke);
  return strokes.every((stroke) => stroke !== undefined) && strokes.length <= 2 ? strokes : undefined;
}

function parseStroke(text: string): Stroke | undefined {
  const parts = text.toLowerCase().replace(/\+\+$/, '+plus').split('+');
  const last = parts.pop() ?? '';
  const key = last === 'plus' ? '+' : (named[last] ?? last);
  const stroke: Stroke = { mod: false, ctrl: false, shift: false, alt: false, key };
  for (const part of parts) {
    if (part === 'mod' || part === 'ctrl' || part === 'shift' || part === 'alt') stroke[part] = true;
    else return undefined;
  }
  return validKey.test(key) ? stroke : undefined;
}

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export function matches(stroke: Stroke, press: KeyPress, isMac: boolean): boolean {
  const wantsMeta = isMac && stroke.mod;
  const wantsCtrl = stroke.ctrl || (!isMac && stroke.mod);
  if (press.metaKey !== wantsMeta || press.ctrlKey !== wantsCtrl) return false;
  if (press.shiftKey !== stroke.shift || press.altKey !== stroke.alt) return false;
  return press.key.toLowerCase() === stroke.key || keyOfCode(press.code) === stroke.key;
}

/** A key press in our spelling; undefined while only modifiers are held. */
export function strokeOf(press: KeyPress, isMac: boolean): string | undefined {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(press.key)) return undefined;
  const byPlace = keyOfCode(press.code);
  const key = byPlace || (press.key === ' ' ? 'Space' : press.key);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const parts = [
    mod ? 'Mod' : '',
    isMac && press.ctrlKey ? 'Ctrl' : '',
    press.shiftKey ? 'Shift' : '',
    press.altKey ? 'Alt' : '',
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return parts.filter(Boolean).join('+');
}

/** The key by its place: layouts and Shift change `key` (`?` for `/`, `ф` for `a`), not the code. */
function keyOfCode(code: string): string {
  if (code.startsWith('Key')) return code.slice(3).toLowerCase();
  if (code.startsWith('Digit')) return code.slice(5);
  const places: Record<string, string> = {
    Backslash: '\\',
    Slash: '/',
    Period: '.',
    Comma: ',',
    Backquote: '`',
    Minus: '-',
    Equal: '=',
    BracketLeft: '[',
    BracketRight: ']',
  };
  return places[code] ?? '';
}

const macSigns: Record<string, string> = { mod: '⌘', ctrl: '⌃', shift: '⇧', alt: '⌥' };
const shown: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  delete: 'Del',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  ' ': 'Space',
};

/** As people read it: `Ctrl+Shift+P`, `⇧⌘P`. */
export function showKeys(text: string, isMac: boolean): string {
  const strokes = parseKeys(text);
  if (!strokes) return text;
  return strokes.map((stroke) => showStroke(stroke, isMac)).join(' ');
}

function showStroke(stroke: Stroke, isMac: boolean): string {
  const key = shown[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : capital(stroke.key));
  const modifiers = (['ctrl', 'alt', 'shift', 'mod'] as const).filter((name) => stroke[name]);
  if (isMac) return modifiers.map((name) => macSigns[name]).join('') + key;
  const names = [
    stroke.mod || stroke.ctrl ? 'Ctrl' : '',
    stroke.shift ? 'Shift' : '',
    stroke.alt ? 'Alt' : '',
  ];
  return [...names.filter(Boolean), key].join('+');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

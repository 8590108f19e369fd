import { describe, expect, it } from 'vitest';
import { matches, parseKeys, showKeys, strokeOf, type KeyPress } from './keys.ts';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const first = (text: string) => {
  const stroke = parseKeys(text)?.[0];
  if (!stroke) throw new Error(`${text} is no key`);
  return stroke;
};

describe('key bindings', () => {
  it('reads modifiers, names and chords, and refuses what is no key', () => {
    expect(parseKeys('Mod+K Mod+S')).toHaveLength(2);
    expect(parseKeys('Mod++')?.[0]?.key).toBe('+');
    for (const bad of ['', 'Hyper+K', 'Mod+', 'Mod+Banana', 'A B C'])
      expect(parseKeys(bad), bad).toBeUndefined();
  });

  it('matches by key and by place, with exactly these modifiers', () => {
    expect(matches(first('Mod+Shift+P'), press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), false)).toBe(
      true,
    );
    expect(matches(first('Mod+Shift+P'), press('P', 'KeyP', { metaKey: true, shiftKey: true }), true)).toBe(
      true,
    );
    expect(matches(first('Mod+P'), press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches(first('Mod+A'), press('ф', 'KeyA', { ctrlKey: true }), false)).toBe(true);
  });

  it('writes a key press down so that it is read back as the same', () => {
    const pressed = press('P', 'KeyP', { ctrlKey: true, shiftKey: true });
    expect(strokeOf(pressed, false)).toBe('Mod+Shift+P');
    expect(matches(first(strokeOf(pressed, false) ?? ''), pressed, false)).toBe(true);
    expect(strokeOf(press('Control', 'ControlLeft', { ctrlKey: true }), false)).toBeUndefined();
    expect(strokeOf(press('F5', 'F5'), false)).toBe('F5');
  });

  it('shows them as each system writes them', () => {
    expect(showKeys('Mod+Shift+P', false)).toBe('Ctrl+Shift+P');
    expect(showKeys('Mod+Shift+P', true)).toBe('⇧⌘P');
    expect(showKeys('Mod+K Mod+S', false)).toBe('Ctrl+K Ctrl+S');
  });
});

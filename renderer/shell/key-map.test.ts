import { describe, expect, it } from 'vitest';
import type { Command } from './declaration.ts';
import { createKeyFollower, createKeyMap } from './key-map.ts';
import type { Registry } from './registry.ts';

const command = (id: string, keys?: string): Command => ({
  id,
  title: { en: id, zh: id },
  run: () => undefined,
  ...(keys ? { keys } : {}),
});
const commands = [
  command('a.save', 'Mod+S'),
  command('a.keys', 'Mod+K Mod+S'),
  command('a.find', 'Mod+F'),
  command('a.none'),
];
const registry = { commands, command: (id: string) => commands.find((one) => one.id === id) } as Registry;
const ctrl = (letter: string) => ({
  key: letter,
  code: `Key${letter.toUpperCase()}`,
  ctrlKey: true,
  metaKey: false,
  shiftKey: false,
  altKey: false,
});

describe('the key map', () => {
  it('takes declared keys, then a person’s own', () => {
    const map = createKeyMap(registry, ['a.find: Mod+Alt+F', 'a.none:F8', 'a.save:']);
    expect(map.keysOf('a.find')).toBe('Mod+Alt+F');
    expect(map.keysOf('a.none')).toBe('F8');
    expect(map.keysOf('a.save')).toBeUndefined();
    expect(map.invalid).toEqual([]);
  });

  it('names what is not valid and keeps the rest', () => {
    const map = createKeyMap(registry, ['a.find: Mod+Banana', 'no.such: F2', 'a.none: F8', 'rubbish']);
    expect(map.invalid).toEqual(['a.find: Mod+Banana', 'no.such: F2', 'rubbish']);
    expect(map.keysOf('a.find')).toBe('Mod+F');
    expect(map.keysOf('a.none')).toBe('F8');
    expect(createKeyMap(registry, { a: 1 }).invalid).toEqual(['{"a":1}']);
  });

  it('follows chords, and forgets one that leads nowhere', () => {
    const follow = createKeyFollower(() => createKeyMap(registry, []), false);
    expect(follow(ctrl('s'))).toEqual({ command: 'a.save' });
    expect(follow(ctrl('k'))).toBe('pending');
    expect(follow(ctrl('s'))).toEqual({ command: 'a.keys' });
    expect(follow(ctrl('k'))).toBe('pending');
    expect(follow(ctrl('x'))).toBe('none');
    expect(follow(ctrl('s'))).toEqual({ command: 'a.save' });
  });
});

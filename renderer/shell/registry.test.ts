import { describe, expect, it } from 'vitest';
import { createRegistry, discoverPanels } from './registry.ts';

const registry = createRegistry(discoverPanels());

describe('what the panels declare', () => {
  it('is found by folder, with words in both languages', () => {
    expect(registry.panels.map(({ id }) => id)).toContain('explorer');
    for (const { id, title, category } of registry.commands) {
      for (const text of [title, category ?? title]) {
        expect(text.en.trim(), id).not.toBe('');
        expect(text.zh.trim(), id).not.toBe('');
      }
    }
  });

  it('gives no two commands the same keys', () => {
    const seen = new Map<string, string>();
    for (const { id, keys } of registry.commands) {
      if (keys === undefined) continue;
      expect(
        seen.get(keys.toLowerCase()),
        `${id} and ${seen.get(keys.toLowerCase())} both want ${keys}`,
      ).toBeUndefined();
      seen.set(keys.toLowerCase(), id);
    }
  });

  it('offers every command in the palette under its own name', () => {
    const names = registry.commands
      .filter(({ hidden }) => !hidden)
      .map(({ title, category }) => `${category?.en}: ${title.en}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

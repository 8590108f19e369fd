import { describe, expect, it } from 'vitest';
import { fill, languageStore, say } from './text.ts';

describe('words', () => {
  it('fills values and picks the form that fits a number', () => {
    expect(fill('{n} {n|file|files} in {folder}', { n: 1, folder: 'pages' })).toBe('1 file in pages');
    expect(fill('{n} {n|file|files}', { n: 3 })).toBe('3 files');
    expect(fill('{n} 个文件', { n: 3 })).toBe('3 个文件');
    expect(fill('{unknown} stays')).toBe('{unknown} stays');
  });

  it('follows the language at once', () => {
    const text = { en: 'Explorer', zh: '资源管理器' };
    languageStore.getState().setLanguage('zh');
    expect(say(text)).toBe('资源管理器');
    languageStore.getState().setLanguage('en');
    expect(say(text)).toBe('Explorer');
  });
});

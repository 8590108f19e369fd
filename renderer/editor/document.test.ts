import { describe, expect, it } from 'vitest';
import { isLargeText, largeBytes, longLine } from './document.ts';
import { languageOf } from './language-of.ts';

describe('a text file', () => {
  it('is large by its size or by one long line', () => {
    expect(isLargeText('a\n'.repeat(1000))).toBe(false);
    expect(isLargeText('x'.repeat(longLine + 1))).toBe(true);
    expect(isLargeText(`short\n${'x'.repeat(longLine + 1)}\nshort`)).toBe(true);
    expect(isLargeText('a\n'.repeat(largeBytes))).toBe(true);
  });

  it('has the language of its ending', () => {
    expect(languageOf('pages/a/a.wxml').id).toBe('wxml');
    expect(languageOf('app.wxss')).toEqual({ id: 'css', name: 'WXSS' });
    expect(languageOf('utils/x.wxs').name).toBe('WXS');
    expect(languageOf('LICENSE').id).toBe('plaintext');
  });
});

import { describe, expect, it } from 'vitest';
import { fuzzy } from './palette.ts';

const best = (query: string, texts: string[]) =>
  texts
    .map((text) => ({ text, match: fuzzy(query, text) }))
    .filter(({ match }) => match)
    .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0))
    .map(({ text }) => text);

describe('the palette finds', () => {
  it('letters in order, and nothing else', () => {
    expect(fuzzy('xyz', 'index.js')).toBeUndefined();
    expect(fuzzy('', 'index.js')).toEqual({ score: 0, at: [] });
    expect(fuzzy('idx', 'index.js')?.at).toEqual([0, 2, 4]);
  });

  it('names before folders, starts of words before letters inside', () => {
    expect(best('index', ['components/index-list/readme.md', 'pages/index/index.js'])[0]).toBe(
      'pages/index/index.js',
    );
    expect(best('app', ['miniprogram/wrapper.js', 'app.js', 'pages/app-list/x.js'])[0]).toBe('app.js');
    expect(best('pdi', ['pages/detail/index.wxml', 'pad/idle.js'])).toContain('pages/detail/index.wxml');
    expect(best('tsb', ['View: Toggle side bar', 'Notes about tabs'])[0]).toBe('View: Toggle side bar');
  });
});

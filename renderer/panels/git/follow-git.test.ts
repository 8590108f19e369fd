import { describe, expect, it } from 'vitest';
import { toState } from './follow-git.ts';

describe('what the explorer shows of git', () => {
  const state = toState({
    branch: 'main',
    ahead: 1,
    behind: 0,
    files: [
      { path: 'pages/list/list.js', mark: 'M', isStaged: false },
      { path: 'pages/new.js', mark: 'U', isStaged: false },
      { path: 'old/gone.js', mark: 'D', isStaged: false },
    ],
    ignored: ['dist/', 'a.log'],
  });

  it('marks folders by the strongest change below them', () => {
    expect(state.marks.get('pages')).toBe('M');
    expect(state.marks.get('pages/list')).toBe('M');
    expect(state.marks.get('old')).toBe('M');
    expect(state.marks.get('pages/new.js')).toBe('U');
  });

  it('knows what is ignored, everything below an ignored folder included', () => {
    expect(state.isIgnored('dist')).toBe(true);
    expect(state.isIgnored('dist/a/b.js')).toBe(true);
    expect(state.isIgnored('a.log')).toBe(true);
    expect(state.isIgnored('node_modules/x')).toBe(true);
    expect(state.isIgnored('pages/list/list.js')).toBe(false);
    expect(toState(null).branch).toBeUndefined();
  });
});

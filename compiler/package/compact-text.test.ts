import { describe, expect, it } from 'vitest';
import { findFrame, noFrame, restoreCss, restoreText, shortenCss, shortenText } from './compact-text.ts';

const wrap = (key: string, body: string): string =>
  `define("${key}",function(a,b){${body}\n});\n//# at ${key}\n`;

describe('texts of a package', () => {
  it('say once what all of them begin and end with, and come back as they were', () => {
    const texts = ['a.js', 'pages/b.js', 'a.js/c.js'].map(
      (key) => [key, wrap(key, `use("${key}")`)] as const,
    );
    const frame = findFrame(texts);
    expect(frame.head).toContain('define("§",function(a,b){use("§');
    for (const [key, text] of texts) {
      const stored = shortenText(text, key, frame);
      expect(stored.length).toBeLessThan(10);
      expect(restoreText(stored, key, frame)).toBe(text);
    }
  });

  it.each(['', '§', '§§', '§=x', 'x§', 'plain', wrap('other.js', 'x'), wrap('a.js', '§§')])(
    'come back as they were, whatever they are: %j',
    (text) => {
      const frame = findFrame([
        ['a.js', wrap('a.js', 'one')],
        ['b.js', wrap('b.js', 'two')],
      ]);
      for (const one of [frame, noFrame])
        expect(restoreText(shortenText(text, 'a.js', one), 'a.js', one)).toBe(text);
      expect(restoreCss(shortenCss(text))).toBe(text);
    },
  );

  it('write the prefix of class names as one sign, unless the sign occurs', () => {
    const css = '.__tessera_scope__a .__tessera_scope__b{}';
    expect(shortenCss(css)).toBe('§§.§a .§b{}');
    expect(restoreCss(shortenCss(css))).toBe(css);
    const odd = '.__tessera_scope__a::after{content:"§"}';
    expect(restoreCss(shortenCss(odd))).toBe(odd);
  });

  it('have no frame where there is one text only, or none', () => {
    expect(findFrame([])).toEqual(noFrame);
    expect(findFrame([['a', 'b']])).toEqual(noFrame);
    expect(
      findFrame([
        ['a', 'xx'],
        ['b', 'xx'],
      ]),
    ).toEqual({ head: 'xx', tail: '' });
  });
});

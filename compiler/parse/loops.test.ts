import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { LOOP_WATCH, watchLoops } from './loops.ts';

/** Runs a script as the simulator would and counts the rounds of its loops. */
function rounds(source: string): { value: unknown; count: number } {
  const { code } = transformSync(source, { format: 'cjs' });
  let count = 0;
  const module = { exports: undefined as unknown };
  new Function('module', LOOP_WATCH, watchLoops(code))(module, () => {
    count++;
    return false;
  });
  return { value: module.exports, count };
}

describe('R-RUN-WATCHDOG loops of a script tell that they go round', () => {
  const cases: [source: string, value: unknown, count: number][] = [
    ['let n = 0; for (let i = 0; i < 3; i++) { n += i } module.exports = n', 3, 3],
    ['let n = 0; for (let i = 0; i < 3; i++) n += i; module.exports = n', 3, 3],
    ['let n = 0; for (const x of [1, 2]) n += x; module.exports = n', 3, 2],
    ['let n = ""; for (const x in { a: 1, b: 2 }) { n += x } module.exports = n', 'ab', 2],
    ['let n = 3; while (n > 0) n--; module.exports = n', 0, 3],
    ['let n = 3; while (--n);  module.exports = n', 0, 2],
    ['let n = 0; do { n++ } while (n < 3); module.exports = n', 3, 3],
    ['let n = 0; do n++; while (n < 3) module.exports = n', 3, 3],
    ['let n = 0; if (!n) do n++; while (n < 3); else n = 9; module.exports = n', 3, 3],
    ['let n = 0; do while (n++ < 2); while (n < 3); module.exports = n', 3, 3],
    ['let n = 0; do { while (n < 2) n++; while (n < 4) n++; } while (n < 4); module.exports = n', 4, 5],
    [
      'let n = 0; do if (n) for (const x of [1]) n += x; else while (n < 1) n++; while (n < 3); module.exports = n',
      3,
      6,
    ],
    ['let n = 0; a: for (;;) { for (;;) { if (n++ > 2) break a; continue a } } module.exports = n', 4, 8],
    ['let n = 0; while (n < 2) if (n++ === 0) continue; else break; module.exports = n', 2, 2],
    [
      'const s = "while (x) for (y) do {"; const r = /for (a)/; const t = `while (${1})`; module.exports = s + r + t',
      'while (x) for (y) do {/for (a)/while (1)',
      0,
    ],
    ['const o = { for(x) { return x }, while: 2, do: 3 }; module.exports = o.for(1) + o.while + o.do', 6, 0],
    [
      'class A { do() { return 1 } while(x) { return x } } module.exports = new A().do() + new A().while(2)',
      3,
      0,
    ],
    ['for (const f = (a) => (a > 0 ? f(a - 1) : 0); f(2) === 1;) {} module.exports = 1', 1, 0],
    ['var i = 0, l = 2; for (; i < l; i++) try { i + 1 } finally { } module.exports = i', 2, 2],
    [
      'const f = function* () { for (let i = 0; i < 2; i++) yield i }; module.exports = [...f()].length',
      2,
      2,
    ],
  ];
  it.each(cases)('%s', (source, value, count) => {
    expect(rounds(source)).toEqual({ value, count });
  });

  it('leaves the lines where they are', () => {
    const { code } = transformSync('for (;;) {\n  a();\n}\nwhile (b)\n  c();');
    expect(watchLoops(code).split('\n').length).toBe(code.split('\n').length);
  });

  it('leaves a script without loops as it is', () => {
    expect(watchLoops('forget(); undo();')).toBe('forget(); undo();');
  });
});

import { describe, expect, it } from 'vitest';
import { minifyCss, toRelease } from './release.ts';
import { sampleProgram } from './testing/sample.ts';

describe('a release', () => {
  it.each([
    [
      '.a {\n  color : red;\n  /* } */ margin: 0 auto;\n}\n\n.b > .c { }',
      '.a{color : red;margin: 0 auto}.b > .c{}',
    ],
    ['.a::after { content: " /* no */  } " }', '.a::after{content: " /* no */  } "}'],
    ['.a { background: url( a;b  .png ) }', '.a{background: url( a;b  .png )}'],
    [
      '@media (min-width: 10px) { .a:not(.b)  .c { top: calc(1px + 2px) } } /* open',
      '@media (min-width: 10px){.a:not(.b) .c{top: calc(1px + 2px)}}',
    ],
    ['.a { b: "x\\"; }" ; }', '.a{b: "x\\"; }"}'],
  ])('minifies css without changing what it means: %j', (css, expected) => {
    expect(minifyCss(css)).toBe(expected);
  });

  it('holds only files that may be uploaded, and what packOptions.include names', () => {
    const program = sampleProgram();
    const unit = { file: '', size: 1, sha256: '' };
    for (const path of ['a.snap', 'b.WEBP', 'c.md', 'd.ttf', 'e.exe']) program.assets[path] = unit;
    const options = {
      isIncluded: (path: string) => path === 'c.md',
      minifyStyles: true,
      minifyTemplates: true,
    };
    expect(Object.keys(toRelease(program, options).assets)).toEqual([
      'images/logo.png',
      'b.WEBP',
      'c.md',
      'd.ttf',
    ]);
  });

  it('drops the places of elements from templates', () => {
    const program = sampleProgram();
    program.templates.units.x = '(N,C)=>{if(C)__w(N,0,0);var $A=1;if(C)L(N,"x");if(C)__w(N,12,3)},b';
    const options = { isIncluded: () => false, minifyStyles: true, minifyTemplates: true };
    expect(toRelease(program, options).templates.units.x).toBe('(N,C)=>{;var $A=1;if(C)L(N,"x")},b');
    expect(toRelease(program, { ...options, minifyTemplates: false }).templates).toBe(program.templates);
  });
});

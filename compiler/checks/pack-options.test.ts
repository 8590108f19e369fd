import { describe, expect, it } from 'vitest';
import { createPackFilter, ruleProblem, type PackRule } from './pack-options.ts';

const files = [
  'app.js',
  'docs/readme.md',
  'images/Logo.PNG',
  'images/test-1.webp',
  'pages/index/index.js',
  'pages/index/index.test.js',
  'pages/test-index.js',
];

const ignored = (rule: PackRule, include: PackRule[] = []): string[] =>
  files.filter(createPackFilter({ ignore: [rule], include }).isIgnored);

describe('packOptions', () => {
  it.each<[PackRule, string[]]>([
    [{ type: 'file', value: 'app.js' }, ['app.js']],
    [{ type: 'file', value: '/docs/readme.md' }, ['docs/readme.md']],
    [{ type: 'file', value: 'readme.md' }, []],
    [{ type: 'folder', value: 'images' }, ['images/Logo.PNG', 'images/test-1.webp']],
    [{ type: 'folder', value: './docs/' }, ['docs/readme.md']],
    [{ type: 'folder', value: 'image' }, []],
    [{ type: 'suffix', value: '.webp' }, ['images/test-1.webp']],
    [{ type: 'suffix', value: '.png' }, ['images/Logo.PNG']],
    [{ type: 'prefix', value: 'test-' }, ['images/test-1.webp', 'pages/test-index.js']],
    [{ type: 'regexp', value: '\\.test\\.js$' }, ['pages/index/index.test.js']],
    [{ type: 'regexp', value: '^/docs/' }, ['docs/readme.md']],
    [{ type: 'regexp', value: '(' }, []],
    [{ type: 'glob', value: 'pages/**/*.test.js' }, ['pages/index/index.test.js']],
    [{ type: 'glob', value: '/images/*' }, ['images/Logo.PNG', 'images/test-1.webp']],
  ])('ignores by %j', (rule, expected) => {
    expect(ignored(rule)).toEqual(expected);
  });

  it('lets include outweigh ignore', () => {
    const include: PackRule[] = [{ type: 'suffix', value: '.webp' }];
    expect(ignored({ type: 'folder', value: 'images' }, include)).toEqual(['images/Logo.PNG']);
    expect(createPackFilter({ include }).isIncluded('a/b.webp')).toBe(true);
  });

  it('survives whatever project.config.json holds', () => {
    for (const options of [
      undefined,
      null,
      3,
      [],
      { ignore: 'x' },
      { ignore: [null, 1, { type: 'x', value: 1 }] },
    ]) {
      expect(files.filter(createPackFilter(options).isIgnored)).toEqual([]);
    }
    expect(ruleProblem({ type: 'regexp', value: '(' })).toBe('pattern');
    expect(ruleProblem({ type: 'folders', value: 'x' })).toBe('shape');
    expect(ruleProblem({ type: 'glob', value: 'x' })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { declarationsIn, preludesOf, readable, weightOf } from './tree-styles.ts';

describe('R-SIM style rules as they are shown', () => {
  it.each([
    ['view', [0, 0, 1]],
    ['.a.b', [0, 2, 0]],
    ['#x .a > view', [1, 1, 1]],
    ['view::before', [0, 0, 2]],
    ['[data-kind="all"]:hover', [0, 2, 0]],
    [':where(.a .b) view', [0, 0, 1]],
    [':not(.a, #b) view', [1, 1, 1]],
  ])('%s weighs %j', (selector, weight) => expect(weightOf(selector)).toEqual(weight));

  it('reads selectors as their author wrote them', () => {
    expect(readable('.components-tea-card--card--big wx-view', 'components/tea-card')).toBe(
      '.card--big view',
    );
    expect(readable('body > wx-button.a')).toBe('page > button.a');
    expect(readable('[wx-host="components-tea-card"] .x')).toBe(':host .x');
    expect(readable('.t-button--primary')).toBe('.t-button--primary');
  });

  it('splits declarations outside quotes and brackets', () => {
    const found = declarationsIn(
      'color: red !important; background: url("a;b") no-repeat; --x: calc(1px + 2px); gap: 2.13333vw -100vw',
    );
    expect(found.map(({ name, value, important }) => [name, value, important])).toEqual([
      ['color', 'red', true],
      ['background', 'url("a;b") no-repeat', false],
      ['--x', 'calc(1px + 2px)', false],
      ['gap', '16rpx -750rpx', false],
    ]);
  });

  it('finds where each rule stands, comments and conditions aside', () => {
    const css =
      '/* a { */\n.a,\n.b { color: red }\n@media (min-width: 0) {\n  .c { top: 0 } }\n\n.d > .e{left:0}';
    expect(preludesOf(css)).toEqual([
      { selector: '.a,.b', line: 2 },
      { selector: '.c', line: 5 },
      { selector: '.d>.e', line: 7 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { formatWxml } from './format.ts';

describe('formatting wxml', () => {
  it.each([
    [
      '<view>\n<text>a  b</text>\n      <image   src = "x"/></view>',
      '<view>\n  <text>a  b</text>\n  <image src="x" /></view>\n',
    ],
    ['<view   class="a"\n  id=b   >x</view>', '<view class="a" id="b">x</view>\n'],
    ['\n\n<view/>\n\n\n\n<view/>\n', '<view />\n\n<view />\n'],
    ['<view> <text> keep </text> </view>', '<view> <text> keep </text> </view>\n'],
    ['<wxs module="m">\n  var a = 1\n</wxs>', '<wxs module="m">\n  var a = 1\n</wxs>\n'],
    ['<view wx:if="{{a ? "x" : \'y\'}}"/>', '<view wx:if="{{a ? "x" : \'y\'}}" />\n'],
    ['', ''],
    // Found in the corpus: text at the end has no line break of ours, text at the start keeps its own.
    ['<view/>\ncode: {{number}}', '<view />\ncode: {{number}}'],
    ['\n hello <view/>\n', '\n hello <view />\n'],
  ])('%s', (source, expected) => {
    expect(formatWxml(source)).toBe(expected);
    expect(formatWxml(expected)).toBe(expected);
  });

  it('puts attributes of a long tag on lines of their own', () => {
    const long = `<view class="${'a'.repeat(60)}" style="${'b'.repeat(60)}" hidden>\n<text/>\n</view>`;
    expect(formatWxml(long)).toBe(
      `<view\n  class="${'a'.repeat(60)}"\n  style="${'b'.repeat(60)}"\n  hidden\n>\n  <text />\n</view>\n`,
    );
  });

  it('leaves markup with errors as it is', () => {
    expect(formatWxml('<view>\n <text>')).toBe('<view>\n <text>');
  });
});

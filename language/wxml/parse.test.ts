import { describe, expect, it } from 'vitest';
import { attributeOf, elementAt, elementsOf, eventOf, mustaches, parseWxml } from './parse.ts';

const tags = (source: string) => [...elementsOf(parseWxml(source).children)].map((element) => element.tag);
const errors = (source: string) =>
  parseWxml(source).errors.map((error) => `${error.code} ${error.tag}`.trim());

describe('parsing finished markup', () => {
  it.each([
    ['<view><text>a</text></view>', ['view', 'text']],
    ['<image src="a.png" /><view/>', ['image', 'view']],
    ['<!-- <view> --><text/>', ['text']],
    ['<wxs module="m">if (1 < 2) { }</wxs><view/>', ['wxs', 'view']],
    ['{{ a < b ? "<view>" : "" }}<text/>', ['text']],
    ['<view class="{{a ? "x" : "y"}}"><text/></view>', ['view', 'text']],
    ['a < b <view/>', ['view']],
  ])('%s', (source, expected) => {
    expect(tags(source)).toEqual(expected);
    expect(errors(source)).toEqual([]);
  });

  it('keeps exact spans of names, values and tags', () => {
    const source = '<view  class = "a b"\n  hidden bindtap=go></view>';
    const [view] = [...elementsOf(parseWxml(source).children)];
    const cut = (span: { start: number; end: number } | undefined) =>
      span && source.slice(span.start, span.end);
    expect(
      view!.attributes.map((attribute) => [
        cut(attribute.nameSpan),
        cut(attribute.valueSpan),
        attribute.value,
      ]),
    ).toEqual([
      ['class', 'a b', 'a b'],
      ['hidden', undefined, undefined],
      ['bindtap', 'go', 'go'],
    ]);
    expect(cut(view!.open)).toBe('<view  class = "a b"\n  hidden bindtap=go>');
    expect(cut(view!.close)).toBe('</view>');
    expect(cut(view)).toBe(source);
  });
});

describe('parsing half-typed markup', () => {
  it.each([
    ['<view><text></view>', ['view', 'text'], ['unclosed-tag text']],
    ['<view><', ['view'], ['unclosed-tag view']],
    ['<view ><ima</view><text/>', ['view', 'ima', 'text'], ['unfinished-tag ima', 'unclosed-tag ima']],
    ['<view class="a><text/>', ['view'], ['unfinished-tag view', 'unclosed-tag view']],
    ['</view><text/>', ['text'], ['stray-closing-tag view']],
    ['<view>{{ a <text/>', ['view', 'text'], ['unfinished-expression', 'unclosed-tag view']],
    ['<!-- open', [], ['unfinished-comment']],
    ['<view bindtap="{{ a\n" ><text/></view>', ['view', 'text'], []],
  ])('%s', (source, expectedTags, expectedErrors) => {
    expect(tags(source)).toEqual(expectedTags);
    expect(errors(source).sort()).toEqual([...expectedErrors].sort());
  });

  it('never throws and never loses a character, whatever the text is cut to', () => {
    const source = `<view wx:for="{{list}}" data-a='{{ {a: "}}"} }}'><text>{{item.name + '}}'}}</text><wxs module="x">var a = '<view>';</wxs></view><!-- c -->`;
    for (let end = 0; end <= source.length; end += 1) {
      const document = parseWxml(source.slice(0, end));
      const last = document.children.at(-1);
      expect(last?.end ?? 0).toBe(end);
    }
  });
});

describe('mustaches', () => {
  it.each([
    ['{{a}} and {{b}}', ['a', 'b']],
    ["{{ '}}' }}", [" '}}' "]],
    ['{{ {a: {b: 1}} }}', [' {a: {b: 1}} ']],
    ['{{{a: 1}}}', ['{a: 1}']],
    ['none', []],
    ['{{', ['']],
    ["{{ a' }} x", [" a' "]],
  ])('%s', (source, expected) => {
    expect(
      mustaches(source, { start: 0, end: source.length }).map(({ start, end }) => source.slice(start, end)),
    ).toEqual(expected);
  });
});

describe('looking at a place', () => {
  it('finds the innermost element', () => {
    const source = '<view><text>a</text> <image/></view>';
    const document = parseWxml(source);
    expect(elementAt(document, source.indexOf('a<'))?.tag).toBe('text');
    expect(elementAt(document, source.indexOf('image'))?.tag).toBe('image');
    expect(elementAt(document, 2)?.tag).toBe('view');
  });

  it('reads every spelling of an event', () => {
    expect(
      [
        'bindtap',
        'catch:tap',
        'capture-bind:touchstart',
        'capture-catch:tap',
        'mut-bind:tap',
        'bindmyevent',
        'bind:my-event',
        'class',
        'bind',
      ].map((name) => eventOf(name)?.event),
    ).toEqual(['tap', 'tap', 'touchstart', 'tap', 'tap', 'myevent', 'my-event', undefined, undefined]);
    const [view] = [...elementsOf(parseWxml('<view wx:for-items="{{a}}"/>').children)];
    expect(attributeOf(view!, 'wx:for', 'wx:for-items')?.value).toBe('{{a}}');
  });
});

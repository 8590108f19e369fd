import { describe, expect, it } from 'vitest';
import { parseQuery, parseRoute } from './page.ts';
import { rpxToVw } from './rpx.ts';
import { createEventChannels } from './event-channel.ts';
import { applyPatch } from './apply-patch.ts';
import { listsReadInside } from './engine/list-reads.ts';
import { isolationOf, scopeOf } from './engine/style-scope.ts';
import type { Patch, Program } from '../../contract/program.ts';

describe('R-SIM routes', () => {
  it.each([
    ['/pages/b/b?x=1&y=2', { path: 'pages/b/b', query: { x: '1', y: '2' } }],
    ['../b/b', { path: 'pages/b/b', query: {} }],
    ['b', { path: 'pages/a/b', query: {} }],
    ['/pages/b/b?u=a=b&v=%20', { path: 'pages/b/b', query: { u: 'a=b', v: '%20' } }],
  ])('%s', (url, route) => expect(parseRoute(url, 'pages/a/a')).toEqual(route));

  it('takes a query without values', () =>
    expect(parseQuery('a&b=&c=1#x')).toEqual({ a: '', b: '', c: '1' }));
});

describe('R-SIM rpx in inline styles', () => {
  it.each([
    ['width: 750rpx', 'width: 100vw'],
    ['margin: -15rpx .5RPX', 'margin: -2vw 0.06666666666666667vw'],
    ['color: red', 'color: red'],
  ])('%s', (before, after) => expect(rpxToVw(before)).toBe(after));
});

it('R-SIM an event channel tells both ends', () => {
  const { opener, opened } = createEventChannels();
  const heard: unknown[] = [];
  opener.emit('early', 1);
  opened.on('early', (value) => heard.push(value));
  opened.emit('back', 2);
  opener.once('back', (value) => heard.push(value));
  opened.emit('back', 3);
  expect(heard).toEqual([1, 2]);
});

it('R-SIM a patch replaces single entries and removes others', () => {
  const empty = { components: {}, scripts: {}, assets: {} };
  const program = {
    ...empty,
    id: 'a',
    styles: { x: { css: '1' }, y: { css: '2' } },
    templates: { runtime: '', units: { t: '1' }, wxs: {} },
  } as unknown as Program;
  const patch = {
    kind: 'style',
    from: 'a',
    to: 'b',
    set: { styles: { x: { css: '3' } } },
    removed: { components: [], scripts: [], styles: ['y'], templates: [], wxs: [], assets: [] },
  } as Patch;
  const next = applyPatch(program, patch);
  expect(next.styles).toEqual({ x: { css: '3' } });
  expect([next.id, next.templates.units]).toEqual(['b', { t: '1' }]);
  expect(program.styles).toHaveProperty('y');
});

describe('R-SIM lists that may be updated row by row', () => {
  const unit = (body: string): string =>
    `{g=(C,h,i)=>{${body}},f=(C,T,E,B,F)=>{F(D.l,"id",U?U.l:undefined,[0,"l"],g)}`;
  it('rows that read only their item', () => expect(listsReadInside(unit('T(X(h).t)'))('l')).toBe(false));
  it('rows that read the list', () => expect(listsReadInside(unit('T(D.l.length)'))('l')).toBe(true));
  it('a field without a loop', () => expect(listsReadInside(unit('T(h)'))('other')).toBe(true));
});

describe('R-SIM style isolation', () => {
  const config = { usingComponents: {} };
  it('pages share, components are isolated', () => {
    expect([isolationOf(config, true, {}), isolationOf(config, false, {})]).toEqual(['shared', 'isolated']);
  });
  it('json wins over the options given in JS', () => {
    expect(isolationOf({ ...config, styleIsolation: 'shared' }, false, { styleIsolation: 'isolated' })).toBe(
      'shared',
    );
  });
  it('names a scope by its path', () => expect(scopeOf('3d/a_b/c.d')).toBe('n3d-a-b-c-d'));
});

import { describe, expect, it } from 'vitest';
import { createValues, jsonOf } from './values.ts';

describe('R-SIM values of the program, as they are sent', () => {
  it('says primitives as they are written, and gives no handle', () => {
    const values = createValues();
    expect(values.remote(-0)).toEqual({ type: 'number', text: '-0' });
    expect(values.remote(12n)).toEqual({ type: 'bigint', text: '12n' });
    expect(values.remote(null)).toEqual({ type: 'null', text: 'null' });
    expect(values.remote('x'.repeat(20_000))).toMatchObject({ isCut: true });
  });

  it('previews the first members and runs no getter', () => {
    let runs = 0;
    const { preview, isCut } = createValues().remote({
      a: 1,
      get b() {
        runs += 1;
        return 2;
      },
      c: { d: 1 },
      e: [1],
      f: 1,
      g: 1,
    });
    expect(preview?.map(({ name, value }) => `${name}=${value.text}`)).toEqual([
      'a=1',
      'b=(…)',
      'c=',
      'e=Array',
      'f=1',
    ]);
    expect(isCut).toBe(true);
    expect(runs).toBe(0);
  });

  it('opens members, prototypes and long lists by their hundreds', () => {
    const values = createValues();
    const { handle = 0 } = values.remote({ a: [1, 2], b: new Map([['k', 1]]) });
    const { members } = values.members(handle);
    expect(members.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'own a',
      'own b',
      'prototype [[Prototype]]',
    ]);
    const map = values.members(members[1]!.value.handle!).members[0];
    expect([map?.name, map?.value.text]).toEqual(['k', '1']);

    const long = values.remote(Array.from({ length: 25_000 }, (_, index) => index));
    expect(long).toMatchObject({ type: 'array', size: 25_000, isCut: true });
    const ranges = values.members(long.handle!).members;
    expect(ranges.map(({ name }) => name)).toEqual(['[0 … 9999]', '[10000 … 19999]', '[20000 … 25000]']);
    const hundreds = values.members(long.handle!, 10_000, 10_000).members;
    expect(hundreds).toHaveLength(100);
    const last = values.members(long.handle!, hundreds[99]!.from, hundreds[99]!.count).members;
    expect(last.at(-1)).toMatchObject({ name: '19999', value: { text: '19999' } });
  });

  it('lets old values go and says so', () => {
    const values = createValues();
    const first = values.remote({}).handle!;
    for (let index = 0; index < 50_001; index += 1) values.remote({ index });
    expect(values.members(first)).toEqual({ members: [], isGone: true });
  });

  it('survives proxies that refuse everything', () => {
    const refuse = () => {
      throw new Error('no');
    };
    const hostile = new Proxy({}, { get: refuse, ownKeys: refuse, getPrototypeOf: refuse });
    expect(createValues().remote(hostile)).toMatchObject({ type: 'object', preview: [] });
  });

  it('writes JSON of circles, functions and big numbers', () => {
    const circle: Record<string, unknown> = { n: 1n, f() {} };
    circle.self = circle;
    circle.twice = [1];
    circle.again = circle.twice;
    expect(JSON.parse(jsonOf(circle))).toEqual({
      n: '1n',
      f: 'ƒ f()',
      self: '[Circular]',
      twice: [1],
      again: [1],
    });
  });
});

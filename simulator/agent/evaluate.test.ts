import { describe, expect, it } from 'vitest';
import { completionsOf } from './evaluate.ts';

let runs = 0;
const world: Record<string, unknown> = {
  wx: { showToast() {}, showModal() {}, env: { USER_DATA_PATH: 'x' } },
  getApp: () => ({ globalData: { tea: 1 } }),
  dangerous: () => {
    runs += 1;
    return { secret: 1 };
  },
  list: [{ name: 'a' }],
  get: {
    get trap() {
      runs += 1;
      return { inside: 1 };
    },
  },
};
const complete = (code: string) => {
  const { from, names } = completionsOf(
    code,
    () => Object.keys(world),
    (name) => world[name],
  );
  return { from, names: names.map(({ name }) => name) };
};

describe('R-SIM completion at the prompt', () => {
  it('offers names and members, by any case', () => {
    expect(complete('W')).toEqual({ from: 0, names: ['wx'] });
    expect(complete('1 + wx.showt')).toEqual({ from: 7, names: ['showToast'] });
    expect(complete('wx.env.').names).toContain('USER_DATA_PATH');
    expect(complete('list[0].na').names).toEqual(['name']);
    expect(complete('wx?.env?.USER').names).toEqual(['USER_DATA_PATH']);
    expect(complete('"text".sub').names).toEqual([]);
  });

  it('calls getApp to look, and nothing that might change the program', () => {
    expect(complete('getApp().globalData.t').names).toEqual(['tea']);
    expect(complete('dangerous().').names).toEqual([]);
    expect(complete('get.trap.').names).toEqual([]);
    expect(runs).toBe(0);
  });

  it('offers nothing where nothing was typed', () => {
    expect(complete('')).toEqual({ from: 0, names: [] });
    expect(complete('foo(')).toEqual({ from: 4, names: [] });
  });
});

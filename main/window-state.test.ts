import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitOnDisplays, readWindowStates, writeWindowStates } from './window-state.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'tessera-windows-')), 'windows.json');
const left = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('the windows of the last time', () => {
  it('come back', () => {
    const states = [
      { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true, search: '?project=a' },
    ];
    writeWindowStates(file, states);
    expect(readWindowStates(file)).toEqual(states);
  });

  it.each(['', '{', '{}', '[null, 1, {"bounds": {}}]', '[{"bounds":{"x":"1","y":2,"width":3,"height":4}}]'])(
    'are none where the file holds %j',
    (text) => {
      writeFileSync(file, text);
      expect(readWindowStates(file)).toEqual([]);
    },
  );

  it('carry no address of their own', () => {
    writeFileSync(file, '[{"bounds":{"x":1,"y":2,"width":3,"height":4},"search":"https://evil.test"}]');
    expect(readWindowStates(file)[0]?.search).toBe('');
  });
});

describe('a window on today’s displays', () => {
  it('stays where it was', () => {
    const bounds = { x: 2000, y: 100, width: 1000, height: 700 };
    expect(fitOnDisplays(bounds, [left, right])).toEqual(bounds);
  });

  it('comes to the middle where its display is gone', () => {
    const bounds = { x: 2000, y: 100, width: 1000, height: 700 };
    expect(fitOnDisplays(bounds, [left])).toEqual({ x: 460, y: 190, width: 1000, height: 700 });
  });

  it('shrinks to a smaller display and never hides its title', () => {
    const bounds = { x: -300, y: -80, width: 3000, height: 2000 };
    expect(fitOnDisplays(bounds, [left])).toEqual(left);
  });

  it('has a size even without memory or display', () => {
    expect(fitOnDisplays(undefined, [])).toEqual({ x: 0, y: 0, width: 1440, height: 900 });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from './in-process.ts';
import { StoredState } from './stored-state.ts';
import { startTestHost } from './testing/test-host.ts';

describe('stored state', () => {
  it('keeps any JSON value per project and for all, over restarts', async () => {
    const { host, dataFolder } = startTestHost();
    const { state } = connectInProcess(host.router);
    const layout = { tabs: ['a.js'], sizes: [1, 2.5], 茶: null };
    await Promise.all([
      state.set({ projectId: 'p', key: 'layout', value: layout }),
      state.set({ projectId: 'p', key: 'zoom', value: 2 }),
      state.set({ key: 'zoom', value: 1 }),
    ]);
    expect(await state.get({ projectId: 'p', key: 'layout' })).toEqual(layout);
    expect(await state.get({ projectId: 'p', key: 'toString' })).toBeNull();
    await state.delete({ projectId: 'p', key: 'layout' });
    const again = new StoredState(path.join(dataFolder, 'state'));
    expect(await again.get('p', 'layout')).toBeNull();
    expect(await again.get('p', 'zoom')).toBe(2);
    expect(await again.get(undefined, 'zoom')).toBe(1);
  });

  it('writes whole files, also when many values come at once', async () => {
    const { host, dataFolder } = startTestHost();
    const { state } = connectInProcess(host.router);
    await Promise.all(Array.from({ length: 200 }, (_, n) => state.set({ key: `k${n}`, value: n })));
    const stored = JSON.parse(readFileSync(path.join(dataFolder, 'state', 'all.json'), 'utf8')) as object;
    expect(Object.keys(stored).length).toBe(200);
  });
});

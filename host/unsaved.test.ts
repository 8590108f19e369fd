import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from './in-process.ts';
import { startTestHost, temporaryFolder } from './testing/test-host.ts';
import { UnsavedBuffers } from './unsaved.ts';

describe('unsaved text', () => {
  it('is there after a restart, until it is saved or discarded', async () => {
    const { host, dataFolder } = startTestHost();
    const { buffers } = connectInProcess(host.router);
    await buffers.put({ projectId: 'p', path: 'a.js', text: 'one', version: 'v' });
    await buffers.put({ projectId: 'p', path: 'untitled:1', text: '茶' });
    await buffers.put({ projectId: 'p', path: 'a.js', text: 'two', version: 'v' });
    await buffers.put({ projectId: 'q', path: 'a.js', text: 'other project' });
    const again = new UnsavedBuffers(path.join(dataFolder, 'unsaved'));
    const kept = (await again.list('p')).map(({ path: name, text, version }) => [name, text, version]);
    expect(kept.sort()).toEqual([
      ['a.js', 'two', 'v'],
      ['untitled:1', '茶', null],
    ]);
    await buffers.remove({ projectId: 'p', path: 'a.js' });
    expect((await buffers.list({ projectId: 'p' })).map(({ path: name }) => name)).toEqual(['untitled:1']);
  });

  it('takes what was typed since, and asks for the whole text where it has another one', async () => {
    const { host, dataFolder } = startTestHost();
    const { buffers } = connectInProcess(host.router);
    const key = { projectId: 'p', path: 'a.js' };
    const kept = async () =>
      (await new UnsavedBuffers(path.join(dataFolder, 'unsaved')).list('p')).map(({ text }) => text);
    const insert = (offset: number, text: string, removed = 0) => ({ offset, removed, text });
    const change = { ...key, from: '1', mark: '2', edits: [insert(3, '!'), insert(0, '二', 1)], length: 4 };
    expect(await buffers.change(change)).toBe(false);
    await buffers.put({ ...key, text: 'one', mark: '1' });
    expect(await buffers.change({ ...change, length: 5 })).toBe(false);
    expect(await kept()).toEqual(['one']);
    expect(await buffers.change({ ...change, version: 'v', encoding: 'gbk' })).toBe(true);
    expect(await kept()).toEqual(['二ne!']);
    expect(await buffers.list({ projectId: 'p' })).toMatchObject([{ version: 'v', encoding: 'gbk' }]);
    // The same once more, another window's text, text that is gone: nothing to put it to.
    expect(await buffers.change(change)).toBe(false);
    await buffers.put({ ...key, text: 'other' });
    expect(await buffers.change({ ...change, from: '2', mark: '3' })).toBe(false);
    await buffers.put({ ...key, text: 'one', mark: '4' });
    await buffers.remove(key);
    expect(await buffers.change({ ...change, from: '4', mark: '5' })).toBe(false);
    expect(await kept()).toEqual([]);
  });

  it('that cannot be read is kept aside', async () => {
    const folder = temporaryFolder();
    const buffers = new UnsavedBuffers(folder);
    await buffers.put('p', {
      path: 'a.js',
      text: 'x',
      version: null,
      encoding: 'utf8',
      bom: false,
      changed: 1,
    });
    const [project] = readdirSync(folder);
    const [name] = readdirSync(path.join(folder, project!));
    writeFileSync(path.join(folder, project!, name!), '{"path":');
    expect(await buffers.list('p')).toEqual([]);
    expect(readdirSync(path.join(folder, project!))).toEqual([`${name}.broken`]);
  });

  const kills = Number(process.env.TESSERA_KILLS ?? 6);
  it(`survives kill -9 at any moment (${kills} times): every promised text is whole`, async () => {
    const folder = temporaryFolder();
    const module = fileURLToPath(new URL('./unsaved.ts', import.meta.url));
    const script = `
      import { UnsavedBuffers } from ${JSON.stringify(module)};
      const buffers = new UnsavedBuffers(${JSON.stringify(folder)});
      for (let n = Number(process.argv[1]); ; n += 1) {
        const text = String(n).repeat(20_000);
        await buffers.put('p', { path: 'f' + (n % 3), text, version: null, encoding: 'utf8', bom: false, changed: n });
        process.stdout.write(n + '\\n');
      }`;
    let promised = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, String(promised + 1)]);
      let lines = '';
      const wanted = 3 + kill * 5;
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          lines += String(chunk);
          if (lines.split('\n').length > wanted) resolve();
        });
      });
      child.kill('SIGKILL');
      await once(child, 'close');
      promised = Number(lines.trim().split('\n').at(-1));
      const found = await new UnsavedBuffers(folder).list('p');
      const newest = found.at(-1)!;
      expect(newest.changed).toBeGreaterThanOrEqual(promised);
      for (const { text, changed } of found) expect(text).toBe(String(changed).repeat(20_000));
      promised = newest.changed;
    }
  });
});

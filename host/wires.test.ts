import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entriesOf, pathsOf } from '../contract/file-lists.ts';
import type { HostClient } from './services.ts';
import { startTestHost, takeUntil, writeFiles, type TestHost } from './testing/test-host.ts';
import { wires } from './testing/wires.ts';

interface Connected extends TestHost {
  client: HostClient;
  projectId: string;
}

describe.each(Object.keys(wires))('the host over %s', (name) => {
  async function connect(files: Record<string, string | Uint8Array> = {}): Promise<Connected> {
    const started = startTestHost(files);
    const wire = await wires[name]!(started.host);
    onTestFinished(() => wire.close());
    const { id } = await wire.client.projects.open({ folder: started.folder });
    return { ...started, client: wire.client, projectId: id };
  }

  it('answers calls with values', async () => {
    const { client, projectId, folder } = await connect({
      'app.json': '{}',
      'pages/index/index.js': 'Page({})\n',
      'project.config.json': '{ "projectname": "Tea shop", "appid": "wx1" }',
    });
    expect(await client.projects.open({ folder })).toEqual({
      id: projectId,
      folder,
      name: 'Tea shop',
      appId: 'wx1',
      hasConfig: true,
    });
    const entries = entriesOf(await client.files.list({ projectId, path: '' }), '');
    expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['pages', 'folder'],
      ['app.json', 'file'],
      ['project.config.json', 'file'],
    ]);
    expect(pathsOf(await client.files.all({ projectId }))).toEqual([
      'app.json',
      'pages/index/index.js',
      'project.config.json',
    ]);
  });

  it('keeps text and bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { client, projectId, folder } = await connect({ 'a.bin': bytes });
    const text = '茶 \u2028 😀 "quotes" \\ \r\n\ttab';
    await client.files.write({ projectId, path: 'ü 茶.txt', text, version: null });
    expect((await client.files.read({ projectId, path: 'ü 茶.txt' })).text).toBe(text);
    const range = await client.files.readRange({ projectId, path: 'a.bin' });
    expect(Buffer.from(range.base64, 'base64')).toEqual(Buffer.from(bytes));
    await client.files.writeBytes({ projectId, path: 'b.bin', base64: range.base64, version: null });
    expect(readFileSync(path.join(folder, 'b.bin'))).toEqual(Buffer.from(bytes));
  });

  it('gives refusals their code, their words in both languages and their data', async () => {
    const { client, projectId } = await connect();
    const refusal = await client.files.read({ projectId, path: 'gone.js' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'FILE_MISSING',
      message: '"gone.js" does not exist. It may have been moved or deleted.',
      data: { path: 'gone.js', zh: '“gone.js”不存在，可能已被移动或删除。' },
    });
  });

  it('says nothing of a bug but that it is one', async () => {
    const { client, host } = await connect();
    host.parts.recent.list = () => Promise.reject(new TypeError('secret in /home/me'));
    const refusal = await client.projects.recent().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'INTERNAL', data: {} });
    expect(JSON.stringify(refusal)).not.toContain('secret');
    const logged = host.parts.log.lines.recent().at(-1);
    expect(logged).toMatchObject({ level: 'error', message: 'projects.recent failed' });
    expect(logged?.detail).toContain('secret in /home/me');
  });

  it('refuses what the door does not know', async () => {
    const { client } = await connect();
    // @ts-expect-error a caller that does not keep to the types
    const refusal = await client.files.read({ projectId: 1 }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
    // @ts-expect-error a method that is not there
    const unknown = async () => client.files.format({ path: '/' });
    await expect(unknown()).rejects.toBeDefined();
  });

  it('streams facts, and goes on where a follower stopped', async () => {
    const { client, projectId, folder } = await connect();
    const stream = await client.watch.follow({ projectId });
    const [opened] = await takeUntil(stream, () => true);
    expect(opened?.fact).toEqual({ type: 'stream.opened', missed: false });

    writeFiles(folder, { 'a.js': '1' });
    const seen = await takeUntil(stream, ({ fact }) => fact.type === 'files.changed');
    expect(seen.at(-1)?.fact).toMatchObject({
      changes: [{ path: 'a.js', kind: 'created', isFolder: false }],
    });
    await stream.return?.();

    writeFiles(folder, { 'b.js': '1' });
    await client.watch.settled({ projectId });
    const { epoch, sequence } = seen.at(-1)!;
    const again = await client.watch.follow({ projectId, from: { epoch, sequence } });
    const facts = await takeUntil(again, ({ fact }) => JSON.stringify(fact).includes('b.js'));
    expect(facts[0]?.fact).toEqual({ type: 'stream.opened', missed: false });
    await again.return?.();

    const late = await client.watch.follow({ projectId, from: { epoch: 'another host', sequence } });
    const first = await takeUntil(late, () => true);
    expect(first[0]?.fact).toEqual({ type: 'stream.opened', missed: true });
    await late.return?.();
  });

  it('stops a stream that nobody wants any more', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`f${n}.js`, 'needle\n']));
    const { client, projectId, host } = await connect(many);
    let left = 0;
    const { search } = host.parts;
    const find = search.find.bind(search);
    const ended = new Promise<void>((resolve) => {
      search.find = async function* (query, signal) {
        try {
          for await (const fact of find(query, signal)) {
            left += 1;
            yield fact;
          }
        } finally {
          resolve();
        }
      };
    });
    const controller = new AbortController();
    const stream = await client.search.find({ projectId, text: 'needle' }, { signal: controller.signal });
    await stream.next();
    controller.abort();
    await stream.return?.().catch(() => undefined);
    await ended;
    expect(left).toBeLessThan(2_000);
  });
});

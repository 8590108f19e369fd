import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost, takeUntil } from '../testing/test-host.ts';

const size = { columns: 80, rows: 24 };

async function start() {
  const { host, folder } = startTestHost({ 'app.json': '{}' });
  const client = connectInProcess(host.router);
  await client.settings.set({ scope: 'user', key: 'terminal.shell', value: '/bin/sh' });
  const project = await client.projects.open({ folder });
  return { client, folder, projectId: project.id };
}

type Item = { fact: { type: string; text?: string; code?: number } };
const textOf = (items: unknown[]) => (items as Item[]).map(({ fact }) => fact.text ?? '').join('');

describe.runIf(process.platform !== 'win32')('terminals', () => {
  it('run a shell in the project’s folder, and a later window is told what was written before', async () => {
    const { client, folder, projectId } = await start();
    const { id } = await client.terminals.open({ projectId, ...size });
    await client.terminals.write({ id, text: 'pwd; echo $((6*7)) end\n' });
    let text = '';
    const first = await client.terminals.follow({ id });
    await takeUntil(first, (item) => (text += textOf([item])).includes('42 end'));
    expect(text).toContain(folder);
    await first.return?.();
    const second = await client.terminals.follow({ id });
    let again = '';
    await takeUntil(second, (item) => (again += textOf([item])).includes('42 end'));
    expect(again).toBe(text);
    await second.return?.();
    expect(await client.terminals.list({ projectId })).toEqual([{ id, name: 'sh', isEnded: false }]);
    await client.terminals.close({ id });
    expect(await client.terminals.list({ projectId })).toEqual([]);
    await expect(client.terminals.write({ id, text: 'x' })).rejects.toMatchObject({ code: 'TERMINAL_GONE' });
  });

  it('say how a shell ended, and can be stopped while one writes without end', async () => {
    const { client, projectId } = await start();
    const { id } = await client.terminals.open({ projectId, ...size });
    const stream = await client.terminals.follow({ id });
    await client.terminals.write({ id, text: 'while true; do echo tea tea tea tea tea; done\n' });
    let count = 0;
    await takeUntil(stream, (item) => (count += textOf([item]).length) > 1_000_000);
    await client.terminals.write({ id, text: '\u0003' });
    await client.terminals.write({ id, text: 'exit 3\n' });
    const taken = (await takeUntil(
      stream,
      (item) => (item as Item).fact.type === 'terminal.ended',
    )) as Item[];
    expect(taken[taken.length - 1]?.fact.code).toBe(3);
    expect((await client.terminals.list({ projectId }))[0]?.isEnded).toBe(true);
  });

  it('are refused in words where the chosen shell is none; they end with their project', async () => {
    const { client, projectId } = await start();
    const { id } = await client.terminals.open({ projectId, ...size });
    await client.settings.set({ scope: 'user', key: 'terminal.shell', value: '/no/such/shell' });
    await expect(client.terminals.open({ projectId, ...size })).rejects.toMatchObject({
      code: 'SHELL_MISSING',
    });
    await client.projects.close({ id: projectId });
    await expect(client.terminals.resize({ id, ...size })).rejects.toMatchObject({ code: 'TERMINAL_GONE' });
  });
});

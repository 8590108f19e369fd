import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startHost } from '../start.ts';
import { temporaryFolder } from '../testing/test-host.ts';

/** A server that answers each request with its method's name: what is proved here is the wire, not the language. */
const echo = `
let text = '';
process.stdin.on('data', (chunk) => {
  text += chunk;
  for (;;) {
    const head = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(text);
    if (!head || text.length < head[0].length + Number(head[1])) return;
    const { id, method } = JSON.parse(text.slice(head[0].length, head[0].length + Number(head[1])));
    text = text.slice(head[0].length + Number(head[1]));
    if (method === 'die') process.exit(3);
    const body = JSON.stringify({ jsonrpc: '2.0', id, result: { method, folder: process.cwd() } });
    process.stdout.write('Content-Length: ' + body.length + '\\r\\n\\r\\n' + body);
  }
});
`;

async function start(server: string) {
  const folder = temporaryFolder();
  const languageServer = path.join(folder, 'server.mjs');
  if (server) writeFileSync(languageServer, server);
  const project = path.join(folder, 'project');
  mkdirSync(project);
  const host = startHost({ dataFolder: path.join(folder, 'data'), templatesFolder: folder, languageServer });
  const client = connectInProcess(host.router);
  const { id } = await client.projects.open({ folder: project });
  return { host, client, id, project };
}

describe('a language server over the wire', () => {
  it('starts in the project, answers, and ends with its window', async () => {
    const { host, client, id, project } = await start(echo);
    const facts = await client.language.follow({ projectId: id });
    const first = await facts.next();
    const { session } = first.value as { session: string };
    await client.language.send({
      session,
      messages: [{ jsonrpc: '2.0', id: 7, method: 'hello', params: {} }],
    });
    const { value } = await facts.next();
    expect(value).toEqual({
      type: 'language.said',
      message: { jsonrpc: '2.0', id: 7, result: { method: 'hello', folder: project } },
    });
    await facts.return?.();
    await expect(
      client.language.send({ session, messages: [{ jsonrpc: '2.0', method: 'x' }] }),
    ).rejects.toMatchObject({ code: 'LANGUAGE_GONE' });
    await host.dispose();
  });

  it('tells the window when the server dies', async () => {
    const { host, client, id } = await start(echo);
    const facts = await client.language.follow({ projectId: id });
    const { session } = (await facts.next()).value as { session: string };
    await client.language.send({ session, messages: [{ jsonrpc: '2.0', id: 1, method: 'die' }] });
    expect((await facts.next()).done).toBe(true);
    await host.dispose();
  });

  it('says that it is not built', async () => {
    const { host, client, id } = await start('');
    const facts = await client.language.follow({ projectId: id });
    await expect(facts.next()).rejects.toMatchObject({ code: 'LANGUAGE_MISSING' });
    await host.dispose();
  });
});

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const root = path.resolve(import.meta.dirname, '..');
const entry = path.join(root, 'dist/cli/main.mjs');

it.skipIf(!existsSync(entry))('tessera lsp --stdio answers a second client', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-lsp-'));
  cpSync(path.join(root, 'examples/sample'), folder, { recursive: true });
  const server = spawn(process.execPath, [entry, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const rootUri = pathToFileURL(folder).href;
  await client.sendRequest('initialize', {
    processId: null,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'x' }],
    capabilities: {},
  });
  await client.sendNotification('initialized', {});
  const uri = `${rootUri}/pages/teas/teas.wxml`;
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'wxml', version: 1, text: '<but' },
  });
  const answer = await client.sendRequest<{ items: { label: string }[] }>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: 4 },
  });
  expect(answer.items.map(({ label }) => label)).toContain('button');
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  expect(await ended).toBe(0);
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
});

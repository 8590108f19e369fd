import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAppProtocol } from './app-protocol.ts';

const folder = path.join(mkdtempSync(path.join(tmpdir(), 'tessera-app-')), 'renderer');
mkdirSync(folder);
writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
writeFileSync(path.join(folder, 'a b.js'), '1');
writeFileSync(path.join(folder, '..', 'secret.txt'), 'secret');
const serve = createAppProtocol(folder, 4321);
const get = (url: string, method = 'GET') => serve(new Request(url, { method }));

describe('app://', () => {
  it('serves the page with the policy', async () => {
    const response = await get('app://ide/?project=1');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain('frame-src http://*.localhost:4321;');
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self';",
    );
  });

  it('serves scripts as scripts', async () => {
    const response = await get('app://ide/a%20b.js');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(await response.text()).toBe('1');
  });

  it.each([
    'app://ide/..%2fsecret.txt',
    'app://ide/%2e%2e/secret.txt',
    'app://ide/missing.js',
    'app://ide/%00',
    'app://ide/%e0%a4%a',
    'app://other/index.html',
    'app://ide/assets/',
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('answers GET alone', async () => {
    expect((await get('app://ide/', 'POST')).status).toBe(405);
  });
});

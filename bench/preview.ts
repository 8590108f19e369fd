// node bench/preview.ts [pages]: from the wish to the code, and from a save to the phone, on a program of 350 pages.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { generateProgram } from './compile/generate-program.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tessera-bench-preview-'));
const project = path.join(folder, 'project');
const pages = Number(process.argv[2] ?? 350);
const owner = { workspace: 'acme', account: 'root', password: 'Correct-Horse-1' };
const rounds = 12;

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

function report(what: string, values: number[], limit: number): boolean {
  const [half, most] = [quantile(values, 0.5), quantile(values, 0.95)];
  const isOk = most <= limit;
  const figures = `p50 ${half.toFixed(0)} ms, p95 ${most.toFixed(0)} ms`;
  console.log(`${isOk ? 'ok  ' : 'OVER'} ${what}: ${figures} (limit ${limit} ms)`);
  return isOk;
}

interface Started {
  first: { address: string; url: string };
  stop: () => void;
}

/** Its first line says where it is. */
async function start(bundle: string, args: string[], env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist', bundle, 'main.mjs'), '--port', '0', ...args],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().split('\n')[0]!));
  });
  return { first: JSON.parse(line) as Started['first'], stop: () => void child.kill() };
}

async function ask(at: string, body: object, token = ''): Promise<Record<string, string>> {
  const answer = await fetch(at, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, string>;
}

async function newProgram(api: string): Promise<string> {
  const { token } = await ask(`${api}/sessions`, { ...owner, as: 'token' });
  const lead = await ask(`${api}/users`, { account: 'ann', name: 'Ann', password: 'Ann-Secret-1' }, token);
  const team = { name: 'Team', adminId: lead['id'], abilities: ['programs'] };
  const { id: teamId } = await ask(`${api}/teams`, team, token);
  return (await ask(`${api}/programs`, { teamId, name: 'Large' }, token))['id']!;
}

async function signIn(ide: Page, programId: string): Promise<void> {
  await ide.keyboard.press('Control+Alt+u');
  await ide.getByRole('tab', { name: 'Password' }).click();
  await ide.getByLabel('Account').fill(owner.account);
  await ide.getByLabel('Password', { exact: true }).fill(owner.password);
  await ide.getByRole('button', { name: 'Sign in', exact: true }).click();
  await ide.getByLabel('Mini program').selectOption(programId);
  await ide.locator('.publish-upload').waitFor();
}

generateProgram(project, pages);
const setup = ['--setup-workspace', 'acme', '--setup-account', 'root', '--setup-password', owner.password];
const site = await start('console', ['--data', path.join(folder, 'console'), ...setup]);
const { address } = site.first;
const programId = await newProgram(`${address}/api`);
const host = await start('host', ['--json', '--data', path.join(folder, 'data'), '--project', project], {
  TESSERA_CONSOLE: address,
});
const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
const executablePath = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args });
let isOk = false;
try {
  const ide = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await ide.goto(host.first.url);
  await ide.getByRole('treeitem', { name: 'app.json', exact: true }).waitFor();
  await signIn(ide, programId);
  const codes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await ide.keyboard.press('Control+Alt+p');
    await ide.locator('.preview-code img').waitFor();
    codes.push(performance.now() - started);
    await ide.getByLabel('For', { exact: true }).selectOption('link');
    if (round === rounds - 1) break;
    await ide.locator('.preview-code').getByRole('button', { name: 'End' }).click();
    await ide.locator('.preview-code').waitFor({ state: 'detached' });
  }
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const arrived = performance.now();
  await phone.goto(await ide.locator('.preview-url').innerText());
  const frame = phone.frameLocator('.stage').frameLocator('iframe');
  const body = frame.frameLocator('iframe.page:not([hidden])').locator('body');
  await body.locator('wx-page *').first().waitFor({ state: 'attached' });
  console.log(`     the phone shows its first page after ${(performance.now() - arrived).toFixed(0)} ms`);
  const file = path.join(project, 'pages/p0/p0.wxml');
  const text = readFileSync(file, 'utf8');
  const saves: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    writeFileSync(file, `<view>round ${round} ends</view>${text}`);
    await body.getByText(`round ${round} ends`).waitFor();
    saves.push(performance.now() - started);
  }
  const areCodes = report(`the code of a program of ${pages} pages`, codes, 3000);
  isOk = report('a save on the phone', saves, 500) && areCodes;
} finally {
  await browser.close();
  host.stop();
  site.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isOk ? 0 : 1);

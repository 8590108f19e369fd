import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsoleClient } from '../api.ts';
import { clientFor } from '../testing/start.ts';

const kills = Number(process.env.TESSERA_KILLS ?? 4);
const root = path.join(import.meta.dirname, '../..');
const password = 'Correct-Horse-1';
let data: string;
beforeAll(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'tessera-kill-'));
  spawnSync(process.execPath, [path.join(root, 'build/bundle.mjs'), 'console'], { stdio: 'ignore' });
}, 120_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Running {
  child: ChildProcess;
  address: string;
}

async function start(): Promise<Running> {
  const setup = ['--setup-workspace', 'acme', '--setup-account', 'root', '--setup-password', password];
  const args = [path.join(root, 'dist/console/main.mjs'), '--port', '0', '--data', data, ...setup];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout }))
    return { child, address: (JSON.parse(line) as { address: string }).address };
  throw new Error('The console ended before it was ready.');
}

async function kill({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function signIn(address: string): Promise<ConsoleClient> {
  const given = { workspace: 'acme', account: 'root', password, as: 'token' as const };
  const { token } = await clientFor(address).sessions.signIn(given);
  return clientFor(address, token!);
}

/** What was answered must be there; what was on its way when the process died may be there, but whole. */
interface Book {
  programs: Set<string>;
  offShelf: Set<string>;
  features: Set<string>;
  tried: number;
}

async function work(client: ConsoleClient, teamId: string, book: Book): Promise<void> {
  for (;;) {
    book.tried += 1;
    const { id } = await client.programs.create({ teamId, name: `Program ${book.tried}` });
    book.programs.add(id);
    await client.programs.offShelf({ programId: id });
    book.offShelf.add(id);
    book.features.add((await client.features.create({ name: `Feature ${book.tried}` })).id);
  }
}

async function check(client: ConsoleClient, book: Book): Promise<void> {
  await client.audit.verify();
  const programs = new Map<string, { isOnShelf: boolean }>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await client.programs.list({ limit: 200, ...(cursor && { cursor }) });
    for (const program of page.items) programs.set(program.id, program);
    cursor = page.next;
  }
  for (const id of book.programs) expect(programs.has(id)).toBe(true);
  for (const id of book.offShelf) expect(programs.get(id)?.isOnShelf).toBe(false);
  const logged = new Set<string>();
  for (let after = 0; ;) {
    const { items } = await client.audit.export({ after });
    if (items.length === 0) break;
    for (const row of items) if (row.action === 'programs.create') logged.add(row.targetId);
    after = items.at(-1)!.seq;
  }
  // Row and audit entry came together or not at all.
  expect(logged).toEqual(new Set(programs.keys()));
}

it(
  `killed ${kills} times in the middle of changes: what was answered is there, nothing is half done, the chain verifies`,
  async () => {
    const book: Book = { programs: new Set(), offShelf: new Set(), features: new Set(), tried: 0 };
    let running = await start();
    try {
      let client = await signIn(running.address);
      const admin = await client.users.create({ account: 'lead', name: 'Lead', password });
      const team = await client.teams.create({ name: 'T', adminId: admin.id, abilities: ['programs'] });
      for (let round = 0; round < kills; round += 1) {
        const before = book.offShelf.size;
        const working = Promise.all([1, 2, 3].map(() => work(client, team.id, book))).catch(
          (error: unknown) => error,
        );
        const isBusy = async () => {
          while (book.offShelf.size < before + 2) await new Promise((resolve) => setImmediate(resolve));
        };
        await Promise.race([isBusy(), working]);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        await kill(running);
        await working;
        running = await start();
        client = await signIn(running.address);
        await check(client, book);
      }
      expect(book.programs.size).toBeGreaterThan(kills);
    } finally {
      await kill(running);
    }
  },
  60_000 + kills * 20_000,
);

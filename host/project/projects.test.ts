import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startHost } from '../start.ts';
import { startTestHost, temporaryFolder, writeFiles } from '../testing/test-host.ts';

function startWithTemplates() {
  const base = temporaryFolder();
  writeFiles(base, {
    'templates/blank/template.json': JSON.stringify({ title: { en: 'Blank', zh: '空白' }, order: 1 }),
    'templates/blank/app.json': '{ "pages": [] }',
    'templates/blank/project.config.json': '{ "appid": "x", "setting": { "es6": true } }',
    'templates/shop/template.json': JSON.stringify({ title: { en: 'Shop', zh: '商店' }, order: 2 }),
    'templates/not-one/readme.md': '',
  });
  const host = startHost({
    dataFolder: path.join(base, 'data'),
    templatesFolder: path.join(base, 'templates'),
  });
  onTestFinished(() => host.dispose());
  return { base, client: connectInProcess(host.router), host };
}

describe('the recent list', () => {
  it('has the newest first, survives a restart, and forgets without touching the disk', async () => {
    const { host, dataFolder, folder } = startTestHost({ 'one/app.json': '{}', 'two/app.json': '{}' });
    const client = connectInProcess(host.router);
    const one = await client.projects.open({ folder: path.join(folder, 'one') });
    const two = await client.projects.open({ folder: path.join(folder, 'two') });
    await client.projects.open({ folder: path.join(folder, 'one') });
    expect((await client.projects.recent()).map(({ id }) => id)).toEqual([one.id, two.id]);
    await host.dispose();
    rmSync(path.join(folder, 'two'), { recursive: true });

    const next = startHost({ dataFolder, templatesFolder: '/nowhere' });
    onTestFinished(() => next.dispose());
    const later = connectInProcess(next.router);
    expect((await later.projects.recent()).map(({ id, isMissing }) => [id, isMissing])).toEqual([
      [one.id, false],
      [two.id, true],
    ]);
    await later.projects.forget({ id: one.id });
    expect((await later.projects.recent()).map(({ id }) => id)).toEqual([two.id]);
    expect(existsSync(path.join(folder, 'one/app.json'))).toBe(true);
  });

  it('tells the branch, a worktree’s too, and the last upload, which opening again does not forget', async () => {
    const { host, folder } = startTestHost({
      'app.json': '{}',
      '.git/HEAD': 'ref: refs/heads/feature/tea\n',
      '.git/worktrees/w/HEAD': `${'a1b2c3d'.repeat(5)}12345\n`,
      'deep/w/.git': 'gitdir: ../../.git/worktrees/w\n',
      'deep/w/pages/app.json': '{}',
    });
    const client = connectInProcess(host.router);
    const { id } = await client.projects.open({ folder });
    await host.parts.recent.addUpload(id, '1.2.0', 5);
    await client.projects.open({ folder });
    await client.projects.open({ folder: path.join(folder, 'deep/w/pages') });
    expect((await client.projects.recent()).map(({ branch, uploaded }) => ({ branch, uploaded }))).toEqual([
      { branch: 'a1b2c3d', uploaded: undefined },
      { branch: 'feature/tea', uploaded: { version: '1.2.0', time: 5 } },
    ]);
  });

  it('that is broken is put aside, not thrown away', async () => {
    const { host, dataFolder } = startTestHost();
    writeFileSync(path.join(dataFolder, 'projects.json'), '[{"id"');
    expect(await connectInProcess(host.router).projects.recent()).toEqual([]);
    expect(readFileSync(path.join(dataFolder, 'projects.json.broken'), 'utf8')).toBe('[{"id"');
  });
});

describe('a new project', () => {
  it('is a copy of a template with a name and an AppID of its own', async () => {
    const { client, base } = startWithTemplates();
    expect((await client.projects.templates()).map(({ id, title }) => [id, title.zh])).toEqual([
      ['blank', '空白'],
      ['shop', '商店'],
    ]);
    const folder = path.join(base, 'work/茶馆');
    const project = await client.projects.create({ template: 'blank', folder, name: '茶馆', appId: 'wx12' });
    expect(project).toMatchObject({ name: '茶馆', appId: 'wx12', folder });
    expect(readdirSync(folder).sort()).toEqual(['app.json', 'project.config.json']);
    const config = JSON.parse(readFileSync(path.join(folder, 'project.config.json'), 'utf8')) as unknown;
    expect(config).toEqual({ appid: 'wx12', projectname: '茶馆', setting: { es6: true } });
  });

  it('refuses a folder that has something in it, and an unknown template', async () => {
    const { client, base } = startWithTemplates();
    const create = (template: string, folder: string) =>
      client.projects.create({ template, folder: path.join(base, folder), name: 'x' });
    await expect(create('blank', 'templates')).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    for (const template of ['none', '../blank', 'not-one']) {
      await expect(create(template, 'new')).rejects.toMatchObject({ code: 'TEMPLATE_UNKNOWN' });
    }
    expect(existsSync(path.join(base, 'new'))).toBe(false);
    mkdirSync(path.join(base, 'empty'));
    expect(await create('shop', 'empty')).toMatchObject({ name: 'x' });
  });
});

describe('choosing a folder', () => {
  it('shows the folders below and which are projects', async () => {
    const { host, folder } = startTestHost({
      'a/x.js': '',
      'b/project.config.json': '{}',
      '.c/x': '',
      'd.js': '',
    });
    const { projects } = connectInProcess(host.router);
    expect(await projects.browse({ folder })).toMatchObject({
      parent: path.dirname(folder),
      folders: [
        { name: 'a', isProject: false },
        { name: 'b', isProject: true },
      ],
    });
    await expect(projects.browse({ folder: `${folder}/none` })).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
    });
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = path.join(root, 'dist/host/main.mjs');

/** Another Tessera, as a process of its own. */
async function startProcess(...args: string[]) {
  const child = spawn(process.execPath, [main, '--port', '0', '--json', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const closed = once(child, 'close');
  let output = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += String(chunk)));
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('\n')) break;
  }
  if (output === '') await closed;
  return { child, closed, output, complaint: () => complaint };
}

describe('two windows of one project', () => {
  it('share it until both are closed', async () => {
    const { host, folder } = startTestHost({ 'a.js': '1' });
    const { projects, files } = connectInProcess(host.router);
    const [one, other] = await Promise.all([projects.open({ folder }), projects.open({ folder })]);
    expect(one).toEqual(other);
    const { id } = one;
    await projects.close({ id });
    expect((await files.read({ projectId: id, path: 'a.js' })).text).toBe('1');
    await projects.close({ id });
    await expect(files.read({ projectId: id, path: 'a.js' })).rejects.toMatchObject({
      code: 'PROJECT_NOT_OPEN',
    });
  });
});

describe('two Tesseras', () => {
  // Does nothing where the bundle is of today's source, as in npm test.
  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, ['build/bundle.mjs', 'host'], { cwd: root });
    expect(status, String(stderr)).toBe(0);
  });

  it('do not open one project at once; what one leaves behind by dying does not lock the other out', async () => {
    const { host, dataFolder, folder } = startTestHost({ 'a.js': '1' });
    const { projects } = connectInProcess(host.router);
    const id = (await projects.open({ folder })).id;
    const lock = path.join(dataFolder, 'locks', `${id}.json`);
    await projects.close({ id });
    expect(existsSync(lock)).toBe(false);

    // A process that lives and holds the project.
    const other = await startProcess('--data', path.join(dataFolder, 'other'));
    const started = readFileSync(`/proc/${other.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    writeFileSync(lock, JSON.stringify({ process: other.child.pid, started }));
    await expect(projects.open({ folder })).rejects.toMatchObject({
      code: 'PROJECT_IN_USE',
      message: `"${folder}" is open in another Tessera (process ${other.child.pid}). Close it there first.`,
    });
    other.child.kill('SIGKILL');
    await other.closed;
    expect((await projects.open({ folder })).id).toBe(id);
  });

  it('say what is wrong in one sentence and end', async () => {
    const first = await startProcess('--data', temporaryFolder());
    const { port, url } = JSON.parse(first.output) as { port: number; url: string };
    expect(url).toMatch(new RegExp(`^http://ide\\.localhost:${port}/\\?token=[\\w-]{32}$`));
    const second = await startProcess('--data', temporaryFolder(), '--port', String(port));
    expect(second.output).toBe('');
    expect(second.complaint()).toBe(
      `Port ${port} is taken by another program. Choose another with --port, or leave --port out.\n`,
    );
    const third = await startProcess('--data', '/proc/nothing');
    expect(third.complaint()).toBe(
      'Tessera cannot write to its data folder "/proc/nothing". Choose another with --data.\n',
    );
    first.child.kill('SIGTERM');
    const [code] = (await first.closed) as [number];
    expect(code).toBe(0);
  });
});

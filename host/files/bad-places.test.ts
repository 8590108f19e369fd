import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { entriesOf, pathsOf } from '../../contract/file-lists.ts';
import { connectInProcess } from '../in-process.ts';
import { startHost } from '../start.ts';
import { openProject, refusal } from '../testing/open-project.ts';
import { asOrdinaryUser, makeReadOnly, mountTinyDisk } from '../testing/rights.ts';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';

describe('folders and links that are not as they should be', () => {
  it('lists links that lead nowhere or in a circle, and refuses to read them', async () => {
    const { files, projectId, at } = await openProject({ 'dir/a.js': '1' });
    symlinkSync('..', at('dir/up'));
    symlinkSync('self', at('self'));
    symlinkSync('gone', at('broken'));
    const kinds = entriesOf(await files.list({ projectId, path: '' }), '').map(({ name, kind, isLink }) => [
      name,
      kind,
      isLink,
    ]);
    expect(kinds).toEqual([
      ['dir', 'folder', false],
      ['broken', 'other', true],
      ['self', 'other', true],
    ]);
    expect(entriesOf(await files.list({ projectId, path: 'dir/up/dir/up' }), '').length).toBe(3);
    expect(pathsOf(await files.all({ projectId }))).not.toContain('dir/up/dir/a.js');
    expect(await refusal(files.read({ projectId, path: 'self' }))).toBe(
      'LINK_LOOP: "self" is a link that leads back to itself.',
    );
    expect(await refusal(files.write({ projectId, path: 'self', text: '' }))).toContain('LINK_LOOP');
    expect(await refusal(files.read({ projectId, path: 'broken' }))).toContain('FILE_MISSING');
    expect(await refusal(files.read({ projectId, path: 'dir' }))).toBe('IS_FOLDER: "dir" is a folder.');
    expect(await refusal(files.list({ projectId, path: 'dir/a.js' }))).toContain('NOT_A_FOLDER');
  });

  it('refuses a project folder that is missing, a file, or a circle', async () => {
    const { client, folder, at } = await openProject({ 'a.js': '1' });
    symlinkSync('self', at('self'));
    const open = (name: string) => refusal(client.projects.open({ folder: at(name) }));
    expect(await open('none')).toBe(
      `FOLDER_MISSING: The folder "${folder}/none" does not exist. It may have been moved or deleted.`,
    );
    expect(await open('a.js')).toBe(`NOT_A_FOLDER: "${folder}/a.js" is not a folder.`);
    expect(await open('self')).toContain('LINK_LOOP');
    expect(await refusal(client.files.list({ projectId: 'none', path: '' }))).toContain('PROJECT_NOT_OPEN');
  });

  it('says that the folder was deleted while open, keeps unsaved text, and goes on when it is back', async () => {
    const { client, files, projectId, folder } = await openProject({ 'a.js': '1' });
    await client.buffers.put({ projectId, path: 'a.js', text: 'unsaved' });
    renameSync(folder, `${folder}-away`);
    const sentence = `FOLDER_MISSING: The folder "${folder}" does not exist. It may have been moved or deleted.`;
    expect(await refusal(files.read({ projectId, path: 'a.js' }))).toBe(sentence);
    expect(await refusal(files.list({ projectId, path: '' }))).toBe(sentence);
    expect(await refusal(files.write({ projectId, path: 'b/c.js', text: '' }))).toBe(sentence);
    expect(existsSync(folder)).toBe(false);
    expect(await client.buffers.list({ projectId })).toMatchObject([{ text: 'unsaved' }]);
    renameSync(`${folder}-away`, folder);
    expect((await files.read({ projectId, path: 'a.js' })).text).toBe('1');
  });

  it('says what may not be read or written (as an ordinary user)', async () => {
    const base = temporaryFolder();
    const folder = path.join(base, 'project');
    writeFiles(folder, {
      'no/a.js': '1',
      'closed/a.js': '1',
      'closed/b.js': '1',
      'secret.js': '1',
      'fixed.js': '1',
    });
    mkdirSync(path.join(base, 'data'));
    const seen = await asOrdinaryUser([folder, path.join(base, 'data')], async () => {
      const host = startHost({ dataFolder: path.join(base, 'data'), templatesFolder: base });
      const { projects, files } = connectInProcess(host.router);
      chmodSync(path.join(folder, 'no'), 0);
      chmodSync(path.join(folder, 'secret.js'), 0);
      chmodSync(path.join(folder, 'fixed.js'), 0o444);
      chmodSync(path.join(folder, 'closed'), 0o555);
      const unreadable = await refusal(projects.open({ folder: path.join(folder, 'no') }));
      const { id: projectId } = await projects.open({ folder });
      const result = {
        unreadable,
        list: await refusal(files.list({ projectId, path: 'no' })),
        read: await refusal(files.read({ projectId, path: 'secret.js' })),
        write: await refusal(files.write({ projectId, path: 'fixed.js', text: '2' })),
        create: await refusal(files.createFile({ projectId, path: 'closed/new.js' })),
        delete: await refusal(files.delete({ projectId, path: 'closed/a.js' })),
        inPlace: await refusal(files.write({ projectId, path: 'closed/b.js', text: 'in place' })),
        text: readFileSync(path.join(folder, 'closed/b.js'), 'utf8'),
        trash: await files.trash({ projectId }),
      };
      chmodSync(path.join(folder, 'no'), 0o755);
      chmodSync(path.join(folder, 'closed'), 0o755);
      await host.dispose();
      return result;
    });
    expect(seen).toMatchObject({
      unreadable: `FOLDER_DENIED: The folder "${folder}/no" cannot be read. Check its permissions.`,
      list: 'FILE_DENIED: The system does not allow access to "no". Check its permissions.',
      read: 'FILE_DENIED: The system does not allow access to "secret.js". Check its permissions.',
      write: 'FILE_READ_ONLY: "fixed.js" is read-only. Make it writable or save under another name.',
      create: 'FILE_DENIED: The system does not allow access to "closed/new.js". Check its permissions.',
      delete: 'FILE_DENIED: The system does not allow access to "closed/a.js". Check its permissions.',
      inPlace: expect.stringContaining('NONE') as string,
      text: 'in place',
      trash: [],
    });
  });

  it('tells in a list and in what was read that a file is read-only', async () => {
    const { files, projectId, at } = await openProject({ 'fixed.js': '1' });
    chmodSync(at('fixed.js'), 0o444);
    expect(await files.stat({ projectId, path: 'fixed.js' })).toMatchObject({ readOnly: true, size: 1 });
    expect(await files.read({ projectId, path: 'fixed.js' })).toMatchObject({ readOnly: true });
    expect(await refusal(files.write({ projectId, path: 'fixed.js', text: '2' }))).toContain(
      'FILE_READ_ONLY',
    );
  });
});

describe('a read-only disk', () => {
  it('can be opened and read; every change is refused in words', async (context) => {
    const base = temporaryFolder();
    const folder = mountTinyDisk(path.join(base, 'disk'), 256);
    context.skip(folder === undefined, 'needs root and mount(8) for a disk of its own');
    if (folder === undefined) return;
    writeFiles(folder, { 'a.js': '1' });
    makeReadOnly(folder);
    const host = startHost({ dataFolder: path.join(base, 'data'), templatesFolder: base });
    const { projects, files, buffers } = connectInProcess(host.router);
    const { id: projectId } = await projects.open({ folder });
    expect(await files.read({ projectId, path: 'a.js' })).toMatchObject({ text: '1', readOnly: true });
    const sentence = (name: string) =>
      `FILE_READ_ONLY: "${name}" is read-only. Make it writable or save under another name.`;
    expect(await refusal(files.write({ projectId, path: 'a.js', text: '2' }))).toBe(sentence('a.js'));
    expect(await refusal(files.createFile({ projectId, path: 'b.js' }))).toBe(sentence('b.js'));
    expect(await refusal(files.createFolder({ projectId, path: 'b' }))).toBe(sentence('b'));
    expect(await refusal(files.move({ projectId, path: 'a.js', to: 'b.js' }))).toBe(sentence('a.js'));
    expect(await refusal(files.delete({ projectId, path: 'a.js' }))).toBe(sentence('a.js'));
    expect(await files.trash({ projectId })).toEqual([]);
    await buffers.put({ projectId, path: 'a.js', text: 'kept' });
    expect(await buffers.list({ projectId })).toMatchObject([{ text: 'kept' }]);
    await host.dispose();
  });
});

describe('a full disk', () => {
  it('loses nothing: the old file stays whole, the trash and the journal refuse in words', async (context) => {
    const base = temporaryFolder();
    const folder = mountTinyDisk(path.join(base, 'disk'), 256);
    context.skip(folder === undefined, 'needs root and mount(8) for a disk of its own');
    if (folder === undefined) return;
    const host = startHost({ dataFolder: path.join(base, 'data'), templatesFolder: base });
    const { projects, files } = connectInProcess(host.router);
    const { id: projectId } = await projects.open({ folder });
    await files.createFile({ projectId, path: 'a.txt', text: 'old' });
    const { version } = await files.read({ projectId, path: 'a.txt' });
    const write = files.write({ projectId, path: 'a.txt', text: 'x'.repeat(400_000), version });
    expect(await refusal(write)).toBe(
      'DISK_FULL: The disk is full: "a.txt" was not saved and stays as it was. Free some space and save again.',
    );
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(await refusal(files.copy({ projectId, path: 'a.txt', to: 'b.txt' }))).toContain('NONE');
    await files.write({ projectId, path: 'a.txt', text: 'new', version });
    await host.dispose();

    const small = startHost({ dataFolder: path.join(folder, 'data'), templatesFolder: base });
    const client = connectInProcess(small.router);
    const elsewhere = path.join(base, 'elsewhere');
    writeFiles(elsewhere, { 'large.bin': Buffer.alloc(400_000), 'a.js': '1' });
    const { id } = await client.projects.open({ folder: elsewhere });
    expect(await refusal(client.files.delete({ projectId: id, path: 'large.bin' }))).toContain('DISK_FULL');
    expect(statSync(path.join(elsewhere, 'large.bin')).size).toBe(400_000);
    expect(await client.files.trash({ projectId: id })).toEqual([]);
    await client.buffers.put({ projectId: id, path: 'a.js', text: 'kept' });
    const put = client.buffers.put({ projectId: id, path: 'a.js', text: 'x'.repeat(400_000) });
    expect(await refusal(put)).toContain('DISK_FULL');
    expect(await client.buffers.list({ projectId: id })).toMatchObject([{ text: 'kept' }]);
    await small.dispose();
  });
});

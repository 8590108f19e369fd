import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost, takeUntil, writeFiles } from '../testing/test-host.ts';
import { settings } from './catalog.ts';

async function openProject(user?: string, project?: string) {
  const { host, folder, dataFolder } = startTestHost(project ? { '.tessera/settings.json': project } : {});
  if (user !== undefined) writeFiles(dataFolder, { 'settings.json': user });
  const client = connectInProcess(host.router);
  const { id: projectId } = await client.projects.open({ folder });
  return { client, projectId, folder, userFile: path.join(dataFolder, 'settings.json') };
}

describe('settings', () => {
  it('count project over user over default', async () => {
    const { client, projectId } = await openProject(
      '// mine\n{ "editor.fontSize": 15, "editor.tabSize": 4, "other.key": 1, }',
      '{ "editor.tabSize": 8 }',
    );
    const { values, user, project, problems } = await client.settings.get({ projectId });
    expect(values).toMatchObject({ 'editor.fontSize': 15, 'editor.tabSize': 8, 'editor.wordWrap': false });
    expect([user, project, problems]).toEqual([
      { 'editor.fontSize': 15, 'editor.tabSize': 4 },
      { 'editor.tabSize': 8 },
      [],
    ]);
    expect((await client.settings.get()).values['editor.tabSize']).toBe(4);
  });

  it('keep comments and unknown keys when one is set, and go back to the default by null', async () => {
    const { client, userFile } = await openProject('{\n  // mine\n  "other.key": 1\n}\n');
    await client.settings.set({ scope: 'user', key: 'editor.fontSize', value: 16 });
    expect(readFileSync(userFile, 'utf8')).toBe(
      '{\n  // mine\n  "other.key": 1,\n  "editor.fontSize": 16\n}\n',
    );
    await client.settings.set({ scope: 'user', key: 'editor.fontSize', value: null });
    expect((await client.settings.get()).values['editor.fontSize']).toBe(13);
  });

  it('that are not JSON are kept, reported, and defaults used', async () => {
    const broken = '{\n  "editor.fontSize": 15,\n  oops\n}';
    const { client, userFile } = await openProject(broken);
    const { values, problems } = await client.settings.get();
    expect(values['editor.fontSize']).toBe(13);
    expect(problems).toEqual([
      {
        file: userFile,
        key: null,
        message: { en: 'line 3 is not JSON (InvalidSymbol)', zh: '第 3 行不是有效的 JSON（InvalidSymbol）' },
      },
    ]);
    await expect(
      client.settings.set({ scope: 'user', key: 'editor.fontSize', value: 16 }),
    ).rejects.toMatchObject({
      code: 'SETTINGS_BROKEN',
    });
    expect(readFileSync(userFile, 'utf8')).toBe(broken);
  });

  it('of the wrong kind are reported one by one, and refused when set', async () => {
    const { client, projectId } = await openProject(
      '{ "editor.fontSize": "big", "workbench.theme": "pink", "editor.tabSize": 4 }',
      '{ "workbench.theme": "dark" }',
    );
    const { values, problems } = await client.settings.get({ projectId });
    expect(values).toMatchObject({ 'editor.fontSize': 13, 'workbench.theme': 'auto', 'editor.tabSize': 4 });
    expect(problems.map(({ key }) => key)).toEqual(['workbench.theme', 'editor.fontSize', 'workbench.theme']);
    const set = (key: string, value: string | number, scope: 'user' | 'project' = 'user') =>
      client.settings.set({ scope, projectId, key, value });
    await expect(set('editor.fontSize', 1_000)).rejects.toMatchObject({ code: 'SETTING_WRONG' });
    await expect(set('workbench.theme', 'dark', 'project')).rejects.toMatchObject({ code: 'SETTING_WRONG' });
    await expect(set('no.such', 1)).rejects.toMatchObject({ code: 'SETTING_UNKNOWN' });
  });

  it('are watched, in both files, whoever writes them', async () => {
    const { client, projectId, folder, userFile } = await openProject();
    const stream = await client.settings.follow();
    await stream.next();
    writeFiles(path.dirname(userFile), { 'settings.json': '{ "editor.fontSize": 20 }' });
    await takeUntil(stream, ({ fact }) => fact.type === 'settings.changed' && fact.projectId === null);
    writeFiles(folder, { '.tessera/settings.json': '{ "editor.tabSize": 3 }' });
    await takeUntil(stream, ({ fact }) => fact.type === 'settings.changed' && fact.projectId === projectId);
    await client.settings.set({ scope: 'project', projectId, key: 'editor.tabSize', value: 5 });
    expect(existsSync(path.join(folder, '.tessera/settings.json'))).toBe(true);
    expect((await client.settings.get({ projectId })).values).toMatchObject({
      'editor.fontSize': 20,
      'editor.tabSize': 5,
    });
    await stream.return?.();
  });

  it('have a title in both languages, a default of their own kind, and no name twice', () => {
    const keys = settings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const setting of settings) {
      expect(setting.key).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect([setting.title.en, setting.title.zh].every(Boolean)).toBe(true);
    }
  });
});

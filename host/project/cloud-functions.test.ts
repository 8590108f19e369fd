import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';
import { readCloudFunction } from './cloud-functions.ts';

function project(files: Record<string, string>): string {
  const folder = path.join(temporaryFolder(), 'project');
  mkdirSync(folder);
  writeFiles(folder, files);
  return folder;
}

describe('R-SIM cloud functions of a project', () => {
  it('are read from the folder that the settings name, with their modules, without what has a double', async () => {
    const folder = project({
      'project.config.json': '{ "cloudfunctionRoot": "./cloud/functions/" }',
      'cloud/functions/login/index.js': 'exports.main = () => 1;',
      'cloud/functions/login/node_modules/ms/index.js': 'module.exports = 2;',
      'cloud/functions/login/node_modules/wx-server-sdk/index.js': 'module.exports = 3;',
      'cloud/functions/login/picture.png': 'not text',
    });
    const read = await readCloudFunction(folder, 'login');
    expect(read.folder).toBe('cloud/functions/login');
    expect(Object.keys(read.files).toSorted()).toEqual(['index.js', 'node_modules/ms/index.js']);
  });

  it('are missing where their folder holds none, and where it lies outside the project', async () => {
    const folder = project({ 'cloudfunctions/empty/readme.md': '', '../outside/login/index.js': 'secret' });
    await expect(readCloudFunction(folder, 'nobody')).rejects.toMatchObject({
      code: 'CLOUD_FUNCTION_MISSING',
      message: expect.stringContaining('"cloudfunctions/nobody"') as string,
    });
    await expect(readCloudFunction(folder, 'empty')).rejects.toMatchObject({
      code: 'CLOUD_FUNCTION_MISSING',
    });
    symlinkSync(path.join(folder, '../outside/login'), path.join(folder, 'cloudfunctions/login'));
    await expect(readCloudFunction(folder, 'login')).rejects.toMatchObject({
      code: 'CLOUD_FUNCTION_MISSING',
    });
    writeFiles(folder, { 'project.config.json': '{ "cloudfunctionRoot": "../outside" }' });
    await expect(readCloudFunction(folder, 'login')).rejects.toMatchObject({
      code: 'CLOUD_FUNCTION_MISSING',
    });
  });

  it('bring no links along, and are refused in words where they are too large', async () => {
    const folder = project({ 'cloudfunctions/a/index.js': '', 'secret.js': 'secret' });
    symlinkSync(path.join(folder, 'secret.js'), path.join(folder, 'cloudfunctions/a/link.js'));
    expect(Object.keys((await readCloudFunction(folder, 'a')).files)).toEqual(['index.js']);
    writeFiles(folder, { 'cloudfunctions/a/large.js': ' '.repeat(8 * 1024 * 1024 + 1) });
    await expect(readCloudFunction(folder, 'a')).rejects.toMatchObject({ code: 'CLOUD_FUNCTION_TOO_LARGE' });
  });
});

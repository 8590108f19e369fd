import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseProject } from './recognise.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recognise-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an import recognises', () => {
  it('nothing in an empty folder, and a program where project.config.json says it is', async () => {
    expect(await recogniseProject(folder)).toBeUndefined();
    await mkdir(path.join(folder, 'client'));
    await writeFile(
      path.join(folder, 'project.config.json'),
      '{ // where\n "miniprogramRoot": "./client/", }',
    );
    const app = { pages: ['a/a', 'b/b'], subPackages: [{ root: 'p', pages: ['c/c'] }] };
    await writeFile(path.join(folder, 'client', 'app.json'), JSON.stringify(app));
    expect(await recogniseProject(folder)).toEqual({ root: 'client', pages: 3, packages: 1 });
  });

  it('never looks outside the folder', async () => {
    await writeFile(path.join(folder, 'project.config.json'), '{"miniprogramRoot":"../../etc"}');
    await expect(recogniseProject(folder)).rejects.toThrow(/not a name/);
  });
});

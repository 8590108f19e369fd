import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderIn, toFolder } from './open-with.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-open-'));
const project = path.join(folder, 'my 小程序');
mkdirSync(project);
writeFileSync(path.join(project, 'app.json'), '{}');
writeFileSync(path.join(project, 'notes.txt'), '');

describe('a folder opened with Tessera', () => {
  it('is the one the command line names', () => {
    expect(folderIn(['tessera', '--lang=zh', project], '/', 1)).toBe(project);
    expect(folderIn(['electron', '.', './my 小程序'], folder, 2)).toBe(project);
  });

  it('is the one that holds a dropped app.json', () => {
    expect(toFolder(path.join(project, 'app.json'))).toBe(project);
  });

  it('is none for other files, missing paths and no path', () => {
    expect(toFolder(path.join(project, 'notes.txt'))).toBeUndefined();
    expect(toFolder(path.join(project, 'missing', 'app.json'))).toBeUndefined();
    expect(folderIn(['tessera', '--flag'], folder, 1)).toBeUndefined();
    expect(folderIn(['tessera', 'missing'], folder, 1)).toBeUndefined();
  });
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost } from '../testing/test-host.ts';

const files = {
  'app.json': '{"pages":["p"]}',
  'app.js': 'App({})',
  'p.js': "require('tiny'); wx.login(); Page({})",
  'p.wxml': '<image src="/a.png"/>',
  'a.png': 'a',
  'b.png': 'b',
  'package.json': '{"dependencies":{"tiny":"1"}}',
  'node_modules/tiny/package.json': '{"name":"tiny","version":"1.0.0","main":"x.cjs"}',
  'node_modules/tiny/x.cjs': 'exports.tiny = 1',
};

describe('what a project packs, asked over a wire', () => {
  it('builds npm and says per package what was done', async () => {
    const { host, folder } = startTestHost(files);
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    const run = await client.packages.buildNpm({ projectId });
    expect(run.lines.map(({ name, did }) => [name, did])).toEqual([['tiny', 'bundled']]);
    expect(existsSync(path.join(folder, 'miniprogram_npm/tiny/index.js'))).toBe(true);
    expect((await client.packages.buildNpm({ projectId })).written).toBe(0);
  });

  it('reports sizes, unused files with the reasons of the used ones, the scan and compatibility', async () => {
    const { host, folder } = startTestHost(files);
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    const report = await client.packages.report({ projectId });
    expect(report.sizes[0]?.files.map((file) => file.path)).toContain('assets/a.png');
    expect(report.unused.map((file) => file.path)).toEqual(['b.png']);
    expect(report.why['a.png']?.map(({ file }) => file)).toEqual(['a.png', 'p.wxml', 'app.json']);
    expect(report.scan).toHaveLength(11);
    expect(report.compatibility.totals.unknown).toBe(0);
    await expect(client.packages.report({ projectId: 'none' })).rejects.toMatchObject({
      code: 'PROJECT_NOT_OPEN',
    });
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost } from '../testing/test-host.ts';

const files = {
  'app.json': '{"pages":["p"]}',
  'app.js': 'App({})',
  'p.js': "wx.getLocation(); wx.request({ url: 'https://api.shop.example' }); Page({})",
  'p.wxml': '<image src="/a.png"/>',
  'a.png': 'a',
  'b.png': 'b',
};

describe('before an upload, asked over a wire', () => {
  it('names what is missing, too much and not committed, worst first, each with its place', async () => {
    const { host, folder } = startTestHost({ ...files, 'p.js': `${files['p.js']}\nrequire('./gone` });
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const { findings, sizes } = await client.publish.preflight({ projectId });
    expect(findings[0]).toMatchObject({ id: 'errors', level: 'stop', places: [{ file: 'p.js', line: 1 }] });
    const byId = new Map(findings.map((finding) => [finding.id, finding]));
    expect(byId.get('CONTAINS_UNUSED_CODES')?.places.map(({ file }) => file)).toContain('b.png');
    expect(byId.get('uncommitted')?.places).toHaveLength(6);
    expect(sizes[0]?.files.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['a.png', 'p.wxml', 'p.js']),
    );
  });

  it('proposes the commits since the last version, and asks for what app.json does not declare (R-PRIV-01)', async () => {
    const { host, folder } = startTestHost(files);
    const client = connectInProcess(host.router);
    const { id: projectId } = await client.projects.open({ folder });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Shows the kettle');
    const { findings, commits } = await client.publish.preflight({ projectId });
    expect(commits).toEqual(['Shows the kettle']);
    const later = await client.publish.preflight({ projectId, since: Date.now() + 60_000 });
    expect(later.commits).toEqual([]);
    expect(findings.map(({ id }) => id)).toContain('private-infos');
    expect(findings.map(({ id }) => id)).not.toContain('uncommitted');
  });
});

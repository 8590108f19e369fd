import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost, takeUntil, temporaryFolder } from '../testing/test-host.ts';

const sample = {
  'project.config.json': '{"miniprogramRoot":"mini","appid":"wx1"}',
  'mini/app.json': '{"pages":["pages/a/a"]}',
  'mini/app.js': 'App({})',
  'mini/pages/a/a.js': "Page({ data: { text: require('../../text') } })",
  'mini/text.js': "module.exports = 'one'",
  'mini/pages/a/a.wxml': '<view class="x">{{text}}</view>',
  'mini/pages/a/a.wxss': '.x { color: red }',
  'mini/logo.png': 'png',
};

async function openSample(files: Record<string, string> = sample) {
  const { host, folder } = startTestHost(files);
  const client = connectInProcess(host.router);
  const project = await client.projects.open({ folder });
  const at = (file: string): string => path.join(folder, file);
  return { host, client, folder, at, projectId: project.id };
}

describe('the build loop', () => {
  it('R-COMPILER-LOOP builds when asked, then once for each change, and tells the running program', async () => {
    const { host, client, at, projectId } = await openSample();
    const latest = await client.builds.latest({ projectId });
    expect(latest.diagnostics).toEqual([]);
    expect(latest.pages).toEqual(['pages/a/a']);

    const loop = host.parts.builds.get(projectId);
    const facts = await client.builds.follow({ projectId });
    const patches = loop.patches.follow();
    await patches.next();
    writeFileSync(at('mini/pages/a/a.wxss'), '.x { color: blue }');
    const taken = await takeUntil(facts, ({ fact }) => fact.type === 'build.finished');
    expect(taken.at(-1)?.fact).toMatchObject({ type: 'build.finished', kind: 'style', diagnostics: [] });
    const { value } = await patches.next();
    expect(value?.fact).toMatchObject({ type: 'program.patched', patch: { kind: 'style' } });

    rmSync(at('mini/text.js'));
    const gone = await takeUntil(facts, ({ fact }) => fact.type === 'build.finished');
    expect(JSON.stringify(gone.at(-1)?.fact)).toContain('script/module-missing');
  });

  it('R-COMPILER-LOOP serves program.json and assets, and no link out of the project', async () => {
    const outside = temporaryFolder();
    writeFileSync(path.join(outside, 'secret.png'), 'secret');
    const { host, at, projectId } = await openSample();
    const loop = host.parts.builds.get(projectId);
    expect(JSON.parse((await loop.readProgram()) ?? '')).toMatchObject({
      format: 1,
      project: { appId: 'wx1' },
    });
    expect(await loop.readAsset('logo.png')).toEqual({ file: at('mini/logo.png') });

    const facts = loop.facts.follow();
    symlinkSync(path.join(outside, 'secret.png'), at('mini/stolen.png'));
    await takeUntil(facts, ({ fact }) => fact.type === 'build.finished');
    expect(await loop.readAsset('stolen.png')).toBeUndefined();
    expect(await loop.readAsset('../project.config.json')).toBeUndefined();
  });

  it('R-COMPILER-LOOP takes a new npm package without being asked', async () => {
    const { client, at, projectId, host } = await openSample({
      ...sample,
      'mini/pages/a/a.js': "Page({ n: require('number') })",
    });
    expect((await client.builds.latest({ projectId })).diagnostics.map(({ code }) => code)).toEqual([
      'script/module-missing',
    ]);
    const { writeFiles } = await import('../testing/test-host.ts');
    writeFiles(path.dirname(at('x')), {
      'mini/node_modules/number/package.json': '{"name":"number","main":"lib/n"}',
      'mini/node_modules/number/lib/n.js': 'module.exports = 1',
    });
    const loop = host.parts.builds.get(projectId);
    const facts = loop.facts.follow();
    writeFileSync(at('mini/package.json'), '{"dependencies":{"number":"1"}}');
    await takeUntil(facts, ({ fact }) => fact.type === 'build.finished' && fact.diagnostics.length === 0);
    expect(Object.keys((await loop.program())?.scripts ?? {}).join()).toBe(
      'app.js,miniprogram_npm/number/index.js,pages/a/a.js',
    );
  });
});

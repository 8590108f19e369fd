// node miniprogram-ci.ts <node_modules> <folder> <out>: the peer's compile step, offline; prints what it took as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { usageOfTree } from './process-tree.ts';

interface Peer {
  Project: new (options: Record<string, unknown>) => { attr: () => Promise<unknown> };
  getCompiledResult(options: Record<string, unknown>, out: string): Promise<unknown>;
}

const [modules = '', folder = '', out = ''] = process.argv.slice(2);
const peer = createRequire(import.meta.url)(path.join(modules, 'miniprogram-ci')) as Peer;
const config = JSON.parse(
  readFileSync(path.join(folder, 'project.config.json'), 'utf8').replace(/^\uFEFF/, ''),
) as { appid?: string };

const begin = performance.now();
const project = new peer.Project({
  appid: config.appid || 'wx0000000000000000',
  type: 'miniProgram',
  projectPath: folder,
  privateKey: 'none: nothing is uploaded',
  ignores: ['node_modules/**/*'],
});
// The server's limits for this program, which a build without a network cannot ask for.
project.attr = () =>
  Promise.resolve({
    platform: true,
    appType: 0,
    gameApp: false,
    isSandbox: false,
    released: false,
    setting: {
      MaxCodeSize: 40,
      MaxSubpackageSubCodeSize: 40,
      MaxSubpackageFullCodeSize: 80,
      NavigateMiniprogramLimit: 10,
      MaxSubPackageLimit: 100,
      MinTabbarCount: 2,
      MaxTabbarCount: 5,
      MaxTabbarIconSize: 40,
    },
  });
const setting = { es6: true, es7: true, minify: true, minifyJS: true, minifyWXML: true, minifyWXSS: true };
await peer.getCompiledResult(
  { project, version: '1.0.0', desc: '', setting, onProgressUpdate: () => undefined },
  out,
);
console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, ...usageOfTree() }));
process.exit(0);

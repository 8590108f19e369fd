import { createHash } from 'node:crypto';
import type { ComponentUnit, Program } from '../../../contract/program.ts';
import type { PackageLabel } from '../manifest.ts';
import { packProgram, type Packed } from '../pack.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const label: PackageLabel = {
  appId: 'mp-sample',
  version: '1.0.0',
  remark: 'first',
  baseLibrary: '3.5.0',
  compilerVersion: '0.1.0',
};

export const assets = new Map([
  ['images/logo.png', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256)],
  ['shop/notes.txt', new TextEncoder().encode('text '.repeat(100))],
]);

function unit(path: string, isPage: boolean, usingComponents: Record<string, string> = {}): ComponentUnit {
  const config = { usingComponents };
  return { path, isPage, config, script: `${path}.js`, hasTemplate: true, hasStyle: isPage };
}

/** A program of a main package and one sub-package, as the compiler would make it. */
export function sampleProgram(): Program {
  const paths = ['pages/index/index', 'shop/pages/cart/cart', 'components/price/price'];
  const script = (file: string, requires: Record<string, string> = {}) => ({
    code: `__tessera_define("${file}", function (require) {\nrequire; // 你好\n});`,
    requires,
    map: '{"version":3}',
  });
  return {
    format: 1,
    id: 'a'.repeat(64),
    project: { appId: 'mp-sample', name: 'Sample', baseLibrary: '3.5.0', checksDomains: true },
    app: { pages: ['pages/index/index'], window: { navigationBarTitleText: '样例' } },
    pages: ['pages/index/index', 'shop/pages/cart/cart'],
    packages: [
      { root: '', independent: false, pages: ['pages/index/index'] },
      { root: 'shop', independent: false, pages: ['shop/pages/cart/cart'] },
    ],
    components: {
      'pages/index/index': unit('pages/index/index', true, {
        price: 'components/price/price',
        own: 'components/price/price',
      }),
      'shop/pages/cart/cart': unit('shop/pages/cart/cart', true),
      'components/price/price': unit('components/price/price', false, { price: 'components/price/price' }),
    },
    scripts: {
      'app.js': script('app.js'),
      'utils/format.js': script('utils/format.js'),
      ...Object.fromEntries(
        paths.map((path) => [`${path}.js`, script(`${path}.js`, { './format': 'utils/format.js' })]),
      ),
    },
    styles: Object.fromEntries(['app', ...paths.slice(0, 2)].map((path) => [path, { css: `.${path[0]}{}` }])),
    templates: {
      runtime: 'var R = {}',
      units: Object.fromEntries(paths.map((path) => [path, `(() => "${path}")()`])),
      wxs: { 'utils/money': '(function (module) { module.exports = {} })' },
    },
    assets: Object.fromEntries(
      [...assets].map(([path, bytes]) => [path, { file: path, size: bytes.length, sha256: sha256(bytes) }]),
    ),
  };
}

export function packSample(change: (program: Program) => void = () => undefined, named = label): Packed {
  const program = sampleProgram();
  change(program);
  return packProgram(program, { label: named, hash: sha256, readAsset: (path) => assets.get(path) });
}

// A bundler plugin that writes down which npm packages a bundle took from node_modules: what THIRD-PARTY-NOTICES.md is made of.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node.mjs';

/** `…/node_modules/@a/b/src/x.js` lies in the package folder `…/node_modules/@a/b`. */
function packageFolder(id) {
  const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//.exec(id.replaceAll('\\', '/')) ?? [];
  return folder;
}

function nameAndVersion(folder) {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

export const packageList = (bundle) => path.join(root, 'dist', `${bundle}.packages.json`);

export function noteBundledPackages(bundle) {
  return {
    name: 'tessera:bundled-packages',
    buildEnd() {
      const folders = new Set([...this.getModuleIds()].map(packageFolder).filter(Boolean));
      const packages = [...new Set([...folders].map(nameAndVersion))].sort();
      mkdirSync(path.join(root, 'dist'), { recursive: true });
      writeFileSync(packageList(bundle), `${JSON.stringify(packages, undefined, 2)}\n`);
    },
  };
}

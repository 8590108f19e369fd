// node build/notices.mjs: writes THIRD-PARTY-NOTICES.md from what the bundles hold or may hold, and what is shipped beside them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageList } from './bundled-packages.mjs';
import { bundles } from './bundles.mjs';
import { ensureInstalled, ensureNode, isMain, root, say } from './node.mjs';

export const noticesFile = path.join(root, 'THIRD-PARTY-NOTICES.md');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Where a package that is asked for from the folder `from` lies: beside it, or further up. */
function lockKey(packages, name, from) {
  const levels =
    from === ''
      ? []
      : from
          .split('/node_modules/')
          .map((_, index, all) => all.slice(0, all.length - index).join('/node_modules/'));
  return [...levels, '']
    .map((at) => `${at ? `${at}/` : ''}node_modules/${name}`)
    .find((key) => packages[key]);
}

/** What only we use, to build and test: it never reaches a person's computer. */
const tools =
  /^(@types\/.+|@playwright\/test|playwright(-core)?|@axe-core\/playwright|electron|electron-builder|@electron\/asar|eslint|typescript-eslint|prettier|dependency-cruiser|vite|vitest|@vitejs\/.+|openapi-fetch|openapi-typescript|pngjs|s3rver|axios|dayjs|lodash|mobx-miniprogram|miniprogram-automator|tdesign-miniprogram|weui-miniprogram|@vant\/weapp)$/;

/** `names` with everything they need. */
function closure({ packages }, names) {
  const found = new Map();
  const visit = (name, from) => {
    const key = lockKey(packages, name, from);
    if (!key || found.has(key)) return;
    found.set(key, `${name}@${packages[key].version}`);
    for (const needed of Object.keys(packages[key].dependencies ?? {})) visit(needed, key);
  };
  for (const name of names) visit(name, '');
  return [...found.values()];
}

/** Shipped as packages: what package.json lists under "dependencies", with what that needs. */
const shippedPackages = (lock) => closure(lock, Object.keys(lock.packages[''].dependencies));

/** What may be bundled: everything that is not a tool. A little more than what is, so that the notices hold when an import is added. */
function mayBeBundled(lock) {
  const { dependencies, devDependencies } = lock.packages[''];
  return closure(lock, [
    ...Object.keys(dependencies),
    ...Object.keys(devDependencies).filter((name) => !tools.test(name)),
  ]);
}

/** `name@version` of everything that reaches a person's computer with us. Undefined where a bundle was not made yet. */
export function shippedAndBundled() {
  const lists = bundles.map(({ name }) => packageList(name)).filter(existsSync);
  if (lists.length === 0) return undefined;
  const lock = readJson(path.join(root, 'package-lock.json'));
  return [...new Set([...lists.flatMap(readJson), ...shippedPackages(lock)])].sort();
}

/** Every folder of node_modules that holds a package, by `name@version`. */
function installedFolders() {
  const lock = readJson(path.join(root, 'package-lock.json'));
  return new Map(
    Object.entries(lock.packages)
      .filter(([key]) => key !== '')
      .map(([key, { name, version }]) => [
        `${name ?? key.slice(key.lastIndexOf('node_modules/') + 13)}@${version}`,
        path.join(root, key),
      ]),
  );
}

const licenceNames = /^(licen[cs]e|copying|notice|thirdpartynotices?)([-.].*)?$/i;

function noticeOf(id, folder) {
  const { license, licenses, homepage, repository, author } = readJson(path.join(folder, 'package.json'));
  const licence = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' or ') ?? 'see below';
  const source = homepage ?? repository?.url ?? repository ?? '';
  const texts = readdirSync(folder)
    .filter((file) => licenceNames.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const body =
    texts.length > 0
      ? texts.join('\n\n')
      : `Licensed under ${licence}${by ? ` by ${by}` : ''}; the package brings no licence text.`;
  return `## ${id}\n\n${licence}${source ? `, ${source}` : ''}\n\n${body.replaceAll(/^/gm, '    ').replaceAll(/[ \t]+$/gm, '')}\n`;
}

/** The packages that the written notices name. */
export function namedInNotices() {
  return [...readFileSync(noticesFile, 'utf8').matchAll(/^## (\S+@\S+)$/gm)].map(([, id]) => id).sort();
}

export function writeNotices() {
  const folders = installedFolders();
  const lock = readJson(path.join(root, 'package-lock.json'));
  const all = [...new Set([...(shippedAndBundled() ?? []), ...mayBeBundled(lock)])].sort();
  const notices = all.flatMap((id) => {
    const folder = folders.get(id);
    return folder && existsSync(folder) ? [noticeOf(id, folder)] : [];
  });
  const head = `# Third-party notices

Tessera is made with the software below, each under its own licence: what is bundled into it, what is shipped beside it, and what that needs.
Written by \`node build/notices.mjs\`.
Electron and Chromium, where an installer brings them, carry their own notices beside the program.
`;
  writeFileSync(noticesFile, [head, ...notices].join('\n'));
  return notices.length;
}

if (isMain(import.meta.url)) {
  await ensureNode();
  ensureInstalled();
  const { bundleAll } = await import('./bundle.mjs');
  await bundleAll();
  say(`${writeNotices()} packages named in THIRD-PARTY-NOTICES.md.`);
}

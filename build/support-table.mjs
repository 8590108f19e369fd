// node build/support-table.mjs: writes docs/support.md, docs/support.json and the gallery's list of tags from the simulator's code.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { galleryPage } from './gallery-page.mjs';
import { isMain, root } from './node.mjs';

const names = { real: 'real', simulated: 'simulated', placeholder: 'placeholder', none: 'stub' };

async function readCode() {
  const vite = await createServer({
    configFile: false,
    root,
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    const { catalog } = await vite.ssrLoadModule('/simulator/components/catalog.ts');
    const { apiSupport } = await vite.ssrLoadModule('/simulator/wx/support.ts');
    return { tags: [...catalog.values()], apis: apiSupport() };
  } finally {
    await vite.close();
  }
}

const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (value) => `\`${cell(value === '' ? "''" : JSON.stringify(value)).replaceAll('"', '')}\``;

function tagSection({ tag, since, support, doc, limits, props, events }) {
  const rows = Object.entries(props).map(
    ([name, { type, default: fallback, doc: text, values }]) =>
      `| \`${name}\` | ${type} | ${code(fallback)} | ${cell(text.en)}${values ? ` (${values.map((one) => `\`${cell(one)}\``).join(', ')})` : ''} |`,
  );
  const facts = Object.entries(events).map(([name, { doc: text }]) => `\`${name}\` ${cell(text.en)}`);
  return [
    `### ${tag}`,
    '',
    `${doc.en} ${names[support]}, since ${since}.${limits ? ` ${limits.en}` : ''}`,
    '',
    ...(rows.length ? ['| attribute | type | default | |', '| --- | --- | --- | --- |', ...rows, ''] : []),
    ...(facts.length ? [`Events: ${facts.join(' · ')}`, ''] : []),
  ].join('\n');
}

function apiSection(apis) {
  const of = (kind) =>
    Object.keys(apis)
      .filter((name) => apis[name] === kind)
      .sort()
      .map((name) => `\`${name}\``)
      .join(' ');
  return ['real', 'simulated', 'none'].map((kind) => `### ${names[kind]}\n\n${of(kind)}\n`).join('\n');
}

/** The texts of all files, by path: the test compares them with the disk. */
export async function supportFiles() {
  const { tags, apis } = await readCode();
  const count = (kind) => Object.values(apis).filter((one) => one === kind).length;
  const markdown = `# What the simulator supports

Generated from the code by \`node build/support-table.mjs\`. **real** acts as documented; **simulated** acts as documented on
local data; **placeholder** is drawn and labelled; **stub** warns once and fails by \`fail\`.

${tags.length} tags; ${count('real')} real, ${count('simulated')} simulated and ${count('none')} stub members of \`wx\`.

## Members of wx

${apiSection(apis)}
## Tags

${tags.map(tagSection).join('\n')}`;
  const json = { tags: Object.fromEntries(tags.map(({ tag, ...rest }) => [tag, rest])), apis };
  return {
    'docs/support.md': markdown,
    'docs/support.json': `${JSON.stringify(json, null, 1)}\n`,
    ...galleryPage(tags),
  };
}

if (isMain(import.meta.url)) {
  const files = await supportFiles();
  if (process.argv.includes('--print')) process.stdout.write(JSON.stringify(files));
  else for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text);
}

// The import table of ARCHITECTURE.md, from build/rooms.mjs. `node build/architecture.mjs` writes it into the page.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, root } from './node.mjs';
import { rooms } from './rooms.mjs';

const words = {
  pure: 'pure: no Node, no DOM, no clock',
  'no DOM': 'Node, no DOM',
  'no Node': 'a page: DOM, no Node',
  electron: 'Electron',
};

const list = (names) => names.join(', ') || '–';

/** `simulator/components/[^/]+/props\.ts` reads better as a path. */
const readable = (pattern) => pattern.replaceAll('[^/]+', '*').replaceAll('\\.', '.');

export function roomTable() {
  const rows = Object.entries(rooms).map(([room, { environment, imports, types, files = [] }]) => [
    room === 'console' ? 'console (its own files)' : room,
    words[environment],
    list([...imports, ...files.map(readable)]),
    list(types),
  ]);
  return [['room', 'runs in', 'may import', 'types only'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const page = path.join(root, 'ARCHITECTURE.md');
const place = /<!-- rooms -->[^]*?(?=\nEntries of a folder)/;

if (isMain(import.meta.url)) {
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(place, () => `<!-- rooms -->\n\n${roomTable()}\n`),
  );
}

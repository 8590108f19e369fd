import { words } from './words.ts';

export interface PersonLine {
  account: string;
  name: string;
  email: string;
  role: string;
}

/** What a first line says that names the columns. */
const heads = new Set(
  [words.account, words.accountColumn].flatMap(({ en, zh }) => [en.toLowerCase(), zh.toLowerCase()]),
);

/** R-MEM-02: pasted lines or a csv file: account, name, e-mail, role. A first line that names columns is left out. */
export function readPeople(text: string): PersonLine[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  const isHead = heads.has((rows[0]?.[0] ?? '').toLowerCase());
  return rows
    .slice(isHead ? 1 : 0)
    .map(([account = '', name = '', email = '', role = '']) => ({ account, name, email, role }));
}

/** Commas, semicolons or tabs; a quoted cell may hold any of them, and "" stands for a quote. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:^|[,;\t，；])\s*(?:"((?:[^"]|"")*)"|([^,;\t，；]*))/g;
  for (const [, quoted, plain] of line.matchAll(pattern))
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
  return cells;
}

export function writePeople(lines: PersonLine[]): string {
  return lines
    .map(({ account, name, email, role }) => [account, name, email, role].join(', ').replace(/[, ]+$/, ''))
    .join('\n');
}

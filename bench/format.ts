// node bench/format.ts [folder…]: formats every wxml, wxss and json below the folders (examples/ by default) and proves that
// nothing a program sees has changed: the same compiled template, the same style rules, the same values; twice equals once.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import postcss, { type ChildNode, type Root } from 'postcss';
import cssServices from 'vscode-css-languageservice';
import jsonServices from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatWxml } from '../language/wxml/format.ts';

interface Group {
  addTmpl(path: string, source: string): unknown;
  getTmplGenObject(path: string): string;
  free(): void;
}

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler') as {
  TmplGroup: new () => Group;
};
const options = { tabSize: 2, insertSpaces: true };
const css = cssServices.getCSSLanguageService();
const json = jsonServices.getLanguageService({});

function apply(
  text: string,
  edits: { range: { start: object; end: object }; newText: string }[],
  document: TextDocument,
): string {
  return TextDocument.applyEdits(document, edits as never) ?? text;
}

const formatters: Record<string, (text: string) => string> = {
  '.wxml': (text) => formatWxml(text),
  '.wxss'(text) {
    const document = TextDocument.create('file:///a.wxss', 'css', 1, text);
    return apply(text, css.format(document, undefined, options), document);
  },
  '.json'(text) {
    const document = TextDocument.create('file:///a.json', 'json', 1, text);
    return apply(text, json.format(document as never, undefined as never, options), document);
  },
};

/** What a program sees of a file; undefined where it does not compile to begin with. */
const meanings: Record<string, (text: string) => string | undefined> = {
  '.wxml'(text) {
    const group = new TmplGroup();
    try {
      group.addTmpl('a', text);
      // The fields that a template reads come out in any order.
      return group
        .getTmplGenObject('a')
        .replace(/\bA=\{([^{}]*)\}/g, (_all, fields: string) => `A={${fields.split(',').sort().join()}}`);
    } catch {
      return undefined;
    } finally {
      group.free();
    }
  },
  '.wxss'(text) {
    try {
      return shapeOf(postcss.parse(text));
    } catch {
      return undefined;
    }
  },
  '.json'(text) {
    const errors: object[] = [];
    const value: unknown = parseJson(text, errors as never, { allowTrailingComma: true });
    return errors.length > 0 ? undefined : JSON.stringify(value);
  },
};

const tight = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([,>+~():]) ?/g, '$1')
    .trim();

function shapeOf(root: Root): string {
  const shape = (node: ChildNode): string => {
    if (node.type === 'comment') return '';
    if (node.type === 'decl') return `${node.prop}:${tight(node.value)}${node.important ? '!' : ''};`;
    const head = node.type === 'rule' ? tight(node.selector) : `@${node.name} ${tight(node.params)}`;
    return `${head}{${(node.nodes ?? []).map(shape).join('')}}`;
  };
  return root.nodes.map(shape).join('\n');
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (/^(node_modules|\..*)$/.test(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile() && formatters[path.extname(entry.name)]) yield file;
  }
}

const given = process.argv.slice(2);
const folders = given.length > 0 ? given : [path.join(import.meta.dirname, '../examples')];
const counts = { files: 0, changed: 0, skipped: 0, failed: 0 };
for (const folder of folders)
  for (const file of filesBelow(folder)) {
    const ending = path.extname(file);
    const text = readFileSync(file, 'utf8');
    const before = text.length > 1_000_000 ? undefined : meanings[ending]!(text);
    if (before === undefined) {
      counts.skipped += 1;
      continue;
    }
    const once = formatters[ending]!(text);
    counts.files += 1;
    if (once !== text) counts.changed += 1;
    const wrong = [
      ...(meanings[ending]!(once) === before ? [] : ['means something else']),
      ...(formatters[ending]!(once) === once ? [] : ['changes again']),
    ];
    if (wrong.length === 0) continue;
    counts.failed += 1;
    console.log(`FAILED ${file}: ${wrong.join(', ')}`);
  }
console.log(
  `${counts.failed === 0 ? 'ok  ' : 'OVER'} ${counts.files} files, ${counts.changed} formatted, ${counts.failed} wrong, ${counts.skipped} that do not parse left alone`,
);
process.exitCode = counts.failed === 0 ? 0 : 1;

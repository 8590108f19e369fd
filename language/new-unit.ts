import path from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import type { WorkspaceEdit } from '@volar/language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../contract/text.ts';
import type { ProgramModel } from './program-model.ts';

export interface NewUnit {
  edit?: WorkspaceEdit;
  /** Why it cannot be made, in one sentence. */
  refusal?: string;
  /** What to look at afterwards. */
  open?: string;
}

const refusals = {
  exists: {
    en: (name: string) => `There is already something at ${name}.`,
    zh: (name: string) => `${name} 已存在。`,
  },
  outside: {
    en: (name: string) => `${name} lies outside of the program: there is no app.json above it.`,
    zh: (name: string) => `${name} 不在小程序目录内：上级目录中没有 app.json。`,
  },
};

/** The files of a new page or component in the languages that the program itself uses, registered where it must be. */
export function newUnit(
  model: ProgramModel,
  kind: 'page' | 'component',
  asked: string,
  locale: Language,
): NewUnit {
  const root = model.rootOf(`${asked}.json`) ?? programBelow(model, asked);
  if (root === undefined) return { refusal: refusals.outside[locale](path.posix.basename(asked)) };
  // A path that was given from the project's folder means one in the program.
  const unit = asked.startsWith(`${root}/`)
    ? asked
    : path.posix.join(root, asked.slice(path.posix.dirname(root).length));
  const endings = endingsOf(model, root);
  if (endings.some((ending) => model.exists(unit + ending)))
    return { refusal: refusals.exists[locale](path.posix.relative(root, unit)) };
  const edits = filesOf(model, root, kind, unit);
  if (kind === 'page') edits.push(registered(model, root, unit));
  return { edit: { documentChanges: edits }, open: URI.file(`${unit}.wxml`).toString() };
}

const start = { line: 0, character: 0 };

/** Makes a file with a text in it. */
export function createFile(file: string, newText: string): NonNullable<WorkspaceEdit['documentChanges']> {
  const uri = URI.file(file).toString();
  return [
    { kind: 'create', uri },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
  ];
}

const endingsOf = (model: ProgramModel, root: string): string[] => {
  const { script, style } = languagesOf(model, root);
  return [`.${script}`, '.wxml', `.${style}`, '.json'];
};

/** Those of a unit's files that are not there yet. */
function filesOf(
  model: ProgramModel,
  root: string,
  kind: 'page' | 'component',
  unit: string,
): NonNullable<WorkspaceEdit['documentChanges']> {
  const { script, style } = languagesOf(model, root);
  const files = filesFor(kind, path.posix.basename(unit), script);
  return (
    [
      [`.${script}`, files.script],
      ['.wxml', files.wxml],
      [`.${style}`, files.style],
      ['.json', files.json],
    ] as const
  )
    .filter(([ending]) => !model.exists(unit + ending))
    .flatMap(([ending, text]) => createFile(unit + ending, text));
}

/** A project whose program lies one folder down (`miniprogram/`). */
function programBelow(model: ProgramModel, asked: string): string | undefined {
  for (let at = path.posix.dirname(asked); at !== path.posix.dirname(at); at = path.posix.dirname(at)) {
    const below = model
      .list(at)
      .find(({ name, isFolder }) => isFolder && model.exists(`${at}/${name}/app.json`));
    if (below) return `${at}/${below.name}`;
    if (model.exists(`${at}/project.config.json`)) return undefined;
  }
  return undefined;
}

/** What most of the program's units are written in. */
export function languagesOf(model: ProgramModel, root: string): { script: 'ts' | 'js'; style: string } {
  const units = [
    `${root}/app`,
    ...model.allUnits(root).filter((unit) => !unit.includes('/miniprogram_npm/')),
  ];
  const count = (ending: string) => units.filter((unit) => model.exists(`${unit}.${ending}`)).length;
  const style = ['less', 'scss', 'sass'].find((ending) => count(ending) > count('wxss'));
  return { script: count('ts') > count('js') ? 'ts' : 'js', style: style ?? 'wxss' };
}

function filesFor(kind: 'page' | 'component', name: string, script: 'ts' | 'js') {
  const scripts = {
    page:
      script === 'ts'
        ? 'Page({\n  data: {},\n\n  onLoad(query: Record<string, string | undefined>) {\n    console.log(query);\n  },\n});\n'
        : 'Page({\n  data: {},\n\n  onLoad(query) {\n    console.log(query);\n  },\n});\n',
    component: 'Component({\n  properties: {},\n\n  data: {},\n\n  methods: {},\n});\n',
  };
  const json =
    kind === 'page'
      ? { navigationBarTitleText: name, usingComponents: {} }
      : { component: true, usingComponents: {} };
  return {
    script: scripts[kind],
    wxml: `<view class="${name}">${name}</view>\n`,
    style: `.${name} {\n}\n`,
    json: `${JSON.stringify(json, null, 2)}\n`,
  };
}

/** What lists a page that is there already. */
export function listPage(model: ProgramModel, page: string, from: string): WorkspaceEdit | undefined {
  const root = model.rootOf(from);
  return root === undefined ? undefined : { documentChanges: [registered(model, root, `${root}/${page}`)] };
}

/** The files of a page that app.json lists but that are not there. */
export function missingPage(model: ProgramModel, root: string, unit: string): WorkspaceEdit {
  return { documentChanges: filesOf(model, root, 'page', unit) };
}

/** app.json with the page at the end of its list, or of its subpackage's. */
function registered(model: ProgramModel, root: string, unit: string) {
  const file = `${root}/app.json`;
  const text = model.readText(file) ?? '{}';
  const page = path.posix.relative(root, unit);
  const app = model.readJson(file);
  const key = ['subpackages', 'subPackages'].find((name) => Array.isArray(app[name]));
  const parts = (key ? (app[key] as { root?: unknown; pages?: unknown }[]) : []) ?? [];
  const index = parts.findIndex(
    ({ root: folder }) => typeof folder === 'string' && page.startsWith(`${folder.replace(/\/$/, '')}/`),
  );
  const part = parts[index];
  const list = part ? part.pages : app['pages'];
  const at = Array.isArray(list) ? list.length : 0;
  const value = part ? path.posix.relative(String(part.root), page) : page;
  const place = part ? [key!, index, 'pages', at] : ['pages', at];
  const newText = applyEdits(
    text,
    modify(text, place, value, {
      isArrayInsertion: true,
      formattingOptions: { insertSpaces: true, tabSize: 2 },
    }),
  );
  const document = TextDocument.create('', '', 0, text);
  return {
    textDocument: { uri: URI.file(file).toString(), version: null },
    edits: [{ range: { start: document.positionAt(0), end: document.positionAt(text.length) }, newText }],
  };
}

import path from 'node:path';
import type { CodegenContext, IScriptSnapshot, LanguagePlugin, VirtualCode } from '@volar/language-core';
import type {} from '@volar/typescript';
import ts from 'typescript';
import type { URI } from 'vscode-uri';
import { definingCall, generateScript } from './typescript/script.ts';
import { generateTemplate } from './typescript/template.ts';
import { everything } from './typescript/writer.ts';
import { attributeOf, elementsOf, parseWxml, type Document } from './wxml/parse.ts';

export interface TemplateCode extends VirtualCode {
  /** Present on templates: the parsed markup, shared by every service. */
  template?: Document;
}

export interface PluginOptions {
  asFileName(uri: URI): string;
  asUri(fileName: string): URI;
  /** The program is typed by a tsconfig of its own. */
  isStrict(): boolean;
  /** Templates that import this one directly. */
  importersOf(file: string): string[];
  /** The declarations at hand have what templates are typed by. */
  isTyped(): boolean;
}

const generated = /(^|\/)(node_modules|miniprogram_npm)\/|\.d\.ts$/;

function snapshotOf(text: string): IScriptSnapshot {
  return {
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange: () => undefined,
  };
}

const scriptKinds: Record<string, ts.ScriptKind> = {
  javascript: ts.ScriptKind.JS,
  typescript: ts.ScriptKind.TS,
};

/** Makes templates and scripts into code that TypeScript understands. Knows no service: those live in services/. */
export function createLanguagePlugin(options: PluginOptions): LanguagePlugin<URI, TemplateCode> {
  return {
    getLanguageId: (uri) => languageIdOf(uri.path),
    createVirtualCode(uri, languageId, snapshot, context) {
      if (languageId === 'wxml') return templateCode(uri, snapshot, context, options);
      if (uri.path.endsWith('.wxs')) return wxsCode(snapshot);
      if (
        scriptKinds[languageId] !== undefined &&
        /\.[jt]s$/.test(uri.path) &&
        !generated.test(uri.path) &&
        options.isTyped()
      )
        return scriptCode(languageId, snapshot);
      return undefined;
    },
    typescript: {
      extraFileExtensions: [
        { extension: 'wxml', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred },
        { extension: 'wxs', isMixedContent: false, scriptKind: ts.ScriptKind.JS },
      ],
      getServiceScript(root) {
        if (root.id === 'script' || root.id === 'wxs') {
          const isTypeScript = root.languageId === 'typescript';
          return {
            code: root,
            extension: isTypeScript ? '.ts' : '.js',
            scriptKind: scriptKinds[root.languageId] ?? ts.ScriptKind.JS,
          };
        }
        const code = root.embeddedCodes?.find(({ id }) => id === 'typescript');
        return code && { code, extension: '.ts', scriptKind: ts.ScriptKind.TS };
      },
      getExtraServiceScripts: (fileName, root) =>
        (root.embeddedCodes ?? [])
          .filter(({ id }) => id.startsWith('wxs_'))
          .map((code) => ({
            fileName: `${fileName}.${code.id}.js`,
            code,
            extension: '.js',
            scriptKind: ts.ScriptKind.JS,
          })),
    },
  };
}

const languageIds: Record<string, string> = {
  wxml: 'wxml',
  wxss: 'wxss',
  wxs: 'javascript',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  json: 'json',
  less: 'less',
  scss: 'scss',
  css: 'css',
};

/** The language of a file: by its ending, whatever an editor calls it; the editor's word for all other files. */
export function languageIdOf(file: string, said?: string): string | undefined {
  return languageIds[file.slice(file.lastIndexOf('.') + 1)] ?? said;
}

function templateCode(
  uri: URI,
  snapshot: IScriptSnapshot,
  context: CodegenContext<URI>,
  options: PluginOptions,
): TemplateCode {
  const source = snapshot.getText(0, snapshot.getLength());
  const template = parseWxml(source);
  const file = options.asFileName(uri);
  const unit = file.replace(/\.wxml$/, '');
  const beside = scriptBeside(unit, context, options);
  const inline = inlineModules(template);
  const hasTemplates = [...elementsOf(template.children)].some(
    (element) => element.tag === 'template' && attributeOf(element, 'name'),
  );
  const out = generateTemplate(template, {
    script: beside && path.posix.basename(unit),
    isStrict: options.isStrict() && (beside?.endsWith('.ts') ?? false),
    moduleOf(name, request) {
      if (request === undefined)
        return inline.some(({ id }) => id === inlineId(name))
          ? `./${path.posix.basename(file)}.${inlineId(name)}`
          : undefined;
      return request.endsWith('.wxs') && !request.startsWith('/') ? relative(request) : undefined;
    },
    importers: hasTemplates
      ? options.importersOf(file).map((from) => relative(path.posix.relative(path.posix.dirname(file), from)))
      : [],
  });
  return {
    id: 'root',
    languageId: 'wxml',
    snapshot,
    template,
    mappings: [{ sourceOffsets: [0], generatedOffsets: [0], lengths: [source.length], data: everything }],
    embeddedCodes: [
      {
        id: 'typescript',
        languageId: 'typescript',
        snapshot: snapshotOf(out.text),
        mappings: out.mappings,
        embeddedCodes: [],
      },
      ...inline,
    ],
  };
}

const relative = (request: string): string => (request.startsWith('.') ? request : `./${request}`);

/** Volar reads the name out of a uri, in lower case only: capitals are escaped. */
const inlineId = (name: string): string =>
  `wxs_${name.replace(/[A-Z$]/g, (letter) => `-${letter.charCodeAt(0).toString(36)}-`)}`;

/** Bodies of <wxs> elements: scripts of their own, in which everything of a script works. */
function inlineModules({ children, source }: Document): VirtualCode[] {
  const found: VirtualCode[] = [];
  for (const element of elementsOf(children)) {
    const name = element.body && attributeOf(element, 'module')?.value;
    if (!element.body || !name || !/^[A-Za-z_$][\w$]*$/.test(name) || attributeOf(element, 'src')) continue;
    const { start, end } = element.body;
    found.push({
      id: inlineId(name),
      languageId: 'javascript',
      snapshot: snapshotOf(source.slice(start, end)),
      mappings: [
        {
          sourceOffsets: [start],
          generatedOffsets: [0],
          lengths: [end - start],
          data: { ...everything, structure: false, format: false },
        },
      ],
      embeddedCodes: [],
    });
  }
  return found;
}

function scriptBeside(
  unit: string,
  context: CodegenContext<URI>,
  options: PluginOptions,
): string | undefined {
  if (!options.isTyped()) return undefined;
  for (const extension of ['.ts', '.js']) {
    const script = context.getAssociatedScript(options.asUri(unit + extension))?.snapshot;
    if (script && definingCall(script.getText(0, script.getLength()))) return unit + extension;
  }
  return undefined;
}

function scriptCode(languageId: string, snapshot: IScriptSnapshot): TemplateCode | undefined {
  const out = generateScript(snapshot.getText(0, snapshot.getLength()), languageId === 'javascript');
  return (
    out && {
      id: 'script',
      languageId,
      snapshot: snapshotOf(out.text),
      mappings: out.mappings,
      embeddedCodes: [],
    }
  );
}

function wxsCode(snapshot: IScriptSnapshot): TemplateCode {
  const length = snapshot.getLength();
  return {
    id: 'wxs',
    languageId: 'javascript',
    snapshot,
    mappings: [{ sourceOffsets: [0], generatedOffsets: [0], lengths: [length], data: everything }],
    embeddedCodes: [],
  };
}

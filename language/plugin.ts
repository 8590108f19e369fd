import path from 'node:path';
import type { CodegenContext, IScriptSnapshot, LanguagePlugin, VirtualCode } from '@volar/language-core';
import type {} from '@volar/typescript';
import ts from 'typescript';
import type { URI } from 'vscode-uri';
import { definingCall, generateScript } from './typescript/script.ts';
import { exportedNames, generateTemplate } from './typescript/template.ts';
import { everything } from './typescript/writer.ts';
import { parseWxml, type Document } from './wxml/parse.ts';

export interface TemplateCode extends VirtualCode {
  /** Present on templates: the parsed markup, shared by every service. */
  template?: Document;
}

export interface PluginOptions {
  asFileName(uri: URI): string;
  asUri(fileName: string): URI;
}

const generated = /(^|\/)(node_modules|miniprogram_npm)\/|\.d\.ts$/;

function snapshotOf(text: string): IScriptSnapshot {
  return {
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange: () => undefined,
  };
}

/** Makes templates and scripts into code that TypeScript understands. Knows no service: those live in services/. */
export function createLanguagePlugin(options: PluginOptions): LanguagePlugin<URI, TemplateCode> {
  return {
    getLanguageId: (uri) => languageOf(uri.path),
    createVirtualCode(uri, languageId, snapshot, context) {
      if (languageId === 'wxml') return templateCode(uri, snapshot, context, options);
      if (
        (languageId === 'javascript' || languageId === 'typescript') &&
        /\.[jt]s$/.test(uri.path) &&
        !generated.test(uri.path)
      ) {
        return scriptCode(languageId, snapshot);
      }
      return undefined;
    },
    typescript: {
      extraFileExtensions: [{ extension: 'wxml', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }],
      getServiceScript(root) {
        if (root.id === 'script') {
          const isJavaScript = root.languageId === 'javascript';
          return {
            code: root,
            extension: isJavaScript ? '.js' : '.ts',
            scriptKind: isJavaScript ? ts.ScriptKind.JS : ts.ScriptKind.TS,
          };
        }
        const code = root.embeddedCodes?.find(({ id }) => id === 'typescript');
        return code && { code, extension: '.ts', scriptKind: ts.ScriptKind.TS };
      },
    },
  };
}

export function languageOf(fileName: string): string | undefined {
  if (fileName.endsWith('.wxml')) return 'wxml';
  if (fileName.endsWith('.wxss')) return 'wxss';
  if (fileName.endsWith('.wxs')) return 'javascript';
  return undefined;
}

function templateCode(
  uri: URI,
  snapshot: IScriptSnapshot,
  context: CodegenContext<URI>,
  options: PluginOptions,
): TemplateCode {
  const source = snapshot.getText(0, snapshot.getLength());
  const template = parseWxml(source);
  const unit = options.asFileName(uri).replace(/\.wxml$/, '');
  const beside = scriptBeside(unit, context, options);
  const out = generateTemplate(template, {
    script: beside && path.posix.basename(unit),
    isStrict: beside?.endsWith('.ts') ?? false,
    exportsOf: (request) => {
      const file = path.posix.join(path.posix.dirname(unit), request);
      const script = context.getAssociatedScript(options.asUri(file))?.snapshot;
      return script ? exportedNames(script.getText(0, script.getLength())) : [];
    },
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
    ],
  };
}

function scriptBeside(
  unit: string,
  context: CodegenContext<URI>,
  options: PluginOptions,
): string | undefined {
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

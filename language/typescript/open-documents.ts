import type { LanguageServer } from '@volar/language-server/node.js';
import type ts from 'typescript';
import { URI } from 'vscode-uri';
import { languageIdOf } from '../plugin.ts';
import { fileOf } from '../file-names.ts';

interface OpenDocument {
  uri: URI;
  snapshot: ts.IScriptSnapshot | undefined;
  text: string | undefined;
}

/** Documents that an editor has open, by file name. */
export function followOpenDocuments(server: LanguageServer) {
  const texts = new Map<string, OpenDocument>();
  const documentOf = (file: string) => {
    const known = texts.get(file);
    return known && server.documents.get(known.uri);
  };
  const add = (name: string) => {
    const uri = URI.parse(name);
    texts.set(fileOf(uri), { uri, snapshot: undefined, text: undefined });
  };
  for (const { uri } of server.documents.all()) add(uri);
  return {
    files: () => texts.keys(),
    has: (file: string) => texts.has(file),
    textOf(file: string): string | undefined {
      const entry = texts.get(file);
      return entry && (entry.text ??= documentOf(file)?.getText());
    },
    snapshotOf(file: string): ts.IScriptSnapshot | undefined {
      const entry = texts.get(file);
      return entry && (entry.snapshot ??= documentOf(file)?.getSnapshot());
    },
    languageOf: (file: string) =>
      texts.has(file) ? languageIdOf(file, documentOf(file)?.languageId) : undefined,
    follow(touch: () => void): () => void {
      const stops = [
        server.documents.onDidOpen(({ document }) => {
          add(document.uri);
          touch();
        }),
        server.documents.onDidChangeContent(({ document }) => {
          const entry = texts.get(fileOf(URI.parse(document.uri)));
          if (entry) Object.assign(entry, { snapshot: undefined, text: undefined });
          touch();
        }),
        server.documents.onDidClose(({ document }) => {
          texts.delete(fileOf(URI.parse(document.uri)));
          touch();
        }),
      ];
      return () => stops.forEach((stop) => stop.dispose());
    },
  };
}

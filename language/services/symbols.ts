import path from 'node:path';
import type {
  LanguageServiceContext,
  LanguageServicePlugin,
  Location,
  LocationLink,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from '@volar/language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { importedSheet } from '../class-usage.ts';
import { programOfContext } from '../typescript/program-project.ts';
import { camelCase, type Place } from '../usage.ts';
import type { Span } from '../wxml/parse.ts';
import { workspaceOf, type Workspace } from './file-view.ts';
import { gatherFor } from './symbols/candidates.ts';
import { sourcePlace } from './symbols/source-place.ts';
import { symbolAt, symbolPlaces, type ProgramSymbol } from './symbols/symbol.ts';

/**
 * Names that cross languages: components, their properties and events, classes. First in the order of services, so
 * that TypeScript, asked after it, knows every file with the name and not only what is open.
 */
export function createSymbols(): LanguageServicePlugin {
  return {
    name: 'tessera-symbols',
    capabilities: {
      referencesProvider: true,
      definitionProvider: true,
      renameProvider: { prepareProvider: true },
    },
    create(context) {
      const workspace = workspaceOf(context);
      const find = (document: TextDocument, position: Position) => {
        const place = sourcePlace(context, document, position);
        if (!place || (place.code !== undefined && place.code !== 'root' && place.code !== 'script'))
          return undefined;
        const symbol = symbolAt(workspace.model, place.file, place.offset);
        return symbol && { symbol, place };
      };
      return {
        async provideReferences(document, position) {
          const found = find(document, position);
          gatherFor(context, document, position, found?.symbol.name);
          if (!found) return undefined;
          const inside = await insideReferences(context, workspace, found.symbol, found.place.file);
          const places = symbolPlaces(workspace.model, found.symbol).map((place) =>
            locationOf(workspace, place),
          );
          return [...inside, ...places];
        },
        provideRenameRange(document, position) {
          const found = find(document, position);
          if (!found || found.place.code === 'script') return undefined;
          return rangeIn(found.place.document, found.symbol.span);
        },
        async provideRenameEdits(document, position, newName) {
          const found = find(document, position);
          gatherFor(context, document, position, found?.symbol.name);
          if (!found) return undefined;
          return renameEdits(context, workspace, found.symbol, found.place.file, newName);
        },
        provideDefinition(document, position) {
          const place = sourcePlace(context, document, position);
          return place && sheetDefinition(workspace, place.file, place.offset, place.document);
        },
      };
    },
  };
}

const rangeIn = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

const textOf = ({ model }: Workspace, file: string) =>
  TextDocument.create('', '', 0, model.readText(file) ?? '');

function locationOf(workspace: Workspace, { file, span }: Place): Location {
  return { uri: workspace.uriOf(file).toString(), range: rangeIn(textOf(workspace, file), span) };
}

/** The property's own place in its script, where TypeScript takes over; undefined where the question came from there. */
function scriptPlace({ model }: Workspace, symbol: ProgramSymbol, from: string): Place | undefined {
  if (symbol.kind !== 'property') return undefined;
  const facts = model.componentFacts(symbol.component);
  const property = facts?.properties.find(({ name }) => name === symbol.name);
  return facts && property && facts.script !== from ? { file: facts.script, span: property.span } : undefined;
}

async function insideReferences(
  context: LanguageServiceContext,
  workspace: Workspace,
  symbol: ProgramSymbol,
  from: string,
): Promise<Location[]> {
  const place = scriptPlace(workspace, symbol, from);
  if (!place) return [];
  const { range } = locationOf(workspace, place);
  const service = programOfContext(context)?.languageService;
  return (
    (await service?.getReferences(workspace.uriOf(place.file), range.start, { includeDeclaration: true })) ??
    []
  );
}

async function renameEdits(
  context: LanguageServiceContext,
  workspace: Workspace,
  symbol: ProgramSymbol,
  from: string,
  newName: string,
): Promise<WorkspaceEdit> {
  const place = scriptPlace(workspace, symbol, from);
  if (place) {
    // From a template: the script's own answer holds everything, these places too.
    const service = programOfContext(context)?.languageService;
    const { range } = locationOf(workspace, place);
    return (
      (await service?.getRenameEdits(workspace.uriOf(place.file), range.start, camelCase(newName))) ?? {}
    );
  }
  const changes: Record<string, TextEdit[]> = {};
  const documents = new Map<string, TextDocument>();
  for (const { file, span, write } of symbolPlaces(workspace.model, symbol)) {
    const document = documents.get(file) ?? textOf(workspace, file);
    documents.set(file, document);
    (changes[workspace.uriOf(file).toString()] ??= []).push({
      range: rangeIn(document, span),
      newText: write ? write(newName) : newName,
    });
  }
  return { changes };
}

/** From a sheet: the file of an `@import`, or the elements that have a class. */
function sheetDefinition(
  workspace: Workspace,
  file: string,
  offset: number,
  document: TextDocument,
): LocationLink[] | undefined {
  if (!/\.(wxss|less|scss|sass)$/.test(file)) return undefined;
  const { model } = workspace;
  const text = document.getText();
  for (const match of text.matchAll(/@import\s+(?:url\()?\s*["']([^"']+)["']/g)) {
    const start = match.index + match[0].lastIndexOf(match[1]!);
    if (offset < start || offset > start + match[1]!.length) continue;
    const target = importedSheet(model, file, match[1]!);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return target === undefined
      ? []
      : [
          {
            targetUri: workspace.uriOf(target).toString(),
            targetRange: range,
            targetSelectionRange: range,
            originSelectionRange: rangeIn(document, { start, end: start + match[1]!.length }),
          },
        ];
  }
  const symbol = symbolAt(model, file, offset);
  if (symbol?.kind !== 'class') return undefined;
  return symbolPlaces(model, symbol)
    .filter((place) => path.posix.extname(place.file) === '.wxml')
    .map((place) => {
      const { uri, range } = locationOf(workspace, place);
      return {
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
        originSelectionRange: rangeIn(document, symbol.span),
      };
    });
}

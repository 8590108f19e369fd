import type * as lsp from 'vscode-languageserver-protocol';
import type { TestClient } from './client.ts';

/**
 * One question at a marked place, and its answer. `|` is where the cursor is (two of them: what is selected); the file
 * is open with that text, everything else is the program of `program.ts`.
 */
export interface Expected {
  /** Names that are offered; `!name` must not be. */
  offers: string[];
  /** The name that is taken, and the text afterwards; `|` where the cursor comes to stand. */
  accepts: [pick: string, after: string];
  /** Texts of the hover, each somewhere in it. */
  hovers: string[];
  /** `file: the line that is led to`. */
  leads: string[];
  /** How often in which file. */
  refers: Record<string, number>;
  /** The new name, and the whole text of each file that has changed (or a line of it, after `…`). */
  renames: [to: string, after: Record<string, string>];
  /** `code “the place's text”`, in the order of the text. */
  finds: string[];
  /** The fix that is chosen, by its title, and the whole text of each file afterwards (or a part, after `…`). */
  fixes: [title: string, after: Record<string, string>];
  /** Titles of what could be done; `!title` must not be. */
  mends: string[];
  /** The text with the hints where they are shown, in «». */
  hints: string;
  /** The signature, its current parameter in []. */
  signs: string;
  /** The outline: names, children in brackets. */
  outlines: string;
  /** Folded lines, `first-last`. */
  folds: string;
  /** `the text of the link → file`. */
  links: string[];
  /** `the text of the colour → #rrggbb`. */
  colours: string[];
  /** The text afterwards. */
  formats: string;
  /** What is put behind the cursor. */
  closes: string;
  /** The texts that change together. */
  mirrors: string[];
  /** Selected texts, from the innermost. */
  widens: string[];
  /** Other places of the same name in the text. */
  lights: number;
}

export type Ask = keyof Expected;
export type Case<A extends Ask> = readonly [marked: string, expected: Expected[A]];

export interface Group<A extends Ask = Ask> {
  /** What is tested, in words. */
  about: string;
  ask: A;
  file: string;
  cases: readonly Case<A>[];
}

/** Questions of one kind about one file. */
export const group = <A extends Ask>(
  about: string,
  ask: A,
  file: string,
  cases: readonly Case<A>[],
): Group => ({ about, ask, file, cases: cases as readonly Case<Ask>[] });

/** Asks the server, and says what it answered in the very form in which the answer is expected. */
export async function answer<A extends Ask>(
  client: TestClient,
  ask: A,
  file: string,
  marked: string,
  expected: Expected[A],
): Promise<Expected[A]> {
  const asked = await openMarked(client, file, marked);
  try {
    return (await asks[ask](asked, expected as never)) as Expected[A];
  } finally {
    await client.close(file);
  }
}

export interface Asked {
  client: TestClient;
  file: string;
  text: string;
  position: lsp.Position;
  /** The end of what is selected; the cursor again without a selection. */
  end: lsp.Position;
}

async function openMarked(client: TestClient, file: string, marked: string): Promise<Asked> {
  const [before = '', middle, after] = marked.split('|');
  const text = marked.replaceAll('|', '');
  await client.open(file, text);
  const position = positionAt(text, before.length);
  const end = after === undefined ? position : positionAt(text, before.length + (middle ?? '').length);
  return { client, file, text, position: marked.includes('|') ? position : { line: 0, character: 0 }, end };
}

export const positionAt = (text: string, offset: number): lsp.Position => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
};

export const offsetAt = (text: string, { line, character }: lsp.Position): number =>
  text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;

const slice = (text: string, { start, end }: lsp.Range): string =>
  text.slice(offsetAt(text, start), offsetAt(text, end));

const request = <T>({ client, file, position }: Asked, method: string, more: object = {}) =>
  client.request<T>(`textDocument/${method}`, file, position, more);

type Asks = { [A in Ask]: (asked: Asked, expected: Expected[A]) => Promise<Expected[A]> };

const asks: Asks = {
  async offers(asked, expected) {
    // TypeScript marks what may be left out with a question mark.
    const labels = new Set((await itemsOf(asked)).map(({ label }) => label.replace(/\?$/, '')));
    return expected.filter((name) => (name.startsWith('!') ? !labels.has(name.slice(1)) : labels.has(name)));
  },
  async accepts(asked, [pick]) {
    const found = (await itemsOf(asked)).find(({ label }) => label === pick);
    if (!found) return [pick, 'is not offered'];
    const item = await asked.client.connection.sendRequest<lsp.CompletionItem>(
      'completionItem/resolve',
      found,
    );
    return [pick, accepted(asked, item)];
  },
  async hovers(asked, expected) {
    const hover = await request<lsp.Hover | null>(asked, 'hover');
    const said = JSON.stringify(hover?.contents ?? '');
    const has = (part: string) => said.includes(JSON.stringify(part).slice(1, -1));
    return expected.filter((part) => (part.startsWith('!') ? !has(part.slice(1)) : has(part)));
  },
  async leads(asked) {
    const found = await request<(lsp.Location | lsp.LocationLink)[] | null>(asked, 'definition');
    const places = (found ?? []).map((target) =>
      'targetUri' in target
        ? { uri: target.targetUri, range: target.targetSelectionRange }
        : { uri: target.uri, range: target.range },
    );
    return [...new Set(places.map((place) => placeOf(asked, place)))].sort();
  },
  async refers(asked) {
    const more = { context: { includeDeclaration: true } };
    const found = await request<lsp.Location[] | null>(asked, 'references', more);
    const counts: Record<string, number> = {};
    for (const { uri } of found ?? []) {
      const name = asked.client.nameOf(uri);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  },
  async renames(asked, [newName, after]) {
    const edit = await request<lsp.WorkspaceEdit | null>(asked, 'rename', { newName });
    return [newName, afterwards(asked, edit, after)];
  },
  async finds(asked) {
    return (await findings(asked))
      .sort((a, b) => offsetAt(asked.text, a.range.start) - offsetAt(asked.text, b.range.start))
      .map(({ code, range }) => `${String(code)} “${slice(asked.text, range)}”`);
  },
  async fixes(asked, [title, after]) {
    const action = (await actionsOf(asked)).find((one) => one.title === title);
    if (!action) return ['is not offered', {}];
    return [title, afterwards(asked, action.edit ?? null, after)];
  },
  async mends(asked, expected) {
    const titles = new Set((await actionsOf(asked)).map(({ title }) => title));
    return expected.filter((title) =>
      title.startsWith('!') ? !titles.has(title.slice(1)) : titles.has(title),
    );
  },
  async hints(asked) {
    const whole = { start: { line: 0, character: 0 }, end: positionAt(asked.text, asked.text.length) };
    const found = await request<lsp.InlayHint[] | null>(asked, 'inlayHint', { range: whole });
    const shown = ({ label }: lsp.InlayHint) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    return (found ?? [])
      .map((hint) => ({ at: offsetAt(asked.text, hint.position), text: `«${shown(hint)}»` }))
      .sort((a, b) => b.at - a.at)
      .reduce((text, { at, text: hint }) => text.slice(0, at) + hint + text.slice(at), asked.text);
  },
  async signs(asked) {
    const help = await request<lsp.SignatureHelp | null>(asked, 'signatureHelp');
    const signature = help?.signatures[help.activeSignature ?? 0];
    if (!signature) return 'nothing';
    const current = signature.parameters?.[help.activeParameter ?? 0]?.label;
    const part = Array.isArray(current) ? signature.label.slice(...current) : (current ?? '');
    return signature.label.replace(part, `[${part}]`);
  },
  async outlines(asked) {
    const found = await request<lsp.DocumentSymbol[] | null>(asked, 'documentSymbol');
    const shown = (symbols: lsp.DocumentSymbol[]): string =>
      symbols.map(({ name, children }) => name + (children?.length ? `(${shown(children)})` : '')).join(' ');
    return shown(found ?? []);
  },
  async folds(asked) {
    const found = await request<lsp.FoldingRange[] | null>(asked, 'foldingRange');
    return (found ?? []).map(({ startLine, endLine }) => `${startLine}-${endLine}`).join(' ');
  },
  async links(asked) {
    const found = await request<lsp.DocumentLink[] | null>(asked, 'documentLink');
    return (found ?? []).map(
      ({ range, target }) => `${slice(asked.text, range)} → ${asked.client.nameOf(target ?? '')}`,
    );
  },
  async colours(asked) {
    const found = await request<lsp.ColorInformation[] | null>(asked, 'documentColor');
    const hex = (share: number) =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0');
    return (found ?? []).map(
      ({ range, color: { red, green, blue } }) =>
        `${slice(asked.text, range)} → #${hex(red)}${hex(green)}${hex(blue)}`,
    );
  },
  async formats(asked) {
    const options = { tabSize: 2, insertSpaces: true };
    return applied(
      asked.text,
      (await request<lsp.TextEdit[] | null>(asked, 'formatting', { options })) ?? [],
    );
  },
  async closes({ client, file, text, position }) {
    const offset = offsetAt(text, position);
    return (
      (await client.connection.sendRequest<string | null>('volar/client/autoInsert', {
        textDocument: { uri: client.uri(file) },
        selection: position,
        change: { rangeOffset: offset - 1, rangeLength: 0, text: text[offset - 1] },
      })) ?? 'nothing'
    );
  },
  async mirrors(asked) {
    const found = await request<lsp.LinkedEditingRanges | null>(asked, 'linkedEditingRange');
    return (found?.ranges ?? []).map((range) => slice(asked.text, range));
  },
  async widens(asked) {
    const [found] = await request<lsp.SelectionRange[]>(asked, 'selectionRange', {
      positions: [asked.position],
    });
    const texts: string[] = [];
    for (let at: lsp.SelectionRange | undefined = found; at; at = at.parent)
      texts.push(slice(asked.text, at.range));
    return texts;
  },
  async lights(asked) {
    return ((await request<lsp.DocumentHighlight[] | null>(asked, 'documentHighlight')) ?? []).length;
  },
};

async function itemsOf(asked: Asked): Promise<lsp.CompletionItem[]> {
  const found = await request<lsp.CompletionList | lsp.CompletionItem[] | null>(asked, 'completion', {
    context: { triggerKind: 1 },
  });
  return Array.isArray(found) ? found : (found?.items ?? []);
}

async function findings({ client, file }: Asked): Promise<lsp.Diagnostic[]> {
  const found = await client.request<lsp.FullDocumentDiagnosticReport>(
    'textDocument/diagnostic',
    file,
    undefined,
  );
  return found.items;
}

async function actionsOf(asked: Asked): Promise<lsp.CodeAction[]> {
  const { position: start, end } = asked;
  const at = { start, end };
  const diagnostics = (await findings(asked)).filter(
    ({ range }) =>
      offsetAt(asked.text, range.start) <= offsetAt(asked.text, end) &&
      offsetAt(asked.text, start) <= offsetAt(asked.text, range.end),
  );
  const ask = (context: lsp.CodeActionContext) =>
    asked.client.request<lsp.CodeAction[] | null>('textDocument/codeAction', asked.file, undefined, {
      range: at,
      context,
    });
  const found = [
    ...((await ask({ diagnostics })) ?? []),
    ...((await ask({ diagnostics: [], only: ['source.organizeImports'] })) ?? []),
  ];
  return Promise.all(
    found.map(async (action) =>
      action.edit || !action.data
        ? action
        : asked.client.connection.sendRequest<lsp.CodeAction>('codeAction/resolve', action),
    ),
  );
}

/** The text once an item was taken; `|` at the cursor. */
function accepted({ text, position }: Asked, item: lsp.CompletionItem): string {
  const word = /[\w$-]*$/.exec(text.slice(0, offsetAt(text, position)))![0].length;
  const main = item.textEdit as lsp.TextEdit | lsp.InsertReplaceEdit | undefined;
  const start = { line: position.line, character: position.character - word };
  const range = main ? ('range' in main ? main.range : main.replace) : { start, end: position };
  const snippet = main?.newText ?? item.insertText ?? item.label;
  const isSnippet = item.insertTextFormat === 2;
  // Editors indent further lines as the first one is.
  const indent = /^\s*/.exec(text.split('\n')[range.start.line] ?? '')![0];
  const newText = (isSnippet ? plainSnippet(snippet) : `${snippet}|`).replaceAll('\n', `\n${indent}`);
  return applied(text, [{ range, newText }, ...(item.additionalTextEdits ?? [])]);
}

/** The first stop of a snippet is where the cursor goes. */
function plainSnippet(snippet: string): string {
  const first = /\$\{1(?::[^}]*)?\}|\$1/.test(snippet) ? '1' : '0';
  const text = snippet
    .replace(
      new RegExp(`\\$\\{${first}(?::([^}]*))?\\}|\\$${first}(?!\\d)`),
      (_, inner = '') => `\u0001${inner}`,
    )
    .replace(/\$\{\d+(?::([^}]*))?\}|\$\d+/g, (_, inner = '') => String(inner))
    .replace(/\\([$}\\])/g, '$1');
  return text.includes('\u0001') ? text.replace('\u0001', '|') : `${text}|`;
}

export function applied(text: string, edits: readonly lsp.TextEdit[]): string {
  return edits
    .map(({ range, newText }) => ({
      start: offsetAt(text, range.start),
      end: offsetAt(text, range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

function placeOf({ client, file, text }: Asked, { uri, range }: lsp.Location): string {
  const name = client.nameOf(uri);
  const whole = name === file ? text : client.read(name);
  return `${name}: ${(whole.split('\n')[range.start.line] ?? '').trim()}`;
}

/** What the edit makes of each file that is expected to change; others are named so that none goes unseen. */
function afterwards(
  { client, file, text }: Asked,
  edit: lsp.WorkspaceEdit | null,
  expected: Record<string, string>,
): Record<string, string> {
  const edits = new Map<string, lsp.TextEdit[]>();
  const add = (uri: string, more: lsp.TextEdit[]) => {
    const name = client.nameOf(uri);
    edits.set(name, [...(edits.get(name) ?? []), ...more]);
  };
  for (const [uri, more] of Object.entries(edit?.changes ?? {})) add(uri, more);
  for (const change of edit?.documentChanges ?? [])
    if ('edits' in change)
      add(
        change.textDocument.uri,
        change.edits.filter((one) => 'newText' in one),
      );
  const seen = (name: string, list: lsp.TextEdit[]) => {
    const unique = [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
    return applied(name === file ? text : client.read(name), unique);
  };
  return Object.fromEntries(
    [...edits].map(([name, list]) => {
      const after = seen(name, list);
      const wanted = expected[name];
      return [name, wanted?.startsWith('…') && after.includes(wanted.slice(1)) ? wanted : after];
    }),
  );
}

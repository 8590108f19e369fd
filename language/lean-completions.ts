import type { Connection } from '@volar/language-server/node.js';
import type {
  CompletionItem,
  CompletionList,
  CompletionParams,
  Position,
  Range,
} from 'vscode-languageserver-protocol';

/** How a client says in `initialize` that it takes such lists, and filters as VS Code does. */
export interface LeanOptions {
  leanCompletions?: boolean;
}

/** A row can be asked about while its list is on the screen: one list, and one that was asked for since. */
const lists = 4;
const perList = 1_000_000;

/**
 * A script that sees five thousand names has five thousand rows of 600 bytes, nearly all of them the same in each. Our
 * own window gets what differs (LSP's `itemDefaults`), a number to ask about a row with, and no row that its filter
 * drops anyway: three megabytes that both ends wrote, read and threw away for each word become some kilobytes.
 */
export class LeanCompletions {
  readonly #kept = new Map<number, CompletionItem[]>();
  #count = 0;

  lean(list: CompletionList, typedSince: (start: Position) => string): CompletionList {
    const kept = list.items.filter((item) => mayMatch(item, typedSince));
    const number = (this.#count += 1);
    this.#kept.set(number, kept);
    this.#kept.delete(number - lists);
    // A default holds for rows that say nothing of their place as well.
    const editRange = kept.every(rangeOf) && kept[0] ? rangeOf(kept[0]) : undefined;
    return {
      isIncomplete: list.isIncomplete,
      ...(editRange ? { itemDefaults: { editRange } } : {}),
      items: kept.map((item, index) => ({
        ...without(item, editRange),
        ...(item.data === undefined ? {} : { data: number * perList + index }),
      })),
    };
  }

  /** The row as it was before it went out; undefined where its list is forgotten. */
  find({ data }: CompletionItem): CompletionItem | undefined {
    return typeof data === 'number'
      ? this.#kept.get(Math.floor(data / perList))?.[data % perList]
      : undefined;
  }
}

/** Puts them between a server and its connection, before the server listens. */
export function leanCompletions(
  connection: Connection,
  isWanted: () => boolean,
  lineOf: (uri: string, position: Position) => string | undefined,
): void {
  const lean = new LeanCompletions();
  const { onCompletion, onCompletionResolve } = connection;
  connection.onCompletion = (answer) =>
    onCompletion(async (asked: CompletionParams, ...more) => {
      const { line, character } = asked.position;
      const before = lineOf(asked.textDocument.uri, asked.position);
      const found = await answer(asked, ...more);
      if (!isWanted() || !found || !('items' in found)) return found;
      return lean.lean(found, (start) =>
        before === undefined || start.line !== line ? '' : before.slice(start.character, character),
      );
    });
  connection.onCompletionResolve = (answer) =>
    onCompletionResolve((item, ...more) => {
      if (!isWanted()) return answer(item, ...more);
      const known = lean.find(item);
      return known ? answer({ ...known }, ...more) : item;
    });
}

function rangeOf({ textEdit }: CompletionItem): Range | undefined {
  return textEdit && 'range' in textEdit ? textEdit.range : undefined;
}

const isSame = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

function without(item: CompletionItem, editRange: Range | undefined): CompletionItem {
  const { commitCharacters: _keys, data: _data, textEdit, insertText, filterText, ...rest } = item;
  const range = rangeOf(item);
  const isDefault = editRange && range && isSame(range, editRange);
  const text = textEdit?.newText ?? insertText ?? item.label;
  return {
    ...rest,
    ...(isDefault
      ? text === item.label
        ? {}
        : { textEditText: text }
      : { ...(textEdit ? { textEdit } : {}), ...(insertText === undefined ? {} : { insertText }) }),
    ...(filterText === undefined || filterText === item.label ? {} : { filterText }),
  };
}

/**
 * VS Code's filter (which is Monaco's) wants what was typed in this order, its first letter where a word begins: at the
 * start, at a capital, or behind what is no letter. Only that first letter is looked at: going back before it asks anew.
 */
function mayMatch(item: CompletionItem, typedSince: (start: Position) => string): boolean {
  const start = rangeOf(item)?.start;
  const first = start && [...typedSince(start).trimStart()][0]?.toLowerCase();
  if (first === undefined) return true;
  const text = item.filterText ?? item.label;
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(first); at !== -1; at = lower.indexOf(first, at + 1)) {
    const isCapital = text[at] !== lower[at];
    if (at === 0 || isCapital || !/[\p{L}\p{N}]/u.test(text[at]!) || !/[\p{L}\p{N}]/u.test(text[at - 1]!))
      return true;
  }
  return false;
}

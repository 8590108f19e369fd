import type { editor } from 'monaco-editor/editor';
import { mayTakeFocus } from '../kit/late-focus.ts';
import type { ActiveEditor, Selection } from '../shell/editors.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { TextDocument } from './document.ts';
import type { Documents } from './documents.ts';
import { languageOf } from './language-of.ts';
import { servedFiles } from './served-files.ts';

/** Line and column may be this many milliseconds behind the cursor. */
const statusDelay = 100;

interface Seat {
  id: string;
  path: string;
  editor: editor.IStandaloneCodeEditor;
  node: HTMLElement;
}

/**
 * One Monaco editor per visible tab, used again when tabs are switched: twenty tabs cost twenty models but only as
 * many editors as can be seen. Scroll and cursor of each tab are kept when its editor goes to another.
 */
export class EditorPool {
  readonly #bench: Workbench;
  readonly #documents: Documents;
  readonly #free: Seat[] = [];
  readonly #seats = new Map<string, Seat>();
  readonly #views = new Map<string, editor.ICodeEditorViewState | null>();
  #active: string | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(bench: Workbench, documents: Documents) {
    this.#bench = bench;
    this.#documents = documents;
    bench.settings.store.subscribe(() => this.#applySettings());
    documents.monaco.editor.registerEditorOpener({
      openCodeEditor: (_source, resource, place) => {
        if (resource.scheme !== 'file' || resource.path.includes('/node_modules/')) return false;
        const start =
          place && 'startLineNumber' in place
            ? { lineNumber: place.startLineNumber, column: place.startColumn }
            : place;
        const selection = start && { line: start.lineNumber - 1, column: start.column - 1 };
        void bench.editors.open(resource.path.slice(1), selection ? { selection } : {});
        return true;
      },
    });
  }

  /** Puts an editor with this document into `box`. */
  sit(id: string, document: TextDocument, box: HTMLElement): void {
    const seat = this.#free.pop() ?? this.#make();
    Object.assign(seat, { id, path: document.path });
    this.#seats.set(id, seat);
    box.append(seat.node);
    seat.editor.setModel(document.model);
    seat.editor.updateOptions({
      readOnly: false,
      ...lightOptions(document.isLarge),
    });
    seat.editor.layout();
    const view = this.#views.get(id);
    if (view) seat.editor.restoreViewState(view);
    const wanted = this.#bench.editors.wanted.get(document.path);
    if (wanted) this.#place(seat, wanted);
    if (this.#active === undefined || !this.#seats.has(this.#active)) this.#activate(seat);
  }

  leave(id: string): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    this.#views.set(id, seat.editor.saveViewState());
    this.#seats.delete(id);
    seat.editor.setModel(null);
    seat.node.remove();
    this.#free.push(seat);
    if (this.#active === id) {
      this.#active = undefined;
      this.#bench.editors.active.setState(undefined, true);
    }
  }

  /** The tab is gone: its place need not be remembered. */
  forget(id: string): void {
    this.leave(id);
    this.#views.delete(id);
  }

  focus(id: string): void {
    if (mayTakeFocus()) this.#seats.get(id)?.editor.focus();
  }

  reveal(path: string, selection: Selection): void {
    const active = this.#active === undefined ? undefined : this.#seats.get(this.#active);
    const seat =
      active?.path === path ? active : [...this.#seats.values()].find((other) => other.path === path);
    if (seat) this.#place(seat, selection);
  }

  #place({ editor, path }: Seat, { line, column, endLine = line, endColumn = column }: Selection): void {
    this.#bench.editors.wanted.delete(path);
    const range = {
      startLineNumber: line + 1,
      startColumn: column + 1,
      endLineNumber: endLine + 1,
      endColumn: endColumn + 1,
    };
    editor.setSelection(range);
    editor.revealRangeInCenterIfOutsideViewport(range);
  }

  activePath(): string | undefined {
    return this.#active === undefined ? undefined : this.#seats.get(this.#active)?.path;
  }

  /** The editor that was used last. */
  current(): editor.IStandaloneCodeEditor | undefined {
    return this.#active === undefined ? undefined : this.#seats.get(this.#active)?.editor;
  }

  async action(id: string): Promise<void> {
    const current = this.current();
    if (!current) return;
    current.focus();
    const action = current.getAction(id);
    if (action) await action.run();
    else current.trigger('command', id, null);
  }

  #make(): Seat {
    const node = document.createElement('div');
    node.className = 'text-editor';
    const { monaco } = this.#documents;
    const made = monaco.editor.create(node, {
      ...fixedOptions,
      ...optionsOf(this.#bench.settings.store.getState().values),
    });
    const seat: Seat = { id: '', path: '', editor: made, node };
    made.onDidFocusEditorWidget(() => this.#activate(seat));
    made.onDidChangeCursorSelection(() => this.#tellSoon());
    made.onDidChangeModelContent(() => this.#tellSoon());
    made.onDidChangeModelOptions(() => this.#tell(seat));
    made.onDidChangeModelLanguage(() => this.#tell(seat));
    return seat;
  }

  #activate(seat: Seat): void {
    this.#active = seat.id;
    // Words of the text would stand in for what the language server knows while it is not ready yet.
    const words = servedFiles.test(seat.path) ? 'off' : 'currentDocument';
    seat.editor.updateOptions({ wordBasedSuggestions: words });
    this.#tell(seat);
  }

  /** Tells the status bar. */
  #tell(seat: Seat): void {
    const model = seat.editor.getModel();
    const document = this.#documents.get(seat.path);
    if (seat.id !== this.#active || !model || !document) return;
    const selection = seat.editor.getSelection();
    const options = model.getOptions();
    const named = languageOf(seat.path);
    const state: ActiveEditor = {
      path: seat.path,
      line: selection?.positionLineNumber ?? 1,
      column: selection?.positionColumn ?? 1,
      selected: selection && !selection.isEmpty() ? model.getValueLengthInRange(selection) : 0,
      encoding: document.encoding,
      bom: document.bom,
      eol: model.getEOL() === '\n' ? 'lf' : 'crlf',
      language: model.getLanguageId(),
      languageName: named.id === model.getLanguageId() ? named.name : model.getLanguageId(),
      insertSpaces: options.insertSpaces,
      tabSize: options.tabSize,
      lineCount: model.getLineCount(),
    };
    this.#bench.editors.active.setState(state, true);
  }

  /** Drawn with each key the status bar is a second frame behind the key's own, in the way of the next one. */
  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.tellAgain();
    }, statusDelay);
  }

  /** Something of the document changed that no editor event tells (its encoding). */
  tellAgain(): void {
    const seat = this.#active === undefined ? undefined : this.#seats.get(this.#active);
    if (seat) this.#tell(seat);
  }

  #applySettings(): void {
    const options = optionsOf(this.#bench.settings.store.getState().values);
    for (const { editor } of [...this.#seats.values(), ...this.#free]) editor.updateOptions(options);
  }
}

export const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // The page's own keys open the palette; Monaco's would be a second one with fewer commands.
  fixedOverflowWidgets: true,
  bracketPairColorization: { enabled: true },
  guides: { bracketPairs: false, indentation: true },
  lineHeight: 20,
  smoothScrolling: false,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  stickyScroll: { enabled: true, maxLineCount: 3 },
  padding: { top: 4, bottom: 4 },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  linkedEditing: true,
  // Each question makes the server bind the whole changed program. Keys of one burst, closer than a person sees, ask once.
  quickSuggestionsDelay: 60,
  // F12 goes; a handler declared twice is no reason to stop on the way.
  gotoLocation: { multipleDefinitions: 'goto' },
  accessibilitySupport: 'auto',
  unicodeHighlight: { ambiguousCharacters: false },
  tabFocusMode: false,
};

export function optionsOf(values: Record<string, unknown>): editor.IEditorOptions {
  const family = typeof values['editor.fontFamily'] === 'string' ? values['editor.fontFamily'] : '';
  const fallback = getComputedStyle(document.documentElement).getPropertyValue('--font-code').trim();
  const size = Number(values['editor.fontSize']) || 13;
  return {
    fontFamily: family ? `${family}, ${fallback}` : fallback,
    fontSize: size,
    lineHeight: Math.round(size * 1.54),
    minimap: { enabled: values['editor.minimap'] === true, renderCharacters: false, maxColumn: 80 },
    wordWrap: values['editor.wordWrap'] === true ? 'on' : 'off',
    inlayHints: { enabled: values['editor.inlayHints'] === false ? 'off' : 'on', maximumLength: 0 },
  };
}

/** What makes one endless line or a hundred thousand of them slow is off. */
function lightOptions(isLarge: boolean): editor.IEditorOptions {
  return {
    folding: !isLarge,
    occurrencesHighlight: isLarge ? 'off' : 'singleFile',
    links: !isLarge,
    matchBrackets: isLarge ? 'never' : 'always',
    stopRenderingLineAfter: 10_000,
    renderWhitespace: isLarge ? 'none' : 'selection',
    quickSuggestions: !isLarge,
  };
}

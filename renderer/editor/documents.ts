import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FileChange } from '../../contract/facts.ts';
import type { UnsavedBuffer } from '../host.ts';
import { baseName } from '../shell/file-icon.ts';
import { codeOf, reasonOf } from '../shell/reason.ts';
import type { Workbench } from '../shell/workbench.ts';
import { isDirty, isLargeText, stateOf, type DocumentState, type TextDocument } from './document.ts';
import { Journal, type Edit } from './journal.ts';
import { languageOf, plainText } from './language-of.ts';
import type { editor } from 'monaco-editor/editor';
import type { Monaco } from './monaco.ts';
import { replaceWhole } from './replace-whole.ts';
import { tidy } from './tidy.ts';
import { editorWords } from './words.ts';

interface SaveOptions {
  overwrite?: boolean;
  encoding?: string;
  bom?: boolean;
}

/** The open text files of a project and their way to and from the disk. */
export class Documents {
  readonly states: StoreApi<Record<string, DocumentState>> = createStore(() => ({}));
  readonly journal: Journal;
  readonly monaco: Monaco;
  readonly #bench: Workbench;
  readonly #open = new Map<string, TextDocument>();
  readonly #loading = new Map<string, Promise<TextDocument>>();
  readonly #restored = new Map<string, UnsavedBuffer>();
  #restoring: Promise<string[]> | undefined;
  /** Documents whose file is being looked at; true where it has to be looked at again. */
  readonly #looks = new Map<TextDocument, boolean>();

  constructor(bench: Workbench, monaco: Monaco) {
    this.#bench = bench;
    this.monaco = monaco;
    this.journal = new Journal({
      host: bench.host,
      projectId: () => bench.project.getState().open?.id,
      read: (path) => this.#keep(path),
      failed: (error) => this.#journalFailed(error),
    });
    bench.files.onChange((changes, isAll) => void this.#onDisk(changes, isAll));
    // The page may be killed while it is hidden: nothing waits for its timer then.
    const flush = () => document.visibilityState === 'hidden' && void this.journal.flushAll();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('blur', () => void this.journal.flushAll());
    window.addEventListener('pagehide', () => this.journal.keepAllHere());
  }

  get(path: string): TextDocument | undefined {
    return this.#open.get(path);
  }

  list(): TextDocument[] {
    return [...this.#open.values()];
  }

  /** The document of a file, read when it is not open yet. Rejects with the host's refusal. */
  async load(path: string, encoding?: string): Promise<TextDocument> {
    const open = this.#open.get(path);
    if (open) return open;
    const loading = this.#loading.get(path) ?? this.#read(path, encoding);
    this.#loading.set(path, loading);
    return loading.finally(() => this.#loading.delete(path));
  }

  async #read(path: string, encoding: string | undefined): Promise<TextDocument> {
    const projectId = this.#projectId();
    // Tabs of the restored layout load at once: what was unsaved must be known before the disk is asked.
    await this.restore();
    const buffer = this.#restored.get(path);
    const disk = await this.#bench.host.client.files
      .read({ projectId, path, ...(encoding ? { encoding } : {}) })
      .catch((error: unknown) => {
        // What was unsaved is worth more than the file it belonged to.
        if (buffer) return undefined;
        throw error;
      });
    this.#restored.delete(path);
    const text = buffer?.text ?? disk?.text ?? '';
    const isLarge = isLargeText(text);
    const language = isLarge ? plainText.id : languageOf(path).id;
    const model = this.#modelFor(path, text, language);
    const values = this.#bench.settings.store.getState().values;
    model.updateOptions({
      tabSize: Number(values['editor.tabSize']) || 2,
      insertSpaces: values['editor.insertSpaces'] !== false,
    });
    if (!isLarge)
      model.detectIndentation(values['editor.insertSpaces'] !== false, Number(values['editor.tabSize']) || 2);
    const made: TextDocument = {
      path,
      model,
      version: buffer ? buffer.version : (disk?.version ?? null),
      savedId: buffer && buffer.text !== disk?.text ? -1 : model.getAlternativeVersionId(),
      encoding: buffer?.encoding ?? disk?.encoding ?? 'utf8',
      bom: buffer?.bom ?? disk?.bom ?? false,
      readOnly: disk?.readOnly ?? false,
      trouble: undefined,
      isLarge,
      ...(encoding ? { forcedEncoding: encoding } : {}),
    };
    if (buffer && made.savedId === -1) {
      if (!disk) made.trouble = 'deleted';
      else if (disk.version !== buffer.version) made.trouble = 'changed';
    }
    if (buffer && made.savedId !== -1) void this.journal.flush(path);
    this.#adopt(made);
    if (disk?.eol === 'mixed') this.#sayMixed(made);
    return made;
  }

  /** A look at a definition may have made a model of this file: it becomes the document's, for others may hold it. */
  #modelFor(path: string, text: string, language: string) {
    const known = this.monaco.editor.getModel(this.#uri(path));
    if (!known) return this.monaco.editor.createModel(text, language, this.#uri(path));
    if (known.getValue() !== text) known.setValue(text);
    this.monaco.editor.setModelLanguage(known, language);
    return known;
  }

  #adopt(document: TextDocument): void {
    this.#open.set(document.path, document);
    this.journal.renew(document.path);
    document.model.onDidChangeContent((event) => {
      this.touch(document);
      this.journal.changed(document.path, editsOf(event));
    });
    this.touch(document);
  }

  /** Tells views, tabs and the explorer what is true of the document now. */
  touch(document: TextDocument): void {
    const { path } = document;
    const next = stateOf(document);
    const before = this.states.getState()[path];
    if (before && Object.entries(next).every(([key, value]) => before[key as keyof DocumentState] === value))
      return;
    this.states.setState((all) => ({ ...all, [path]: next }), true);
    if (before?.dirty !== next.dirty) this.#tellDirty();
  }

  #tellDirty(): void {
    const dirty = new Set([
      ...this.#restored.keys(),
      ...this.list()
        .filter(isDirty)
        .map(({ path }) => path),
    ]);
    this.#bench.editors.dirty.setState(dirty, true);
    this.#bench.touch();
  }

  /**
   * Writes the text. A file that changed meanwhile is never overwritten: the document says so instead. One write of a
   * file at a time: a save that is asked for while another one runs follows it with what was typed since.
   */
  async save(path: string, options: SaveOptions = {}): Promise<boolean> {
    const document = this.#open.get(path);
    if (!document) return false;
    const saving = (document.saving ?? Promise.resolve()).then(() => this.#save(document, options));
    document.saving = saving;
    try {
      return await saving;
    } finally {
      if (document.saving === saving) document.saving = undefined;
      this.touch(document);
    }
  }

  async #save(document: TextDocument, options: SaveOptions): Promise<boolean> {
    const { path, model } = document;
    if (model.isDisposed()) return false;
    const { host, settings } = this.#bench;
    try {
      await tidy(this.monaco, document, settings.store.getState().values);
      const savedId = model.getAlternativeVersionId();
      const encoding = options.encoding ?? document.encoding;
      const bom = options.bom ?? document.bom;
      const version = options.overwrite
        ? {}
        : { version: document.trouble === 'deleted' ? null : document.version };
      const text = model.getValue();
      const projectId = this.#projectId();
      const written = await host.client.files.write({ projectId, path, text, encoding, bom, ...version });
      Object.assign(document, {
        version: written.version,
        savedId,
        encoding,
        bom,
        trouble: undefined,
        readOnly: false,
      });
      void this.journal.flush(path);
      return true;
    } catch (error) {
      await this.#saveFailed(document, error);
      return false;
    }
  }

  async #saveFailed(document: TextDocument, error: unknown): Promise<void> {
    const code = codeOf(error);
    if (code === 'FILE_CHANGED' || code === 'FILE_EXISTS') document.trouble = 'changed';
    else if (code === 'FILE_MISSING') document.trouble = 'deleted';
    else if (code === 'IS_FOLDER') document.trouble = 'replaced';
    else {
      if (code === 'FILE_READ_ONLY' || code === 'FILE_DENIED') document.readOnly = true;
      const reason = reasonOf(error);
      this.#bench.notices.show({
        id: `save-${document.path}`,
        tone: 'error',
        text: { en: reason, zh: reason },
      });
    }
    await this.journal.flush(document.path);
  }

  /** Takes the disk's text; what was typed can be had back by undo. */
  async revert(path: string, encoding?: string): Promise<void> {
    const document = this.#open.get(path);
    if (!document) return;
    // The answer of a save that is on its way would speak of the text that is given up here.
    await document.saving;
    this.#follow(document, await this.#readDisk(document, encoding));
    if (encoding) document.forcedEncoding = encoding;
  }

  #readDisk({ path, forcedEncoding }: TextDocument, encoding = forcedEncoding) {
    const projectId = this.#projectId();
    return this.#bench.host.client.files.read({ projectId, path, ...(encoding ? { encoding } : {}) });
  }

  /** In one go, so that nothing can be typed between the look at the disk and taking its text. */
  #follow(
    document: TextDocument,
    disk: Awaited<ReturnType<Workbench['host']['client']['files']['read']>>,
  ): void {
    if (document.model.isDisposed()) return;
    replaceWhole(document.model, disk.text);
    document.model.setEOL(disk.eol === 'crlf' ? 1 : 0);
    const { version, readOnly, bom, encoding } = disk;
    const savedId = document.model.getAlternativeVersionId();
    Object.assign(document, { version, readOnly, bom, encoding, trouble: undefined, savedId });
    void this.journal.flush(document.path);
    this.touch(document);
  }

  /** Ends a document; unsaved text goes for good. */
  discard(path: string): void {
    const document = this.#open.get(path);
    this.#restored.delete(path);
    if (document) {
      document.savedId = document.model.getAlternativeVersionId();
      this.#open.delete(path);
      document.model.dispose();
    }
    void this.journal.flush(path);
    this.states.setState(
      (all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== path)),
      true,
    );
    this.#tellDirty();
  }

  /** The file has a new name: text, undo steps' result and dirty state go with it. */
  async rename(from: string, to: string): Promise<void> {
    const document = this.#open.get(from);
    if (!document) return;
    const { version, encoding, bom, model } = document;
    const isUnsaved = isDirty(document);
    const kept = { path: to, text: model.getValue(), version, encoding, bom, changed: Date.now() };
    this.discard(from);
    if (isUnsaved) this.#restored.set(to, kept);
    const renamed = await this.load(to);
    if (isUnsaved) this.journal.changed(renamed.path);
  }

  async #onDisk(changes: readonly FileChange[], isAll: boolean): Promise<void> {
    const touched = new Set(changes.map(({ path }) => path));
    const affected = this.list().filter(({ path }) => isAll || touched.has(path));
    await Promise.all(affected.map((document) => this.#compare(document)));
  }

  /**
   * The disk may differ from what this document was made of. One look at a time, and another where something happened
   * meanwhile: answers that overtake each other or a save would tell what was true before.
   */
  async #compare(document: TextDocument): Promise<void> {
    if (this.#looks.has(document)) {
      this.#looks.set(document, true);
      return;
    }
    let isOld = true;
    while (isOld && !document.model.isDisposed()) {
      this.#looks.set(document, false);
      await document.saving;
      const { version } = document;
      const act = await this.#look(document);
      isOld = this.#looks.get(document) === true || !!document.saving || document.version !== version;
      if (!isOld && !document.model.isDisposed()) act();
    }
    this.#looks.delete(document);
    if (!document.model.isDisposed()) this.touch(document);
  }

  /** What the disk says: to be followed, or a question where text would be lost. */
  async #look(document: TextDocument): Promise<() => void> {
    try {
      const disk = await this.#readDisk(document);
      return () => {
        document.readOnly = disk.readOnly;
        if (disk.version === document.version) document.trouble = undefined;
        else if (isDirty(document)) document.trouble = 'changed';
        else this.#follow(document, disk);
      };
    } catch (error) {
      const code = codeOf(error);
      return () => {
        if (code === 'FILE_MISSING') document.trouble = 'deleted';
        else if (code === 'IS_FOLDER' || code === 'FILE_BINARY' || code === 'FILE_TOO_LARGE')
          document.trouble = 'replaced';
        else if (code === 'FILE_DENIED') document.readOnly = true;
      };
    }
  }

  /** Brings back what was unsaved, once for each opened project; resolves with the paths. */
  restore(): Promise<string[]> {
    this.#restoring ??= this.#readJournal().catch((error: unknown) => {
      // Asked again with the next file: nothing opens before what was unsaved is known.
      this.#restoring = undefined;
      throw error;
    });
    return this.#restoring;
  }

  async #readJournal(): Promise<string[]> {
    const buffers = await this.journal.restore(this.#projectId());
    for (const buffer of buffers) this.#restored.set(buffer.path, buffer);
    this.#tellDirty();
    return buffers.map(({ path }) => path);
  }

  /** Everything closed, as the window goes to another project; the journal has what was unsaved. */
  async closeAll(): Promise<void> {
    await this.journal.flushAll();
    for (const { model } of this.list()) model.dispose();
    this.#open.clear();
    this.#restored.clear();
    this.#restoring = undefined;
    this.states.setState({}, true);
    this.#tellDirty();
  }

  #keep(path: string) {
    const document = this.#open.get(path);
    if (!document) {
      const waiting = this.#restored.get(path);
      return waiting && { ...waiting, text: () => waiting.text, length: waiting.text.length };
    }
    if (!isDirty(document)) return undefined;
    const { version, encoding, bom, model } = document;
    return { path, text: () => model.getValue(), length: model.getValueLength(), version, encoding, bom };
  }

  #uri(path: string) {
    return this.monaco.Uri.from({ scheme: 'file', path: `/${path}` });
  }

  #projectId(): string {
    const id = this.#bench.project.getState().open?.id;
    if (id === undefined) throw new Error('No project is open');
    return id;
  }

  #sayMixed({ path, model }: TextDocument): void {
    const eol = model.getEOL() === '\n' ? 'LF' : 'CRLF';
    const values = { file: baseName(path), eol };
    this.#bench.notices.show({ id: `eol-${path}`, text: editorWords.mixedEol, values });
  }

  #journalFailed(error: unknown): void {
    const values = { reason: reasonOf(error) };
    this.#bench.notices.show({ id: 'journal', tone: 'error', text: editorWords.journalFailed, values });
  }
}

/** Undefined where it is another text altogether, or all of its line ends changed. */
function editsOf({ changes, isFlush, isEolChange }: editor.IModelContentChangedEvent): Edit[] | undefined {
  if (isFlush || isEolChange) return undefined;
  return changes.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    removed: rangeLength,
    text,
  }));
}

import { languageStore, type Language } from '../kit/text.ts';
import type { EditorEngine, FileSymbol, Selection } from '../shell/editors.ts';
import type { Workbench } from '../shell/workbench.ts';
import { Documents } from './documents.ts';
import { EditorPool } from './editor-pool.ts';
import { followLanguage } from '../language/language-server.ts';
import { loadEditor } from './load-editor.ts';
import { followMarkers } from './markers.ts';
import { replaceWhole } from './replace-whole.ts';
import type { createDiff } from './monaco.ts';
import { applyTheme } from './themes.ts';
import { symbolsOf } from './symbols.ts';
import { editorWords } from './words.ts';

/** Everything that needs Monaco, made when the first file is opened. */
export interface EditorRoom {
  documents: Documents;
  pool: EditorPool;
  createDiff: typeof createDiff;
}

const rooms = new WeakMap<Workbench, Promise<EditorRoom>>();

export function editorRoom(bench: Workbench): Promise<EditorRoom> {
  const known = rooms.get(bench) ?? openRoom(bench);
  rooms.set(bench, known);
  return known;
}

/** Without loading anything: undefined until the first file was opened. */
export const isRoomOpen = (bench: Workbench) => rooms.has(bench);

async function openRoom(bench: Workbench): Promise<EditorRoom> {
  const { language, prepareMonaco, createDiff } = await loadEditor();
  const monaco = prepareMonaco();
  applyTheme(monaco, bench.appearance.store.getState().theme);
  bench.appearance.store.subscribe(({ theme }) => applyTheme(monaco, theme));
  const documents = new Documents(bench, monaco);
  const pool = new EditorPool(bench, documents);
  followMarkers(bench, monaco);
  bench.editors.engine.setState(engineOf(documents, pool), true);
  followLanguage(bench, monaco, documents);
  explainWords(bench, language);
  return { documents, pool, createDiff };
}

/** What Monaco says itself (find, its menu) cannot change while it runs: said once, with the way to have it. */
function explainWords({ notices }: Workbench, loaded: Language): void {
  const id = 'editor-language';
  languageStore.subscribe(({ language }) => {
    if (language === loaded) return notices.dismiss(id);
    notices.show({
      id,
      text: editorWords.ownWords,
      actions: [{ title: editorWords.loadAnew, run: () => location.reload() }],
    });
  });
}

function engineOf(documents: Documents, pool: EditorPool): EditorEngine {
  return {
    reveal: (path: string, selection: Selection) => pool.reveal(path, selection),
    symbols: (): Promise<FileSymbol[]> => symbolsOf(documents, pool),
    action: (id) => pool.action(id),
    textOf: (path) => documents.get(path)?.model.getValue(),
    replaceText(path, text) {
      const document = documents.get(path);
      if (!document) return false;
      replaceWhole(document.model, text);
      return true;
    },
  };
}

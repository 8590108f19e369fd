import { say } from '../kit/text.ts';
import type { Command } from '../shell/declaration.ts';
import { fileTab } from '../shell/editors.ts';
import type { Workbench } from '../shell/workbench.ts';
import { editorRoom } from './editor-room.ts';
import { languageOf, languages } from './language-of.ts';
import { editorWords as w } from './words.ts';

const needsEditor = ({ editors }: Workbench) => (editors.active.getState() ? undefined : w.needsEditor);
const needsFile = ({ editors }: Workbench) => (editors.activePath() ? undefined : w.needsEditor);
const needsDirty = ({ editors }: Workbench) => (editors.dirty.getState().size ? undefined : w.notDirty);
const needsProject = ({ project }: Workbench) =>
  project.getState().open ? undefined : { en: 'Open a project first.', zh: '请先打开一个项目。' };

/** Commands of the open documents: save, compare, encoding, line ends, language. */
export const documentCommands: Command[] = [
  {
    id: 'editor.newFile',
    title: w.newFile,
    category: w.file,
    keys: 'Mod+Alt+N',
    menu: 'file',
    icon: 'new-file',
    refuse: needsProject,
    run: newFile,
  },
  {
    id: 'editor.save',
    title: w.save,
    category: w.file,
    keys: 'Mod+S',
    menu: 'file',
    icon: 'save',
    refuse: needsFile,
    run: save,
  },
  {
    id: 'editor.saveAll',
    title: w.saveAll,
    category: w.file,
    keys: 'Mod+Alt+S',
    menu: 'file',
    icon: 'save-all',
    refuse: needsDirty,
    run: saveAll,
  },
  { id: 'editor.revert', title: w.revert, category: w.file, menu: 'file', refuse: needsEditor, run: revert },
  {
    id: 'editor.compare',
    title: w.compare,
    category: w.file,
    menu: 'file',
    icon: 'diff',
    refuse: needsEditor,
    run: compare,
  },
  {
    id: 'editor.split',
    title: w.splitRight,
    category: w.file,
    keys: 'Mod+\\',
    menu: 'view',
    icon: 'split-horizontal',
    refuse: needsFile,
    run: split,
  },
  {
    id: 'editor.keep',
    title: w.keepOpen,
    category: w.file,
    keys: 'Mod+K Enter',
    refuse: needsFile,
    run: keep,
  },
  {
    id: 'editor.wrap',
    title: w.toggleWrap,
    category: w.edit,
    keys: 'Alt+Z',
    menu: 'view',
    run: ({ settings }) => settings.set('editor.wordWrap', settings.get('editor.wordWrap') !== true),
  },
  {
    id: 'editor.encoding',
    title: w.encodingSave,
    category: w.file,
    refuse: needsEditor,
    run: saveWithEncoding,
  },
  {
    id: 'editor.reopen',
    title: w.encodingReopen,
    category: w.file,
    refuse: needsEditor,
    run: reopenWithEncoding,
  },
  { id: 'editor.eol', title: w.eolChange, category: w.file, refuse: needsEditor, run: changeEol },
  { id: 'editor.indent', title: w.indentChange, category: w.file, refuse: needsEditor, run: changeIndent },
  {
    id: 'editor.language',
    title: w.languageChange,
    category: w.file,
    keys: 'Mod+K M',
    refuse: needsEditor,
    run: changeLanguage,
  },
];

async function newFile(bench: Workbench): Promise<void> {
  const open = bench.project.getState().open;
  if (!open) return;
  const near = bench.editors.activePath() ?? '';
  const folder = near.slice(0, near.lastIndexOf('/') + 1);
  const answer = await bench.questions.ask({
    title: w.newFile,
    input: { label: w.newFileLabel, value: folder, select: [folder.length, folder.length], check: checkPath },
    answers: [
      { id: 'cancel', title: w.cancel },
      { id: 'create', title: w.create, primary: true },
    ],
  });
  if (answer?.id !== 'create') return;
  const path = answer.value.trim();
  await bench.host.client.files.createFile({ projectId: open.id, path });
  await bench.editors.open(path, { focus: true });
}

function checkPath(value: string) {
  const isGood = value.trim() !== '' && !/(^|\/)\.{1,2}(\/|$)|\/\/|^\/|\/$/.test(value.trim());
  return isGood
    ? undefined
    : { en: 'Write a path such as pages/list/list.js.', zh: '请输入路径，例如 pages/list/list.js。' };
}

async function save(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  if (path) await (await editorRoom(bench)).documents.save(path);
}

async function saveAll(bench: Workbench): Promise<void> {
  const { documents } = await editorRoom(bench);
  for (const path of bench.editors.dirty.getState()) {
    await documents.load(path);
    await documents.save(path);
  }
}

async function revert(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  if (path) await (await editorRoom(bench)).documents.revert(path);
}

async function compare({ editors }: Workbench): Promise<void> {
  const path = editors.activePath();
  if (path) await editors.openDiff(path);
}

async function split({ editors }: Workbench): Promise<void> {
  const path = editors.activePath();
  if (path) await editors.open(path, { beside: true, focus: true });
}

function keep({ editors, dock }: Workbench): void {
  const path = editors.activePath();
  if (path) dock.setTab(fileTab(path), { preview: false });
}

const encodings = [
  ['utf8', 'UTF-8'],
  ['utf8 bom', 'UTF-8 BOM'],
  ['utf16le', 'UTF-16 LE'],
  ['utf16be', 'UTF-16 BE'],
  ['gbk', 'GBK'],
  ['gb18030', 'GB 18030'],
  ['big5', 'Big5'],
  ['shiftjis', 'Shift_JIS'],
  ['euckr', 'EUC-KR'],
  ['windows1252', 'Windows 1252'],
] as const;

export function encodingName(encoding: string, bom: boolean): string {
  const id = encoding === 'utf8' && bom ? 'utf8 bom' : encoding;
  return encodings.find(([known]) => known === id)?.[1] ?? encoding.toUpperCase();
}

export async function pickEncoding(
  bench: Workbench,
  placeholder: typeof w.encoding,
): Promise<string | undefined> {
  const now = bench.editors.active.getState();
  const current = now && encodingName(now.encoding, now.bom);
  return bench.questions.pick({
    placeholder,
    items: encodings.map(([id, title]) => ({ id, title, current: title === current })),
  });
}

async function saveWithEncoding(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  const chosen = await pickEncoding(bench, w.encodingSave);
  if (!path || !chosen) return;
  const [encoding = 'utf8', bom] = chosen.split(' ');
  const { documents, pool } = await editorRoom(bench);
  await documents.save(path, { encoding, bom: bom === 'bom' || encoding.startsWith('utf16') });
  pool.tellAgain();
}

async function reopenWithEncoding(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  const chosen = await pickEncoding(bench, w.encodingReopen);
  if (!path || !chosen) return;
  const { documents, pool } = await editorRoom(bench);
  await documents.revert(path, chosen.split(' ')[0]);
  pool.tellAgain();
}

async function changeEol(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  const now = bench.editors.active.getState();
  const chosen = await bench.questions.pick({
    placeholder: w.eolChange,
    items: [
      { id: 'lf', title: 'LF', detail: 'Linux, macOS', current: now?.eol === 'lf' },
      { id: 'crlf', title: 'CRLF', detail: 'Windows', current: now?.eol === 'crlf' },
    ],
  });
  if (!path || !chosen) return;
  const { documents } = await editorRoom(bench);
  documents.get(path)?.model.pushEOL(chosen === 'lf' ? 0 : 1);
}

async function changeIndent(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  const now = bench.editors.active.getState();
  const sizes = [2, 4, 8];
  const chosen = await bench.questions.pick({
    placeholder: w.indentChange,
    items: [
      ...sizes.map((n) => ({
        id: `spaces ${n}`,
        title: say(w.spaces, { n }),
        current: now?.insertSpaces === true && now.tabSize === n,
      })),
      ...sizes.map((n) => ({
        id: `tabs ${n}`,
        title: say(w.tabs, { n }),
        current: now?.insertSpaces === false && now.tabSize === n,
      })),
    ],
  });
  if (!path || !chosen) return;
  const [kind, size] = chosen.split(' ');
  const { documents } = await editorRoom(bench);
  documents.get(path)?.model.updateOptions({ insertSpaces: kind === 'spaces', tabSize: Number(size) });
}

async function changeLanguage(bench: Workbench): Promise<void> {
  const path = bench.editors.activePath();
  if (!path) return;
  const chosen = await bench.questions.pick({
    placeholder: w.languageChange,
    items: languages.map(({ id, name }) => ({
      id: `${id} ${name}`,
      title: name,
      current: name === languageOf(path).name,
    })),
  });
  if (!chosen) return;
  const { documents } = await editorRoom(bench);
  const model = documents.get(path)?.model;
  const language = chosen.split(' ')[0] ?? 'plaintext';
  if (model) documents.monaco.editor.setModelLanguage(model, language);
}

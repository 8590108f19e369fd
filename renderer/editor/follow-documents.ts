import type { PanelHandle } from '../shell/dock.ts';
import { baseName } from '../shell/file-icon.ts';
import { moveWithReferences } from '../language/moves.ts';
import { servedOf } from '../language/session.ts';
import type { Workbench } from '../shell/workbench.ts';
import { editorRoom, isRoomOpen } from './editor-room.ts';
import { editorWords as w } from './words.ts';

/** What must hold without any editor in sight: hot exit, closing with care, dirty tabs. */
export function followDocuments(bench: Workbench): void {
  bench.editors.hooks = {
    suspend: async () => {
      if (isRoomOpen(bench)) await (await editorRoom(bench)).documents.closeAll();
    },
    restore: () => restore(bench),
    resume: async () => {
      if (!isRoomOpen(bench)) return;
      const { documents } = await editorRoom(bench);
      await Promise.all([...bench.editors.dirty.getState()].map((path) => documents.journal.flush(path)));
    },
    moving: async (from, to) => {
      await editorRoom(bench);
      return moveWithReferences(await servedOf(bench), from, to);
    },
    moved: (from, to) => moved(bench, from, to),
    deleted: (path) => deleted(bench, path),
  };
  bench.dock.guard.current = (panel) => mayClose(bench, panel);
  bench.editors.dirty.subscribe((dirty) => {
    for (const { id, path } of bench.editors.list()) {
      const isDirty = dirty.has(path);
      if ((bench.dock.store.getState().tabs[id]?.dirty ?? false) === isDirty) continue;
      bench.dock.setTab(id, isDirty ? { dirty: true, preview: false } : { dirty: false });
    }
  });
}

/** Unsaved text of the last time comes back into its tabs, dirty as it was. */
async function restore(bench: Workbench): Promise<void> {
  const id = bench.project.getState().open?.id;
  if (id === undefined) return;
  const hasAny = (await bench.host.client.buffers.list({ projectId: id })).length > 0 || hasOwn(id);
  if (!hasAny) return;
  const { documents } = await editorRoom(bench);
  const paths = await documents.restore();
  for (const path of paths) {
    const document = await bench.attempt(() => documents.load(path));
    if (document && !bench.editors.list().some((tab) => tab.path === path))
      await bench.editors.open(path, { focus: false });
  }
  const dirty = paths.filter((path) => bench.editors.dirty.getState().has(path));
  for (const { id: tab, path } of bench.editors.list()) {
    if (dirty.includes(path)) bench.dock.setTab(tab, { dirty: true, preview: false });
  }
  if (dirty.length)
    bench.notices.show({ id: 'restored', tone: 'info', text: w.restored, values: { n: dirty.length } });
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

async function moved(bench: Workbench, from: string, to: string): Promise<void> {
  const active = bench.editors.activePath();
  for (const { id, path } of bench.editors.list().filter((tab) => isWithin(tab.path, from))) {
    const next = to + path.slice(from.length);
    if (isRoomOpen(bench)) await (await editorRoom(bench)).documents.rename(path, next);
    await bench.editors.open(next, { focus: path === active, group: id });
    await forget(bench, id);
  }
}

async function deleted(bench: Workbench, gone: string): Promise<void> {
  for (const { id, path } of bench.editors.list().filter((tab) => isWithin(tab.path, gone))) {
    if (isRoomOpen(bench)) (await editorRoom(bench)).documents.discard(path);
    await forget(bench, id);
  }
}

/** Closes a tab without a question: what it showed is elsewhere or gone. */
async function forget(bench: Workbench, id: string): Promise<void> {
  const api = await bench.dock.ready;
  if (isRoomOpen(bench)) (await editorRoom(bench)).pool.forget(id);
  const panel = api.getPanel(id);
  if (panel) api.removePanel(panel);
}

function hasOwn(projectId: string): boolean {
  return Object.keys(localStorage).some((key) => key.startsWith(`tessera.unsaved.${projectId}.`));
}

async function mayClose(bench: Workbench, panel: PanelHandle): Promise<boolean> {
  const path = panel.declaration.id === 'editor' ? String(panel.params.path) : undefined;
  if (path === undefined || !isRoomOpen(bench)) return true;
  const { documents, pool } = await editorRoom(bench);
  const isLast = bench.editors.list().filter((tab) => tab.path === path).length === 1;
  if (!isLast) {
    pool.forget(panel.id);
    return true;
  }
  if (bench.editors.dirty.getState().has(path)) {
    const answer = await bench.questions.ask({
      title: w.closeTitle,
      text: w.closeText,
      values: { file: baseName(path) },
      answers: [
        { id: 'discard', title: w.dontSave, danger: true },
        { id: 'cancel', title: w.cancel },
        { id: 'save', title: w.save, primary: true },
      ],
    });
    if (answer?.id === 'save') {
      await documents.load(path);
      if (!(await documents.save(path))) return false;
    } else if (answer?.id !== 'discard') return false;
  }
  pool.forget(panel.id);
  documents.discard(path);
  return true;
}

import '../../editor/editor.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PanelProps } from '../../shell/declaration.ts';
import { fixedOptions, optionsOf } from '../../editor/editor-pool.ts';
import { editorRoom, type EditorRoom } from '../../editor/editor-room.ts';
import { languageOf } from '../../editor/language-of.ts';
import type { Workbench } from '../../shell/workbench.ts';

/** Left the file as it is on disk (or as git knows it), right the document: it can be edited here as well. */
export default function DiffView({ workbench, panel }: PanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const visible = useStore(panel.visible);
  const path = String(panel.params.path);
  const left = typeof panel.params.left === 'string' ? panel.params.left : undefined;
  useEffect(() => {
    const element = box.current;
    if (!visible || !element) return;
    let dispose = () => {};
    let isHere = true;
    void workbench.attempt(async () => {
      const room = await editorRoom(workbench);
      const text = left ?? (await diskText(workbench, path));
      const document = await room.documents.load(path);
      if (isHere) dispose = show(workbench, room, element, { text, path, right: document.model });
    });
    return () => {
      isHere = false;
      dispose();
    };
  }, [workbench, visible, path, left]);
  return <div className="diff-box" ref={box} />;
}

async function diskText(workbench: Workbench, path: string): Promise<string> {
  const projectId = workbench.project.getState().open?.id ?? '';
  return workbench.host.client.files.read({ projectId, path }).then(
    ({ text }) => text,
    () => '',
  );
}

interface Sides {
  text: string;
  path: string;
  right: ReturnType<EditorRoom['documents']['list']>[number]['model'];
}

function show(
  workbench: Workbench,
  { documents }: EditorRoom,
  box: HTMLElement,
  { text, path, right }: Sides,
) {
  const { monaco } = documents;
  const original = monaco.editor.createModel(text, languageOf(path).id);
  const editor = monaco.editor.createDiffEditor(box, {
    ...fixedOptions,
    ...optionsOf(workbench.settings.store.getState().values),
    minimap: { enabled: false },
    renderSideBySide: true,
    originalEditable: false,
    ignoreTrimWhitespace: false,
    hideUnchangedRegions: { enabled: true },
  });
  editor.setModel({ original, modified: right });
  const stop = workbench.files.onChange((changes, isAll) => {
    if (!isAll && !changes.some((change) => change.path === path)) return;
    void diskText(workbench, path).then((now) => !original.isDisposed() && original.setValue(now));
  });
  return () => {
    stop();
    editor.dispose();
    original.dispose();
  };
}

import '../../editor/editor.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { mayTakeFocus } from '../../kit/late-focus.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { fixedOptions, optionsOf } from '../../editor/editor-pool.ts';
import { editorRoom, type EditorRoom } from '../../editor/editor-room.ts';
import { languageOf } from '../../editor/language-of.ts';
import type { Workbench } from '../../shell/workbench.ts';

/** Left the file as it is on disk or as git knows it, right the document, which can be edited here as well. */
export default function DiffView({ workbench, panel }: PanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const visible = useStore(panel.visible);
  const path = String(panel.params.path);
  const left = panel.params.left === 'head' || panel.params.left === 'staged' ? panel.params.left : 'disk';
  const right =
    panel.params.right === 'staged' || panel.params.right === 'nothing' ? panel.params.right : 'document';
  useEffect(() => {
    const element = box.current;
    if (!visible || !element) return;
    let dispose = () => {};
    let isHere = true;
    void workbench.attempt(async () => {
      const room = await editorRoom(workbench);
      const [text, other] = await Promise.all([
        textOf(workbench, path, left),
        right === 'document' ? room.documents.load(path) : textOf(workbench, path, right),
      ]);
      if (!isHere) return;
      dispose = show(workbench, room, element, {
        text,
        path,
        left,
        isWanted: panel.focus.getState() > 0,
        right: typeof other === 'string' ? other : other.model,
      });
    });
    return () => {
      isHere = false;
      dispose();
    };
  }, [workbench, panel, visible, path, left, right]);
  return <div className="diff-box" ref={box} />;
}

type Side = 'disk' | 'head' | 'staged' | 'nothing';

async function textOf({ project, host }: Workbench, path: string, side: Side): Promise<string> {
  const projectId = project.getState().open?.id ?? '';
  if (side === 'nothing') return '';
  if (side !== 'disk') return (await host.client.git.committed({ projectId, path, from: side })) ?? '';
  return host.client.files.read({ projectId, path }).then(
    ({ text }) => text,
    () => '',
  );
}

interface Sides {
  text: string;
  path: string;
  left: Side;
  /** It takes the focus. */
  isWanted: boolean;
  right: ReturnType<EditorRoom['documents']['list']>[number]['model'] | string;
}

function show(
  workbench: Workbench,
  { documents, createDiff }: EditorRoom,
  box: HTMLElement,
  { text, path, left, right, isWanted }: Sides,
) {
  const { monaco } = documents;
  const original = monaco.editor.createModel(text, languageOf(path).id);
  const editor = createDiff(box, {
    ...fixedOptions,
    ...optionsOf(workbench.settings.store.getState().values),
    minimap: { enabled: false },
    renderSideBySide: true,
    originalEditable: false,
    ignoreTrimWhitespace: false,
    hideUnchangedRegions: { enabled: true },
  });
  const own = typeof right === 'string' ? monaco.editor.createModel(right, languageOf(path).id) : undefined;
  editor.setModel({ original, modified: typeof right === 'string' ? (own ?? original) : right });
  if (own) editor.getModifiedEditor().updateOptions({ readOnly: true });
  if (isWanted && mayTakeFocus()) editor.getModifiedEditor().focus();
  const stop = workbench.files.onChange((changes, isAll) => {
    if (!isAll && !changes.some((change) => change.path === path)) return;
    void textOf(workbench, path, left).then((now) => {
      if (!original.isDisposed() && original.getValue() !== now) original.setValue(now);
    }, workbench.report);
  });
  return () => {
    stop();
    editor.dispose();
    original.dispose();
    own?.dispose();
  };
}

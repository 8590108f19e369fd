import { definePanel, type Command } from '../../shell/declaration.ts';
import { baseName, fileIcon } from '../../shell/file-icon.ts';
import { editorWords as w } from '../../editor/words.ts';
import { documentCommands } from '../../editor/document-commands.ts';
import { followDocuments } from '../../editor/follow-documents.ts';
import { EditorStatus } from '../../editor/status.tsx';
import { loadEditor } from '../../editor/load-editor.ts';
import type { Workbench } from '../../shell/workbench.ts';

const needsEditor = ({ editors }: Workbench) => (editors.active.getState() ? undefined : w.needsEditor);

/** Monaco answers these keys itself while it has the focus: they are shown, not taken. */
const action = (
  id: string,
  title: Command['title'],
  monaco: string,
  keys?: string,
  icon?: string,
): Command => ({
  id: `editor.${id}`,
  title,
  menu: 'edit',
  handledBy: 'editor',
  refuse: needsEditor,
  run: ({ editors }) => editors.engine.getState()?.action(monaco),
  ...(keys ? { keys } : {}),
  ...(icon ? { icon } : {}),
});

/** Monaco is large: it comes while a person looks for the first file, not when the file is opened. */
function loadAhead({ project }: Workbench): void {
  const stop = project.subscribe(({ open }) => {
    if (!open) return;
    stop();
    requestIdleCallback(() => void loadEditor(), { timeout: 1_000 });
  });
}

export default definePanel({
  id: 'editor',
  title: w.title,
  icon: 'file',
  place: 'centre',
  order: 0,
  multiple: true,
  tab: ({ path }) => {
    const { icon, tone } = fileIcon(String(path));
    return {
      title: baseName(String(path)),
      tooltip: String(path),
      icon: tone ? `${icon} tone-${tone}` : icon,
    };
  },
  view: () => import('./view.tsx'),
  start(bench) {
    followDocuments(bench);
    loadAhead(bench);
  },
  commands: [
    ...documentCommands,
    action('undo', w.undo, 'undo', 'Mod+Z', 'discard'),
    action('redo', w.redo, 'redo', 'Mod+Shift+Z', 'redo'),
    action('find', w.find, 'actions.find', 'Mod+F', 'search'),
    action('replace', w.replace, 'editor.action.startFindReplaceAction', 'Mod+H'),
    action('comment', w.comment, 'editor.action.commentLine', 'Mod+/'),
    action('format', w.format, 'editor.action.formatDocument', 'Shift+Alt+F'),
    action('rename', w.rename, 'editor.action.rename', 'F2'),
    action('quickFix', w.quickFix, 'editor.action.quickFix', 'Mod+.'),
    action('definition', w.definition, 'editor.action.revealDefinition', 'F12'),
    action('references', w.references, 'editor.action.goToReferences', 'Shift+F12'),
    action('nextProblem', w.nextProblem, 'editor.action.marker.next', 'Alt+F8'),
    action('foldAll', w.foldAll, 'editor.foldAll', 'Mod+K Mod+0'),
    action('unfoldAll', w.unfoldAll, 'editor.unfoldAll', 'Mod+K Mod+J'),
  ],
  bars: [{ id: 'editor.status', bar: 'status', side: 'right', order: 0, view: EditorStatus }],
});

import { useStore } from 'zustand';
import { useSay } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import { encodingName } from './document-commands.ts';
import { editorWords as w } from './words.ts';

/** Place, indentation, encoding, line ends and language of the active editor; each opens its choice. */
export function EditorStatus({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const active = useStore(workbench.editors.active);
  if (!active) return null;
  const { line, column, selected, insertSpaces, tabSize } = active;
  const place = say(w.lineColumn, { line, column }) + (selected ? say(w.selected, { n: selected }) : '');
  const indent = say(insertSpaces ? w.spaces : w.tabs, { n: tabSize });
  const items: [command: string, title: string, text: string][] = [
    ['palette.line', say(w.goToLine), place],
    ['editor.indent', say(w.indentation), indent],
    ['editor.encoding', say(w.encoding), encodingName(active.encoding, active.bom)],
    ['editor.eol', say(w.eol), active.eol.toUpperCase()],
    ['editor.language', say(w.language), active.languageName],
  ];
  return items.map(([command, title, text]) => (
    <button
      key={command}
      type="button"
      className="status-item"
      title={title}
      onClick={() => void workbench.commands.run(command)}
    >
      {text}
    </button>
  ));
}

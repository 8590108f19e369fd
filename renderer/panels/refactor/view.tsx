import './refactor.css';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import {
  allOf,
  previewOf,
  type PlannedChange,
  type PlannedFile,
  type Preview,
} from '../../language/refactoring.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { refactorWords as w } from './words.ts';

/** What a rename is about to do, to be taken or left place by place. */
export default function RefactorView({ workbench }: PanelProps) {
  const say = useSay();
  const { preview } = useStore(previewOf(workbench));
  if (!preview) return <p className="refactor-empty">{say(w.empty)}</p>;
  return (
    <PreviewView key={preview.files.map(({ path }) => path).join()} workbench={workbench} preview={preview} />
  );
}

function PreviewView({ workbench, preview }: { workbench: Workbench; preview: Preview }) {
  const say = useSay();
  const all = allOf(preview);
  const [chosen, setChosen] = useState(all);
  const toggle = (ids: string[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const values = { n: chosen.size, all: all.size, files: preview.files.length };
  return (
    <section
      className="refactor"
      aria-label={say(preview.title, preview.values)}
      onKeyDown={({ key }) => key === 'Escape' && preview.settle(undefined)}
    >
      <header className="refactor-head">
        <strong>{say(preview.title, preview.values)}</strong>
        <span>{say(w.summary, values)}</span>
        <Button primary autoFocus onPress={() => preview.settle(chosen)}>
          {say(w.apply)}
        </Button>
        <Button onPress={() => preview.settle(undefined)}>{say(w.discard)}</Button>
      </header>
      <ul className="refactor-files">
        {preview.files.map((file) => (
          <FileChanges key={file.path} workbench={workbench} file={file} chosen={chosen} toggle={toggle} />
        ))}
      </ul>
    </section>
  );
}

interface FileProps {
  workbench: Workbench;
  file: PlannedFile;
  chosen: ReadonlySet<string>;
  toggle: (ids: string[], isOn: boolean) => void;
}

function FileChanges({ workbench, file, chosen, toggle }: FileProps) {
  const say = useSay();
  const ids = file.changes.map(({ id }) => id);
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <li>
      <label className="refactor-file">
        <input
          type="checkbox"
          checked={count === ids.length}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < ids.length;
          }}
          aria-label={say(w.file, { file: file.path })}
          onChange={({ target }) => toggle(ids, target.checked)}
        />
        {file.path}
        <span>{ids.length}</span>
      </label>
      <ul>
        {file.changes.map((change) => (
          <li key={change.id} className="refactor-change">
            <input
              type="checkbox"
              checked={chosen.has(change.id)}
              aria-label={say(w.change, { line: change.line + 1, file: file.path })}
              onChange={({ target }) => toggle([change.id], target.checked)}
            />
            <ChangeLine workbench={workbench} path={file.path} change={change} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function ChangeLine({
  workbench,
  path,
  change,
}: {
  workbench: Workbench;
  path: string;
  change: PlannedChange;
}) {
  const { line, column, head, old, newText, tail } = change;
  const selection = { line, column, endLine: line, endColumn: column + old.length };
  return (
    <button
      type="button"
      className="refactor-line"
      onClick={() => void workbench.editors.open(path, { selection, preview: true, focus: false })}
    >
      <span className="refactor-number">{line + 1}</span>
      <code>
        {head.slice(-60)}
        <del>{old}</del>
        <ins>{newText}</ins>
        {tail.slice(0, 120)}
      </code>
    </button>
  );
}

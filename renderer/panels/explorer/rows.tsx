import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../../kit/icon.tsx';
import { useSay, type Text } from '../../kit/text.ts';
import { fileIcon } from '../../shell/file-icon.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { finishDraft } from './actions.ts';
import type { Draft, ExplorerStore } from './explorer-state.ts';
import { join, nameOf, parentOf, type TreeRow } from './tree.ts';
import { explorerWords as w } from './words.ts';

const indent = (level: number) => ({ paddingLeft: level * 12 });

/** One file or folder: twistie, icon, name, what git and the problems say of it. */
export function EntryRow({
  workbench,
  store,
  row,
}: {
  workbench: Workbench;
  store: ExplorerStore;
  row: TreeRow;
}) {
  const draft = useStore(store, (state) => state.draft);
  const cut = useStore(store, ({ clipboard }) => !!clipboard?.isCut && clipboard.paths.includes(row.path));
  const isFolder = row.kind === 'folder';
  const mark = useStore(workbench.git.store, ({ marks }) => marks.get(row.path));
  const isIgnored = useStore(workbench.git.store, ({ isIgnored }) => isIgnored(row.path));
  const worst = useStore(workbench.problems.store, (state) => worstOf(state.worst, row));
  const dirty = useStore(workbench.editors.dirty, (all) => !isFolder && all.has(row.path));
  if (draft?.kind === 'rename' && draft.path === row.path) {
    return <DraftRow workbench={workbench} store={store} draft={draft} level={row.level} />;
  }
  const { icon, tone } = fileIcon(row.path);
  const tint = worst
    ? ` tone-${worst === 'error' ? 'error' : 'warn'}`
    : mark
      ? ` git-${mark.toLowerCase()}`
      : '';
  return (
    <span className={`entry${isIgnored ? ' ignored' : ''}${cut ? ' cut' : ''}`} style={indent(row.level)}>
      <Icon name={isFolder ? (row.isExpanded ? 'chevron-down' : 'chevron-right') : 'blank'} />
      {isFolder ? null : <Icon name={icon} {...(tone ? { tone } : {})} />}
      <span className={`entry-name${tint}`}>{row.name}</span>
      {row.isLink ? <Icon name="link" /> : null}
      <span className="entry-marks">
        {dirty ? <Icon name="circle-filled" /> : null}
        {mark ? <span className={`git-${mark.toLowerCase()}`}>{isFolder ? '•' : mark}</span> : null}
      </span>
    </span>
  );
}

function worstOf(
  worst: Map<string, 'error' | 'warning'>,
  { path, kind }: TreeRow,
): 'error' | 'warning' | undefined {
  if (kind !== 'folder') return worst.get(path);
  let found: 'error' | 'warning' | undefined;
  for (const [file, severity] of worst) {
    if (!file.startsWith(`${path}/`)) continue;
    if (severity === 'error') return 'error';
    found = severity;
  }
  return found;
}

/** The name being written, checked while it is typed. Enter keeps it, Escape and an empty name do not. */
export function DraftRow(props: { workbench: Workbench; store: ExplorerStore; draft: Draft; level: number }) {
  const { workbench, store, draft, level } = props;
  const say = useSay();
  const before = draft.kind === 'rename' ? nameOf(draft.path) : '';
  const [name, setName] = useState(before);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const dot = before.lastIndexOf('.');
    input.current?.focus();
    input.current?.setSelectionRange(0, dot > 0 ? dot : before.length);
  }, [before]);
  const problem = problemOf(name, before, draft, store);
  const finish = (keep: boolean) => {
    const list = input.current?.closest<HTMLElement>('.list');
    if (keep && problem) return;
    if (keep && name && name !== before) void finishDraft(workbench, name);
    else store.setState({ draft: undefined });
    list?.focus();
  };
  return (
    <span className="entry draft" style={indent(level)}>
      <Icon name="blank" />
      <Icon name={draft.kind === 'folder' ? 'folder' : fileIcon(name).icon} />
      <input
        ref={input}
        value={name}
        spellCheck={false}
        aria-label={say(w.nameLabel)}
        aria-invalid={problem !== undefined}
        title={problem ? say(problem, { name }) : undefined}
        className={problem ? 'invalid' : ''}
        onChange={(event) => setName(event.currentTarget.value)}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') finish(true);
          else if (event.key === 'Escape') finish(false);
        }}
        onBlur={() => finish(!problem)}
      />
      {problem ? (
        <span className="draft-problem" role="alert">
          {say(problem, { name })}
        </span>
      ) : null}
    </span>
  );
}

function problemOf(name: string, before: string, draft: Draft, store: ExplorerStore): Text | undefined {
  if (name === before || name === '') return undefined;
  if (name.split('/').some((part) => part === '.' || part === '..')) return w.nameWrong;
  const folder = draft.kind === 'rename' ? parentOf(draft.path) : draft.folder;
  const entries = store.getState().tree.children.get(folder) ?? [];
  return entries.some(({ path }) => path === join(folder, name)) ? w.nameTaken : undefined;
}

import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { Menu, type MenuAt, type MenuEntry } from '../../kit/menu.tsx';
import { useSay, type Say } from '../../kit/text.ts';
import { baseName, fileIcon, folderName } from '../../shell/file-icon.ts';
import type { GitMark } from '../../shell/git.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { discard, pathsOf, stage, unstage } from './actions.ts';
import { compareChange } from './compare.ts';
import { gitWords as w } from './words.ts';

interface Heading {
  heading: 'staged' | 'changes';
  count: number;
}
interface Change {
  path: string;
  mark: GitMark;
  isStaged: boolean;
}
type Row = Heading | Change;

/** Staged and other changes: Enter compares, Space stages or takes back, Delete discards. */
export function ChangeList({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { files } = useStore(workbench.git.store);
  const [focused, setFocused] = useState(0);
  const [menu, setMenu] = useState<MenuAt>();
  const rows = useMemo(() => rowsOf(files), [files]);
  const onKey = (event: React.KeyboardEvent, index: number) => {
    const row = rows[index];
    const action = row && actionsOf(workbench, row, say).find(({ stroke }) => stroke === event.key);
    action?.run();
    return !!action;
  };
  return (
    <>
      <List
        id="git"
        role="tree"
        label={say(w.title)}
        items={rows}
        focused={Math.min(focused, rows.length - 1)}
        keyOf={(row) => ('path' in row ? `${row.path}${row.isStaged ? ' staged' : ''}` : row.heading)}
        onFocus={setFocused}
        onKey={onKey}
        onOpen={(row, _index, how) =>
          'path' in row && void workbench.attempt(() => compareChange(workbench, row, how !== 'click'))
        }
        onMenu={(event, index) => {
          const row = rows[index];
          if (row) setMenu({ x: event.clientX, y: event.clientY, items: actionsOf(workbench, row, say) });
        }}
        rowProps={(row) =>
          'path' in row
            ? { 'aria-level': 2, 'data-path': row.path, 'data-staged': row.isStaged }
            : { 'aria-level': 1, 'aria-expanded': true }
        }
        row={(row) => <RowContent workbench={workbench} row={row} />}
      />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </>
  );
}

function rowsOf(files: readonly Change[]): Row[] {
  const group = (heading: 'staged' | 'changes', isStaged: boolean): Row[] => {
    const own = files.filter((file) => file.isStaged === isStaged);
    return own.length ? [{ heading, count: own.length }, ...own] : [];
  };
  return [...group('staged', true), ...group('changes', false)];
}

interface Action extends MenuEntry {
  icon: string;
  /** The key that does it in the list. */
  stroke?: string;
  /** A button in the row as well. */
  inRow: boolean;
}

function actionsOf(workbench: Workbench, row: Row, say: Say): Action[] {
  const isStaged = 'path' in row ? row.isStaged : row.heading === 'staged';
  const paths = 'path' in row ? [row.path] : pathsOf(workbench, isStaged);
  const isAll = !('path' in row);
  const toStage: Action = {
    id: 'stage',
    title: say(isAll ? w.stageAll : w.stage),
    icon: 'add',
    keys: 'Space',
    stroke: ' ',
    inRow: true,
    run: () => void stage(workbench, paths),
  };
  const toUnstage: Action = {
    ...toStage,
    id: 'unstage',
    title: say(isAll ? w.unstageAll : w.unstage),
    icon: 'remove',
    run: () => void unstage(workbench, paths),
  };
  const toDiscard: Action = {
    id: 'discard',
    title: say(isAll ? w.discardAll : w.discard),
    icon: 'discard',
    keys: 'Del',
    stroke: 'Delete',
    danger: true,
    inRow: true,
    run: () => void discard(workbench, paths),
  };
  const own: Action[] = isStaged ? [toUnstage] : [toDiscard, toStage];
  if (!('path' in row) || row.mark === 'D') return own;
  const open: Action = {
    id: 'open',
    title: say(w.openFile),
    icon: 'go-to-file',
    inRow: true,
    run: () => void workbench.editors.open(row.path),
  };
  return [open, ...own];
}

function RowContent({ workbench, row }: { workbench: Workbench; row: Row }) {
  const say = useSay();
  const actions = actionsOf(workbench, row, say).filter(({ inRow }) => inRow);
  const buttons = (
    <span className="git-actions" onClick={(event) => event.stopPropagation()}>
      {actions.map((action) => (
        <IconButton
          key={action.id}
          icon={action.icon}
          name={action.title}
          keys={action.keys}
          onPress={action.run}
        />
      ))}
    </span>
  );
  if (!('path' in row)) {
    return (
      <>
        <Icon name="chevron-down" />
        <b className="git-heading">{say(w[row.heading])}</b>
        {buttons}
        <span className="count">{row.count}</span>
      </>
    );
  }
  const { path, mark } = row;
  const { icon, tone } = fileIcon(path);
  return (
    <>
      <Icon name={icon} {...(tone ? { tone } : {})} />
      <span className={mark === 'D' ? 'git-gone' : ''}>{baseName(path)}</span>
      <span className="git-folder" title={path}>
        {folderName(path)}
      </span>
      {buttons}
      <span className={`git-mark git-${mark.toLowerCase()}`} title={say(w[mark])} aria-label={say(w[mark])}>
        {mark}
      </span>
    </>
  );
}

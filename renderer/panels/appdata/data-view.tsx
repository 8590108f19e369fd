import { useState } from 'react';
import type { DataInstance, DataKey } from '../../../contract/debug/data.ts';
import type { DebugSession } from '../../debug/session.ts';
import { ValueLine } from '../../debug/value-line.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { Menu, type MenuAt, type MenuItem } from '../../kit/menu.tsx';
import { useSay, type Say } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { useDataTree, type DataRow } from './data-tree.ts';
import { JsonDialog } from './json-dialog.tsx';
import { pathText, write } from './edits.ts';
import { appDataWords as w } from './words.ts';

interface DataViewProps {
  workbench: Workbench;
  session: DebugSession;
  instance: DataInstance;
}

interface Editing {
  path: DataKey[];
  text: string;
  /** A list or object: in a dialog, with room. */
  isLarge: boolean;
}

/** The data of one instance as a tree: arrows open and close, Enter or a double click edits. */
export function DataView({ workbench, session, instance }: DataViewProps) {
  const say = useSay();
  const tree = useDataTree(session, instance.id);
  const [focused, setFocused] = useState(0);
  const [editing, setEditing] = useState<Editing>();
  const [menu, setMenu] = useState<MenuAt>();
  const { rows } = tree;
  const { id } = instance;

  const { edit, save } = useEdits({ workbench, session, id, setEditing });
  const onKey = (event: React.KeyboardEvent, index: number): boolean => {
    const row = rows[index];
    if (!row) return false;
    const isOpenable = row.kind === 'member' && row.member.opens;
    if (event.key === 'F2') edit(row);
    else if (isOpenable && event.key === 'ArrowRight') tree.toggle(row.path, true);
    else if (isOpenable && event.key === 'ArrowLeft' && row.isOpen) tree.toggle(row.path, false);
    else if (event.key === 'ArrowLeft')
      setFocused(
        Math.max(
          0,
          rows.findLastIndex((one, at) => at < index && one.depth < row.depth),
        ),
      );
    else return false;
    return true;
  };
  const open = (row: DataRow, _index: number, how: 'click' | 'enter' | 'double'): void => {
    if (row.kind === 'more') tree.loadMore(row.path);
    else if (how === 'double' || (how === 'enter' && !row.member.opens)) edit(row);
    else if (row.member.opens) tree.toggle(row.path);
  };
  const openMenu = ({ clientX: x, clientY: y }: React.MouseEvent, row: DataRow | undefined): void => {
    if (row?.kind === 'member') setMenu({ x, y, items: menuOf({ workbench, session, id, row, edit, say }) });
  };
  return (
    <div className="appdata-data">
      {tree.isLoaded && rows.length === 0 ? <Empty text={say(w.empty)} /> : null}
      <List
        id="appdata"
        role="tree"
        label={say(w.data, { name: instance.path })}
        items={rows}
        focused={Math.min(focused, rows.length - 1)}
        keyOf={(row) => `${row.kind}${JSON.stringify(row.path)}`}
        onFocus={setFocused}
        onOpen={open}
        onKey={onKey}
        onMenu={(event, index) => openMenu(event, rows[index])}
        rowProps={(row) => ({
          'aria-level': row.depth + 1,
          ...(row.kind === 'member' && row.member.opens ? { 'aria-expanded': row.isOpen } : {}),
        })}
        rowClass={() => 'appdata-row'}
        row={(row) => (
          <RowView
            row={row}
            editing={
              editing && !editing.isLarge && row.kind === 'member' && isSame(editing.path, row.path)
                ? editing
                : undefined
            }
            onSave={save}
            onCancel={() => setEditing(undefined)}
          />
        )}
      />
      {editing?.isLarge ? (
        <JsonDialog
          name={pathText(editing.path)}
          text={editing.text}
          onSave={(text) => save(editing.path, text)}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </div>
  );
}

interface EditsParts {
  workbench: Workbench;
  session: DebugSession;
  id: number;
  setEditing: (editing: Editing | undefined) => void;
}

function useEdits({ workbench, session, id, setEditing }: EditsParts) {
  const edit = (row: DataRow): void => {
    if (row.kind !== 'member') return;
    const { path, member } = row;
    void workbench.attempt(async () => {
      const { text } = await session.call('data.read', { id, path });
      setEditing({ path, text: text ?? '', isLarge: member.opens });
    });
  };
  const save = async (path: DataKey[], text: string): Promise<void> => {
    await write(workbench, session, { id, path, text: text.trim() === '' ? undefined : text });
    setEditing(undefined);
  };
  return { edit, save };
}

interface MenuParts extends Omit<EditsParts, 'setEditing'> {
  row: DataRow;
  edit: (row: DataRow) => void;
  say: Say;
}

function menuOf({ workbench, session, id, row, edit, say }: MenuParts): MenuItem[] {
  const copy = (make: () => Promise<string> | string) => () =>
    void workbench.attempt(async () => navigator.clipboard.writeText(await make()));
  const json = async () => (await session.call('data.read', { id, path: row.path })).text ?? 'undefined';
  return [
    { id: 'edit', title: say(w.edit), keys: 'F2', run: () => edit(row) },
    { id: 'json', title: say(w.copyJson), run: copy(json) },
    { id: 'path', title: say(w.copyPath), run: copy(() => pathText(row.path)) },
  ];
}

const isSame = (a: readonly DataKey[], b: readonly DataKey[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

interface RowProps {
  row: DataRow;
  editing: Editing | undefined;
  onSave: (path: DataKey[], text: string) => Promise<void>;
  onCancel: () => void;
}

function RowView({ row, editing, onSave, onCancel }: RowProps) {
  const say = useSay();
  const indent = <span style={{ width: row.depth * 14 }} />;
  if (row.kind === 'more')
    return (
      <>
        {indent}
        <span className="appdata-more">{say(w.more, { n: row.left })}</span>
      </>
    );
  const { member, isOpen, changed } = row;
  return (
    <>
      {indent}
      <Icon name={member.opens ? (isOpen ? 'chevron-down' : 'chevron-right') : 'blank'} />
      <span
        className={`appdata-key${member.isProperty ? ' property' : ''}`}
        title={member.isProperty ? say(w.property) : undefined}
      >
        {String(member.key)}
      </span>
      {editing ? (
        <InlineEdit name={pathText(row.path)} editing={editing} onSave={onSave} onCancel={onCancel} />
      ) : (
        <span key={changed} className={`appdata-value${changed ? ' changed' : ''}`}>
          <ValueLine value={member.value} isMember />
        </span>
      )}
    </>
  );
}

function InlineEdit(props: { name: string; editing: Editing } & Pick<RowProps, 'onSave' | 'onCancel'>) {
  const say = useSay();
  const { name, editing, onSave, onCancel } = props;
  const [text, setText] = useState(editing.text);
  const [error, setError] = useState<string>();
  return (
    <input
      className="appdata-edit"
      autoFocus
      value={text}
      aria-label={say(w.newValue, { name })}
      aria-invalid={error !== undefined}
      title={error ?? say(w.newValue, { name })}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(undefined);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        const list = event.currentTarget.closest<HTMLElement>('.list');
        if (event.key === 'Escape') {
          onCancel();
          list?.focus();
        } else if (event.key === 'Enter') {
          onSave(editing.path, text).then(
            () => list?.focus(),
            (reason: Error) => setError(say(w.notJson, { reason: reason.message })),
          );
        } else return;
        event.preventDefault();
      }}
      onBlur={() => text === editing.text && onCancel()}
    />
  );
}

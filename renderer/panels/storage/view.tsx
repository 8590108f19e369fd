import './storage.css';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StorageItem } from '../../../contract/debug/storage.ts';
import { NotRunning } from '../../debug/not-running.tsx';
import type { DebugSession } from '../../debug/session.ts';
import { TargetChoice } from '../../debug/target-choice.tsx';
import { useAsked, useSession, useShownSession } from '../../debug/use-session.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { Entry } from './entry.tsx';
import {
  addEntry,
  followEntry,
  matching,
  openEntry,
  removeEntries,
  sizeText,
  storageOf,
} from './storage-state.ts';
import { storageWords as w } from './words.ts';

const ask = (session: DebugSession) => session.call('storage.list', {});

/** What the program keeps with wx.setStorage: a table, and the chosen value beside it. */
export default function StorageView({ workbench, panel }: PanelProps) {
  const session = useSession(workbench);
  const shown = useShownSession(workbench, panel);
  const listed = useAsked(shown, 'storage.changed', ask);
  const store = storageOf(workbench);
  const { query, draft } = useStore(store);
  const items = useMemo(() => matching(listed?.items ?? [], query), [listed, query]);
  useEffect(() => {
    store.setState({ draft: undefined });
  }, [session, store]);
  useEffect(
    () => shown?.on('storage.changed', ({ keys }) => void followEntry(workbench, keys)),
    [shown, workbench],
  );
  if (!session) return <NotRunning workbench={workbench} />;
  return (
    <div className="storage">
      <Bar workbench={workbench} size={listed?.size ?? 0} limit={listed?.limit ?? 1} />
      <div className="storage-split">
        <div className="storage-table">
          {items.length > 0 ? (
            <Table workbench={workbench} items={items} chosen={draft?.before} />
          ) : listed ? (
            <NoItems workbench={workbench} isFiltered={listed.items.length > 0} />
          ) : null}
        </div>
        <Entry workbench={workbench} draft={draft} />
      </div>
    </div>
  );
}

function NoItems({ workbench, isFiltered }: { workbench: Workbench; isFiltered: boolean }) {
  const say = useSay();
  if (isFiltered) return <Empty text={say(w.noMatch)} />;
  return (
    <Empty text={say(w.none)}>
      <Button onPress={() => addEntry(workbench)}>{say(w.add)}</Button>
    </Empty>
  );
}

function Bar({ workbench, size, limit }: { workbench: Workbench; size: number; limit: number }) {
  const say = useSay();
  const store = storageOf(workbench);
  const { query, draft } = useStore(store);
  const chosen = draft?.before;
  const [used, most] = [sizeText(size), sizeText(limit)];
  return (
    <div className="panel-bar" role="toolbar" aria-label={say(w.title)}>
      <IconButton icon="add" name={say(w.add)} onPress={() => addEntry(workbench)} />
      <IconButton
        icon="trash"
        name={say(w.remove)}
        refused={chosen === undefined ? say(w.chooseFirst) : undefined}
        onPress={() => chosen !== undefined && void removeEntries(workbench, [chosen])}
      />
      <IconButton icon="clear-all" name={say(w.clear)} onPress={() => void removeEntries(workbench)} />
      <span className="separator" />
      <input
        className="panel-filter"
        type="search"
        value={query}
        placeholder={say(w.filter)}
        aria-label={say(w.filter)}
        onChange={(event) => store.setState({ query: event.currentTarget.value })}
      />
      <span className="space" />
      <span className="storage-used" title={say(w.usedTip, { limit: most })}>
        {say(w.used, { used, limit: most })}
        <meter min={0} max={limit} high={limit * 0.8} value={size} />
      </span>
      <TargetChoice workbench={workbench} />
    </div>
  );
}

interface TableProps {
  workbench: Workbench;
  items: readonly StorageItem[];
  chosen: string | undefined;
}

function Table({ workbench, items, chosen }: TableProps) {
  const say = useSay();
  const focused = items.findIndex(({ key }) => key === chosen);
  return (
    <>
      <div className="storage-row storage-head" aria-hidden="true">
        <span>{say(w.key)}</span>
        <span>{say(w.type)}</span>
        <span>{say(w.value)}</span>
        <span>{say(w.size)}</span>
      </div>
      <List
        id="storage"
        label={say(w.title)}
        items={items}
        focused={focused}
        keyOf={({ key }) => key}
        onFocus={(index) => {
          const item = items[index];
          if (item) void workbench.attempt(() => openEntry(workbench, item.key));
        }}
        onOpen={() => document.querySelector<HTMLElement>('.storage-entry textarea')?.focus()}
        onKey={(event, index) => {
          const item = items[index];
          if (event.key !== 'Delete' || !item) return false;
          void removeEntries(workbench, [item.key]);
          return true;
        }}
        rowClass={() => 'storage-row'}
        row={({ key, type, text, isCut, size }) => (
          <>
            <span title={key}>{key}</span>
            <span className="quiet">{type}</span>
            <span className={`value-${type.toLowerCase()}`}>{isCut ? `${text}…` : text}</span>
            <span className="quiet">{sizeText(size)}</span>
          </>
        )}
      />
    </>
  );
}

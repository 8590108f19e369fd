import './network.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { NetworkEntry, NetworkKind } from '../../../contract/debug/network.ts';
import { NotRunning } from '../../debug/not-running.tsx';
import { TargetChoice } from '../../debug/target-choice.tsx';
import { useSession, useShownSession } from '../../debug/use-session.ts';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Menu, type MenuAt } from '../../kit/menu.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { Detail } from './detail.tsx';
import { curlOf, saveHar } from './export.ts';
import { clearRequests, matching, merged, networkOf, sizeText } from './requests.ts';
import { RequestTable } from './request-table.tsx';
import { networkWords as w } from './words.ts';

/** What the program sends and receives: a line each, and everything about the chosen one beside it. */
export default function NetworkView({ workbench, panel }: PanelProps) {
  const session = useSession(workbench);
  const shown = useShownSession(workbench, panel);
  const store = networkOf(workbench);
  const { entries, query, kind, chosen } = useStore(store);
  useEffect(() => store.setState({ entries: [], chosen: undefined }), [session, store]);
  useEffect(
    () =>
      shown?.on('network.changed', ({ entries: told }) =>
        store.setState((state) => ({ entries: merged(state.entries, told) })),
      ),
    [shown, store],
  );
  const visible = useMemo(() => matching(entries, { query, kind }), [entries, query, kind]);
  if (!session) return <NotRunning workbench={workbench} />;
  const entry = entries.find(({ id }) => id === chosen);
  return (
    <div className="network">
      <Bar workbench={workbench} visible={visible} />
      <div className="network-split">
        <Table workbench={workbench} visible={visible} isNarrow={entry !== undefined} />
        {entry ? <Detail workbench={workbench} session={session} entry={entry} /> : null}
      </div>
    </div>
  );
}

const KINDS: (NetworkKind | 'all')[] = ['all', 'request', 'upload', 'download', 'socket'];

function Bar({ workbench, visible }: { workbench: Workbench; visible: readonly NetworkEntry[] }) {
  const say = useSay();
  const store = networkOf(workbench);
  const { query, kind, entries } = useStore(store);
  const size = sizeText(visible.reduce((sum, { received, sent }) => sum + received + sent, 0));
  return (
    <div className="panel-bar" role="toolbar" aria-label={say(w.title)}>
      <IconButton icon="clear-all" name={say(w.clear)} onPress={() => clearRequests(workbench)} />
      <IconButton
        icon="export"
        name={say(w.exportHar)}
        refused={entries.length > 0 ? undefined : say(w.nothingToExport)}
        onPress={() => void workbench.attempt(() => saveHar(workbench))}
      />
      <span className="separator" />
      <input
        className="panel-filter"
        type="search"
        value={query}
        placeholder={say(w.filter)}
        aria-label={say(w.filter)}
        onChange={(event) => store.setState({ query: event.currentTarget.value })}
      />
      <div className="network-kinds" role="group" aria-label={say(w.kinds)}>
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            onClick={() => store.setState({ kind: one })}
          >
            {say(w[one])}
          </button>
        ))}
      </div>
      <span className="space" />
      <span className="network-summary">{say(w.summary, { n: visible.length, size })}</span>
      <TargetChoice workbench={workbench} />
    </div>
  );
}

interface TableProps {
  workbench: Workbench;
  visible: readonly NetworkEntry[];
  isNarrow: boolean;
}

function Table({ workbench, visible, isNarrow }: TableProps) {
  const say = useSay();
  const store = networkOf(workbench);
  const { chosen, entries } = useStore(store);
  const [menu, setMenu] = useState<MenuAt>();
  const copy = (make: () => Promise<string> | string) => () =>
    void workbench.attempt(async () => navigator.clipboard.writeText(await make()));
  const detail = (id: number) =>
    workbench.debug.store.getState().session?.call('network.detail', { id }) ?? Promise.resolve(null);
  const openMenu = ({ clientX: x, clientY: y }: React.MouseEvent, entry: NetworkEntry): void => {
    const curl = async () => {
      const found = await detail(entry.id);
      return found ? curlOf(entry, found) : '';
    };
    const response = async () => {
      const { text, base64 } = (await detail(entry.id))?.responseBody ?? {};
      return text ?? base64 ?? '';
    };
    const items = [
      { id: 'address', title: say(w.copyAddress), run: copy(() => entry.url) },
      { id: 'curl', title: say(w.copyCurl), run: copy(curl) },
      { id: 'response', title: say(w.copyResponse), run: copy(response) },
      { separator: true } as const,
      { id: 'clear', title: say(w.clear), run: () => clearRequests(workbench) },
    ];
    setMenu({ x, y, items });
  };
  if (visible.length === 0)
    return (
      <div className="network-table">
        <Empty text={say(entries.length > 0 ? w.noMatch : w.none)} />
      </div>
    );
  return (
    <div className="network-table">
      <RequestTable
        entries={visible}
        chosen={chosen}
        isNarrow={isNarrow}
        onChoose={({ id }) => store.setState({ chosen: id })}
        onClose={() => store.setState({ chosen: undefined })}
        onMenu={openMenu}
      />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </div>
  );
}

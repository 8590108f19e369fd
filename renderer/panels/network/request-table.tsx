import type { NetworkEntry } from '../../../contract/debug/network.ts';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import { nameOf, sizeText, timeText } from './requests.ts';
import { networkWords as w } from './words.ts';

interface RequestTableProps {
  entries: readonly NetworkEntry[];
  chosen: number | undefined;
  /** The details stand beside it: only the name and the status fit. */
  isNarrow: boolean;
  onChoose: (entry: NetworkEntry) => void;
  onClose: () => void;
  onMenu: (event: React.MouseEvent, entry: NetworkEntry) => void;
}

export function RequestTable(props: RequestTableProps) {
  const say = useSay();
  const { entries, chosen, isNarrow, onChoose, onClose, onMenu } = props;
  const width = isNarrow ? ' narrow' : '';
  const first = entries[0]?.started ?? 0;
  const span = Math.max(1, ...entries.slice(-200).map((entry) => endOf(entry) - first));
  return (
    <>
      <div className={`network-row network-head${width}`} aria-hidden="true">
        <span>{say(w.name)}</span>
        <span>{say(w.status)}</span>
        <span>{say(w.method)}</span>
        <span>{say(w.type)}</span>
        <span className="number">{say(w.size)}</span>
        <span className="number">{say(w.time)}</span>
        <span />
      </div>
      <List
        id="network"
        label={say(w.title)}
        items={entries}
        focused={entries.findIndex(({ id }) => id === chosen)}
        keyOf={({ id }) => String(id)}
        onFocus={(index) => entries[index] && onChoose(entries[index])}
        onOpen={onChoose}
        onKey={(event) => {
          if (event.key !== 'Escape' || chosen === undefined) return false;
          onClose();
          return true;
        }}
        onMenu={(event, index) => entries[index] && onMenu(event, entries[index])}
        rowClass={(entry) => `network-row${width}${isBad(entry) ? ' failed' : ''}`}
        row={(entry) => <RequestRow entry={entry} first={first} span={span} />}
      />
    </>
  );
}

const endOf = ({ started, milliseconds = 0 }: NetworkEntry): number => started + milliseconds;
const isBad = ({ state, status = 0 }: NetworkEntry): boolean =>
  state === 'failed' || state === 'blocked' || status >= 400;

function RequestRow({ entry, first, span }: { entry: NetworkEntry; first: number; span: number }) {
  const say = useSay();
  const { url, method, kind, state, status, type, received, milliseconds, error } = entry;
  const left = Math.min(99, ((entry.started - first) / span) * 100);
  const width = Math.max(1, Math.min(100 - left, ((milliseconds ?? 0) / span) * 100));
  return (
    <>
      <span title={url}>{nameOf(String(url))}</span>
      <span title={error}>{status ?? (state === 'done' ? '' : say(w[state]))}</span>
      <span>{kind === 'socket' ? 'WS' : method}</span>
      <span>{kind === 'request' ? (type ?? '') : say(w[kind])}</span>
      <span className="number">{state === 'pending' ? '' : sizeText(received)}</span>
      <span className="number">{milliseconds === undefined ? '' : timeText(milliseconds)}</span>
      <span className="network-fall">
        <i style={{ marginLeft: `${left}%`, width: `${width}%` }} />
      </span>
    </>
  );
}

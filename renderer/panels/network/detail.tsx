import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { NetworkDetail, NetworkEntry } from '../../../contract/debug/network.ts';
import type { DebugSession } from '../../debug/session.ts';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { Body, JsonTree } from './body.tsx';
import { HeadersTab, Pairs } from './headers.tsx';
import { networkOf, sizeText, timeText, type Tab } from './requests.ts';
import { networkWords as w } from './words.ts';

interface DetailProps {
  workbench: Workbench;
  session: DebugSession;
  entry: NetworkEntry;
}

const TABS: Tab[] = ['headers', 'payload', 'preview', 'response', 'timing'];
const SOCKET_TABS: Tab[] = ['messages', 'headers'];

/** Everything about one request; asked for when it is chosen, and again when it changes. */
export function Detail({ workbench, session, entry }: DetailProps) {
  const say = useSay();
  const store = networkOf(workbench);
  const wanted = useStore(store, (state) => state.tab);
  const detail = useDetail(session, entry);
  const tabs = entry.kind === 'socket' ? SOCKET_TABS : TABS;
  const tab = tabs.includes(wanted) ? wanted : tabs[0]!;
  const move = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!;
    store.setState({ tab: next });
    document.getElementById(`network-tab-${next}`)?.focus();
  };
  return (
    <section className="network-detail" aria-label={say(w.details)}>
      <div className="network-tabs">
        <div role="tablist" onKeyDown={move}>
          {tabs.map((one) => (
            <button
              key={one}
              id={`network-tab-${one}`}
              type="button"
              role="tab"
              aria-selected={tab === one}
              tabIndex={tab === one ? 0 : -1}
              onClick={() => store.setState({ tab: one })}
            >
              {say(w[one])}
            </button>
          ))}
        </div>
        <IconButton icon="close" name={say(w.close)} onPress={() => store.setState({ chosen: undefined })} />
      </div>
      <div className="network-tab" role="tabpanel" aria-labelledby={`network-tab-${tab}`} tabIndex={0}>
        {detail ? <TabView workbench={workbench} tab={tab} entry={entry} detail={detail} /> : null}
      </div>
    </section>
  );
}

function useDetail(session: DebugSession, entry: NetworkEntry): NetworkDetail | undefined {
  const [found, setFound] = useState<{ id: number; detail: NetworkDetail }>();
  const { id } = entry;
  useEffect(() => {
    let isCurrent = true;
    session.call('network.detail', { id }).then(
      (detail) => isCurrent && detail && setFound({ id, detail }),
      () => {
        // A program that has ended has no details to give.
      },
    );
    return () => {
      isCurrent = false;
    };
    // Each change of the line is another entry.
  }, [session, id, entry]);
  return found?.id === id ? found.detail : undefined;
}

interface TabProps {
  workbench: Workbench;
  tab: Tab;
  entry: NetworkEntry;
  detail: NetworkDetail;
}

function TabView({ workbench, tab, entry, detail }: TabProps) {
  const say = useSay();
  const { requestBody, responseBody } = detail;
  if (tab === 'headers') return <HeadersTab workbench={workbench} entry={entry} detail={detail} />;
  if (tab === 'messages') return <Messages detail={detail} />;
  if (tab === 'timing') return <Timing entry={entry} detail={detail} />;
  if (tab === 'payload') {
    const query = queryOf(String(entry.url));
    return (
      <>
        {query.length > 0 ? <Pairs title={say(w.query)} pairs={query} /> : null}
        {requestBody ? <Body body={requestBody} type={typeOf(detail)} isRaw={false} /> : null}
        {query.length === 0 && !requestBody ? <Empty text={say(w.noPayload)} /> : null}
      </>
    );
  }
  if (!responseBody) return <Empty text={say(entry.state === 'pending' ? w.waits : w.noResponse)} />;
  return <Body body={responseBody} type={entry.type ?? ''} isRaw={tab === 'response'} />;
}

const typeOf = ({ requestHeader }: NetworkDetail): string =>
  Object.entries(requestHeader).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

function queryOf(url: string): [string, string][] {
  try {
    return [...new URL(url).searchParams];
  } catch {
    return [];
  }
}

function Messages({ detail }: { detail: NetworkDetail }) {
  const say = useSay();
  const { messages = [] } = detail;
  if (messages.length === 0) return <Empty text={say(w.noMessages)} />;
  return (
    <ul className="network-messages">
      {messages.slice(-200).map(({ direction, time, body }, index) => (
        <li key={index} className={direction}>
          <span className="network-arrow" title={say(direction === 'sent' ? w.sentMark : w.receivedMark)}>
            {direction === 'sent' ? '↑' : '↓'}
          </span>
          <time>{new Date(time).toLocaleTimeString()}</time>
          {body.text === undefined ? (
            <span>{say(w.binary, { size: sizeText(body.size) })}</span>
          ) : (
            <JsonTree text={body.text} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Timing({ entry, detail }: { entry: NetworkEntry; detail: NetworkDetail }) {
  const say = useSay();
  const total = entry.milliseconds;
  if (total === undefined) return <Empty text={say(w.waits)} />;
  const { waiting = 0, receiving = 0 } = detail.timing ?? {};
  const rows: [string, number, number][] = [
    [say(w.bridging), 0, Math.max(0, total - waiting - receiving)],
    [say(w.waiting), Math.max(0, total - waiting - receiving), waiting],
    [say(w.receiving), total - receiving, receiving],
    [say(w.total), 0, total],
  ];
  return (
    <table className="network-timing">
      <tbody>
        <tr>
          <th>{say(w.started)}</th>
          <td colSpan={2}>{new Date(entry.started).toLocaleString()}</td>
        </tr>
        {rows.map(([name, from, length]) => (
          <tr key={name}>
            <th>{name}</th>
            <td className="network-fall">
              <i
                style={{
                  marginLeft: `${(from / total) * 100}%`,
                  width: `${Math.max(0.5, (length / total) * 100)}%`,
                }}
              />
            </td>
            <td className="number">{timeText(length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

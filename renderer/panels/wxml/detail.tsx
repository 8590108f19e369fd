import { useEffect, useState } from 'react';
import type { TreeDetail } from '../../../contract/debug/tree.ts';
import type { DebugSession } from '../../debug/session.ts';
import { ValueNode } from '../../debug/value-tree.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { AttributesTab } from './attributes.tsx';
import { ComputedTab } from './computed.tsx';
import { SourceButton } from './place-link.tsx';
import { StylesTab } from './styles.tsx';
import { wxmlWords as w } from './words.ts';

interface DetailProps {
  workbench: Workbench;
  session: DebugSession;
  chosen: number | undefined;
  changes: number;
}

const TABS = ['styles', 'computed', 'attributes', 'data'] as const;
type Tab = (typeof TABS)[number];

/** Everything about the chosen element: styles by rule, computed values, attributes, data. */
export function Detail({ workbench, session, chosen, changes }: DetailProps) {
  const say = useSay();
  const [tab, setTab] = useState<Tab>('styles');
  const [edits, setEdits] = useState(0);
  const detail = useDetail(session, chosen, changes + edits);
  if (!detail)
    return (
      <section className="wxml-detail" aria-label={say(w.details)}>
        <Empty text={say(w.choose)} />
      </section>
    );
  const move = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!;
    setTab(next);
    document.getElementById(`wxml-tab-${next}`)?.focus();
  };
  const part = { session, detail, onEdited: () => setEdits((count) => count + 1), workbench };
  return (
    <section className="wxml-detail" aria-label={say(w.details)}>
      <div className="wxml-tabs">
        <div role="tablist" onKeyDown={move}>
          {TABS.map((one) => (
            <button
              key={one}
              id={`wxml-tab-${one}`}
              type="button"
              role="tab"
              aria-selected={tab === one}
              tabIndex={tab === one ? 0 : -1}
              onClick={() => setTab(one)}
            >
              {say(w[one])}
            </button>
          ))}
        </div>
        <SourceButton workbench={workbench} place={detail.place} />
      </div>
      <div className="wxml-tab" role="tabpanel" aria-labelledby={`wxml-tab-${tab}`} tabIndex={0}>
        {tab === 'styles' ? <StylesTab {...part} /> : null}
        {tab === 'computed' ? <ComputedTab computed={detail.computed} /> : null}
        {tab === 'attributes' ? <AttributesTab {...part} /> : null}
        {tab === 'data' ? <DataTab session={session} detail={detail} /> : null}
      </div>
    </section>
  );
}

/** The last answer stays while the next one comes: nothing flickers. */
function useDetail(
  session: DebugSession,
  chosen: number | undefined,
  changes: number,
): TreeDetail | undefined {
  const [found, setFound] = useState<{ id: number; detail: TreeDetail }>();
  useEffect(() => {
    if (chosen === undefined) return;
    let isCurrent = true;
    session.call('tree.detail', { id: chosen }).then(
      (detail) => isCurrent && setFound(detail ? { id: chosen, detail } : undefined),
      () => {
        // A program that has ended has no details to give.
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [session, chosen, changes]);
  return found && found.id === chosen ? found.detail : undefined;
}

function DataTab({ session, detail }: { session: DebugSession; detail: TreeDetail }) {
  const say = useSay();
  const { data, dataset, path } = detail;
  if (!data && !dataset) return <Empty text={say(w.noData)} />;
  return (
    <div className="wxml-values">
      {path ? (
        <p>
          <span className="value-member-name">{say(w.definition)}</span>: {String(path)}
        </p>
      ) : null}
      {data ? (
        <div>
          <span className="value-member-name">data</span>:{' '}
          <ValueNode session={session} value={data} isMember isOpen />
        </div>
      ) : null}
      {dataset ? (
        <div>
          <span className="value-member-name">dataset</span>:{' '}
          <ValueNode session={session} value={dataset} isMember isOpen />
        </div>
      ) : null}
    </div>
  );
}

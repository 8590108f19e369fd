import './wxml.css';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { NotRunning } from '../../debug/not-running.tsx';
import type { DebugSession } from '../../debug/session.ts';
import { TargetChoice } from '../../debug/target-choice.tsx';
import { useSession, useShownSession } from '../../debug/use-session.ts';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { Detail } from './detail.tsx';
import { wantPicker } from './picker-wish.ts';
import { createTreeModel, type TreeModel } from './tree-model.ts';
import { TreeView } from './tree-view.tsx';
import { wxmlWords as w } from './words.ts';

/** The component tree of the running pages, as the source reads; what is chosen is shown beside it and in the program. */
export default function WxmlView({ workbench, panel }: PanelProps) {
  const session = useSession(workbench);
  const shown = useShownSession(workbench, panel);
  const [model, setModel] = useState<TreeModel>();
  useEffect(() => {
    if (!shown) return;
    const made = createTreeModel(shown);
    setModel(made);
    return () => {
      made.dispose();
      setModel(undefined);
    };
  }, [shown]);
  if (!session) return <NotRunning workbench={workbench} />;
  return model && shown ? <Tree workbench={workbench} session={shown} model={model} /> : null;
}

function Tree(props: { workbench: Workbench; session: DebugSession; model: TreeModel }) {
  const say = useSay();
  const { workbench, session, model } = props;
  const { rows, chosen, isPicking, isLoaded, changes } = useStore(model.store);
  usePickerWish(workbench, model);
  return (
    <div
      className="wxml"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isPicking) model.pick(false);
      }}
    >
      <div className="panel-bar" role="toolbar" aria-label={say(w.title)}>
        <IconButton
          icon="inspect"
          name={say(w.pick)}
          keys={workbench.keysOf('wxml.pick')}
          pressed={isPicking}
          onPress={() => model.pick(!isPicking)}
        />
        <IconButton icon="refresh" name={say(w.refresh)} onPress={() => model.refresh()} />
        {isPicking ? (
          <span className="wxml-hint" role="status">
            {say(w.picking)}
          </span>
        ) : null}
        <span className="space" />
        <TargetChoice workbench={workbench} />
      </div>
      <div className="wxml-split">
        <div className="wxml-tree" onMouseLeave={() => highlight(session, null)}>
          {rows.length > 0 ? (
            <TreeView workbench={workbench} session={session} model={model} rows={rows} chosen={chosen} />
          ) : isLoaded ? (
            <Empty text={say(w.none)} />
          ) : null}
        </div>
        <Detail workbench={workbench} session={session} chosen={chosen} changes={changes} />
      </div>
    </div>
  );
}

export function highlight(session: DebugSession, id: number | null): void {
  session.call('tree.highlight', { id }).catch(() => {
    // A program that has ended shows no mark either.
  });
}

/** A wish from before this view was there counts too, but only once. */
function usePickerWish(workbench: Workbench, model: TreeModel): void {
  const wish = wantPicker(workbench);
  const count = useStore(wish);
  const done = useRef(0);
  useEffect(() => {
    if (count === done.current) return;
    done.current = count;
    model.pick(true);
    wish.setState(0, true);
    done.current = 0;
  }, [count, model, wish]);
}

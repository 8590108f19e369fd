import './appdata.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DataInstance } from '../../../contract/debug/data.ts';
import { NotRunning } from '../../debug/not-running.tsx';
import type { DebugSession } from '../../debug/session.ts';
import { TargetChoice } from '../../debug/target-choice.tsx';
import { useAsked, useSession, useShownSession } from '../../debug/use-session.ts';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { baseName } from '../../shell/file-icon.ts';
import { DataView } from './data-view.tsx';
import { canUndo, editsOf, undo } from './edits.ts';
import { appDataWords as w } from './words.ts';

const ask = (session: DebugSession) => session.call('data.list', {});

/** The data of every page and component, live; what is written here is written as setData does. */
export default function AppDataView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const session = useSession(workbench);
  const shown = useShownSession(workbench, panel);
  const listed = useAsked(shown, 'data.changed', ask);
  const instances = listed?.instances ?? [];
  // Nothing chosen: the page that is on top, whichever that is.
  const [chosen, setChosen] = useState<number>();
  useEffect(() => setChosen(undefined), [session]);
  useStore(editsOf(workbench));
  if (!session) return <NotRunning workbench={workbench} />;
  const instance = instances.find(({ id }) => id === chosen) ?? instances[0];
  const choose = ({ id, kind, isShown }: DataInstance) =>
    setChosen(kind === 'page' && isShown ? undefined : id);
  const undoKeys = workbench.keysOf('appdata.undo');
  return (
    <div
      className="appdata"
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
        if (event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        event.stopPropagation();
        void undo(workbench);
      }}
    >
      <div className="panel-bar" role="toolbar" aria-label={say(w.title)}>
        <IconButton
          icon="discard"
          name={say(w.undo)}
          keys={undoKeys}
          refused={canUndo(workbench) ? undefined : say(w.nothingToUndo)}
          onPress={() => void undo(workbench)}
        />
        <span className="space" />
        {listed?.isCut ? <span className="appdata-note">{say(w.isCut)}</span> : null}
        <TargetChoice workbench={workbench} />
      </div>
      {instance && shown ? (
        <div className="appdata-split">
          <Instances instances={instances} chosen={instance} onChoose={choose} />
          <DataView key={instance.id} workbench={workbench} session={shown} instance={instance} />
        </div>
      ) : listed ? (
        <Empty text={say(w.none)} />
      ) : null}
    </div>
  );
}

interface InstancesProps {
  instances: readonly DataInstance[];
  chosen: DataInstance;
  onChoose: (instance: DataInstance) => void;
}

function Instances({ instances, chosen, onChoose }: InstancesProps) {
  const say = useSay();
  return (
    <div className="appdata-instances">
      <List
        id="appdata-instances"
        label={say(w.instances)}
        items={instances}
        focused={instances.indexOf(chosen)}
        keyOf={({ id }) => String(id)}
        onFocus={(index) => {
          const instance = instances[index];
          if (instance) onChoose(instance);
        }}
        onOpen={() => document.querySelector<HTMLElement>('.appdata-data .list')?.focus()}
        row={({ kind, path, depth, isShown }) => (
          <>
            <span style={{ width: depth * 12 }} />
            <Icon name={kind === 'page' ? 'file' : 'symbol-misc'} />
            <span className={`appdata-path${isShown ? '' : ' quiet'}`} title={path}>
              {kind === 'page' ? path : baseName(path)}
            </span>
          </>
        )}
      />
    </div>
  );
}

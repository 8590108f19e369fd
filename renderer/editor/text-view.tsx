import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { useSay, type Say } from '../kit/text.ts';
import type { PanelHandle } from '../shell/dock.ts';
import { codeOf, reasonOf } from '../shell/reason.ts';
import type { Workbench } from '../shell/workbench.ts';
import { pickEncoding } from './document-commands.ts';
import type { DocumentState, TextDocument } from './document.ts';
import type { Documents } from './documents.ts';
import { editorRoom, type EditorRoom } from './editor-room.ts';
import { PartsView } from './parts-view.tsx';
import { editorWords as w } from './words.ts';

interface Props {
  workbench: Workbench;
  panel: PanelHandle;
  path: string;
}

type Opened = { room: EditorRoom; document: TextDocument } | { error: unknown } | undefined;

/** One text file in one tab: opens the document, says why it cannot, and otherwise gives an editor a place. */
export function TextView({ workbench, panel, path }: Props) {
  const [opened, setOpened] = useState<Opened>();
  const [encoding, setEncoding] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isHere = true;
    const open = async () => {
      const room = await editorRoom(workbench);
      return { room, document: await room.documents.load(path, encoding) };
    };
    open().then(
      (done) => isHere && setOpened(done),
      (error: unknown) => isHere && setOpened({ error }),
    );
    return () => void (isHere = false);
  }, [workbench, path, encoding, attempt]);
  if (!opened) return <div className="editor-wait" />;
  if ('error' in opened) {
    const asText = async () =>
      setEncoding((await pickEncoding(workbench, w.openAnyway))?.split(' ')[0] ?? encoding);
    return (
      <Refused
        workbench={workbench}
        path={path}
        error={opened.error}
        asText={() => void asText()}
        again={() => setAttempt(attempt + 1)}
      />
    );
  }
  return <Editing workbench={workbench} panel={panel} {...opened} />;
}

function Refused(props: {
  workbench: Workbench;
  path: string;
  error: unknown;
  asText: () => void;
  again: () => void;
}) {
  const say = useSay();
  const code = codeOf(props.error);
  if (code === 'FILE_TOO_LARGE') return <PartsView workbench={props.workbench} path={props.path} />;
  const isBinary = code === 'FILE_BINARY';
  return (
    <Empty text={isBinary ? say(w.binary) : reasonOf(props.error)}>
      {isBinary ? (
        <Button onPress={props.asText}>{say(w.openAnyway)}</Button>
      ) : (
        <Button onPress={props.again}>{say(w.tryAgain)}</Button>
      )}
    </Empty>
  );
}

function Editing({
  workbench,
  panel,
  room,
  document,
}: { workbench: Workbench; panel: PanelHandle } & { room: EditorRoom; document: TextDocument }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const visible = useStore(panel.visible);
  const state = useStore(room.documents.states, (all) => all[document.path]);
  useLayoutEffect(() => {
    if (!visible || !box.current || document.model.isDisposed()) return;
    room.pool.sit(panel.id, document, box.current);
    return () => room.pool.leave(panel.id);
  }, [visible, room, document, panel.id]);
  const wanted = useStore(panel.focus);
  useEffect(() => {
    if (wanted > 0 && visible) room.pool.focus(panel.id);
  }, [wanted, visible, room, panel.id]);
  useEffect(() => {
    if (!state) return;
    panel.setTab({ dirty: state.dirty, ...(state.dirty ? { preview: false } : {}), ...noteOf(state, say) });
  }, [state, panel, say]);
  return (
    <div className="editing">
      {state ? (
        <Banner
          workbench={workbench}
          documents={room.documents}
          path={document.path}
          state={state}
          panel={panel}
        />
      ) : null}
      <div className="text-box" ref={box} data-autofocus-editor />
    </div>
  );
}

function noteOf(state: DocumentState, say: Say) {
  if (state.trouble === 'deleted') return { note: say(w.deletedNote), tone: 'error' as const };
  if (state.trouble) return { note: say(w.changedNote), tone: 'warn' as const };
  return state.readOnly
    ? { note: say(w.readOnlyNote), tone: undefined }
    : { note: undefined, tone: undefined };
}

interface BannerProps {
  workbench: Workbench;
  documents: Documents;
  path: string;
  state: DocumentState;
  panel: PanelHandle;
}

/** Where the document and the disk disagree: what happened, and every way out of it. */
function Banner({ workbench, documents, path, state, panel }: BannerProps) {
  const say = useSay();
  const attempt = (what: () => Promise<unknown>) => void workbench.attempt(what);
  if (state.trouble === 'changed') {
    return (
      <div className="banner warn" role="alert">
        <p>{say(w.changedOnDisk)}</p>
        <Button primary onPress={() => void workbench.editors.openDiff(path)}>
          {say(w.compareShort)}
        </Button>
        <Button onPress={() => attempt(() => documents.revert(path))}>{say(w.useDisk)}</Button>
        <Button danger onPress={() => attempt(() => documents.save(path, { overwrite: true }))}>
          {say(w.overwrite)}
        </Button>
      </div>
    );
  }
  if (state.trouble === 'deleted') {
    return (
      <div className="banner warn" role="alert">
        <p>{say(w.deletedOnDisk)}</p>
        <Button primary onPress={() => attempt(() => documents.save(path))}>
          {say(w.saveAgain)}
        </Button>
        <Button onPress={panel.close}>{say(w.closeIt)}</Button>
      </div>
    );
  }
  if (state.trouble === 'replaced') return <p className="banner warn">{say(w.becameFolder)}</p>;
  if (state.readOnly && state.dirty) return <p className="banner warn">{say(w.readOnly)}</p>;
  return state.isLarge ? <p className="banner">{say(w.largeFile)}</p> : null;
}

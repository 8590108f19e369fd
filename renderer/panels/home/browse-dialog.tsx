import { useCallback, useEffect, useState } from 'react';
import { Button, IconButton } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { recogniseProject, type Recognised } from './recognise.ts';
import { homeWords as w } from './words.ts';

type Browsed = Awaited<ReturnType<Workbench['host']['client']['projects']['browse']>>;

/** A folder dialog of our own, for the browser host has none. Typing a path works as well as walking. */
export function useBrowser(workbench: Workbench) {
  const [browsed, setBrowsed] = useState<Browsed>();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const go = useCallback(
    (folder?: string) =>
      workbench.host.client.projects.browse(folder ? { folder } : {}).then(
        (found) => {
          setBrowsed(found);
          setTyped(found.folder);
          setProblem(undefined);
        },
        (error: unknown) => setProblem(reasonOf(error)),
      ),
    [workbench],
  );
  useEffect(() => void go(), [go]);
  return { browsed, typed, setTyped, problem, go };
}

export function BrowseDialog({ workbench, onClose }: { workbench: Workbench; onClose: () => void }) {
  const say = useSay();
  const browser = useBrowser(workbench);
  const recognised = useRecognised(workbench, browser.browsed?.folder);
  const open = async () => {
    const { browsed, typed } = browser;
    if (await workbench.projects.open(typed || browsed?.folder || '')) onClose();
  };
  const foot = (
    <>
      <Button onPress={onClose}>{say(w.cancel)}</Button>
      <Button primary onPress={() => void open()}>
        {say(w.choose)}
      </Button>
    </>
  );
  return (
    <Dialog title={say(w.openFolder)} onClose={onClose} foot={foot} wide>
      <FolderBrowser {...browser} onEnter={() => void open()} />
      {recognised ? <RecognisedLine recognised={recognised} /> : null}
    </Dialog>
  );
}

function RecognisedLine({ recognised }: { recognised: Recognised }) {
  const say = useSay();
  const { root, pages, packages } = recognised;
  return (
    <p className="recognised">
      <Icon name="pass" tone="ok" />
      {say(w.recognisedText, { root: root || say(w.rootHere), pages, packages })}
    </p>
  );
}

function useRecognised(workbench: Workbench, folder: string | undefined): Recognised | undefined {
  const [found, setFound] = useState<{ folder: string; recognised: Recognised | undefined }>();
  useEffect(() => {
    if (folder === undefined) return;
    let isHere = true;
    recogniseProject(workbench, folder).then(
      (recognised) => isHere && setFound({ folder, recognised }),
      () => {
        // A folder that cannot be looked into says so when it is opened.
      },
    );
    return () => void (isHere = false);
  }, [workbench, folder]);
  return found?.folder === folder ? found?.recognised : undefined;
}

type BrowserProps = ReturnType<typeof useBrowser> & { onEnter: () => void };

export function FolderBrowser({ browsed, typed, setTyped, problem, go, onEnter }: BrowserProps) {
  const say = useSay();
  const [focused, setFocused] = useState(0);
  const folders = browsed?.folders ?? [];
  return (
    <div className="browser">
      <div className="browser-path">
        <IconButton
          icon="arrow-up"
          name={say(w.goUp)}
          onPress={() => browsed?.parent && void go(browsed.parent)}
        />
        <IconButton icon="home" name={say(w.homeFolder)} onPress={() => browsed && void go(browsed.home)} />
        <input
          value={typed}
          aria-label={say(w.pathLabel)}
          spellCheck={false}
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            if (typed === browsed?.folder) onEnter();
            else void go(typed);
          }}
        />
      </div>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="browser-list">
        {folders.length === 0 && browsed ? <Empty text={say(w.noFolders)} /> : null}
        <List
          id="browser"
          label={say(w.chooseFolder)}
          items={folders}
          keyOf={(folder) => folder.folder}
          focused={Math.min(focused, folders.length - 1)}
          onFocus={setFocused}
          onOpen={(folder, _at, how) => (how === 'click' ? setTyped(folder.folder) : void go(folder.folder))}
          row={(folder) => (
            <>
              <Icon
                name={folder.isProject ? 'package' : 'folder'}
                {...(folder.isProject ? { tone: 'wxml' } : {})}
              />
              <span>{folder.name}</span>
              {folder.isProject ? <span className="browser-note">{say(w.isProject)}</span> : null}
            </>
          )}
        />
      </div>
    </div>
  );
}

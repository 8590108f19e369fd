import './publish.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { HostClient } from '../../host.ts';
import { accountOf, chosenProgramKey } from '../../shell/account.ts';
import { Compare } from './compare.tsx';
import { usePreflight } from './preflight.ts';
import { PreflightView } from './preflight-view.tsx';
import { ProgramChoice, type ProgramList } from './program-choice.tsx';
import { SignIn } from './sign-in.tsx';
import { SignedIn } from './signed-in.tsx';
import { UploadForm } from './upload-form.tsx';
import { Versions, type VersionList } from './versions.tsx';
import { publishWords as w } from './words.ts';

/** From the project to a version in the console: account, mini program, upload, and what became of each version. */
export default function PublishView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const account = useStore(accountOf(workbench));
  const project = useStore(workbench.project, (state) => state.open);
  if (!account) return null;
  return (
    <div className="publish">
      <div className="publish-page">
        <h1>{say(w.title)}</h1>
        {account.user ? (
          <SignedIn workbench={workbench} account={account} />
        ) : (
          <SignIn workbench={workbench} address={account.address} />
        )}
        {account.user && project ? (
          <Release
            key={project.id}
            workbench={workbench}
            panel={panel}
            projectId={project.id}
            address={account.address}
          />
        ) : null}
        {account.user && !project ? <p>{say(w.noProject)}</p> : null}
      </div>
    </div>
  );
}

/** What colleagues do in the console is seen here without asking. */
function followChanges(client: HostClient, changed: () => void): () => void {
  const ending = new AbortController();
  const follow = async () => {
    for await (const _ of await client.publish.changes(undefined, { signal: ending.signal })) changed();
  };
  // A lost wire: the panel is shown anew when it is back.
  follow().catch(() => undefined);
  return () => ending.abort();
}

interface ReleaseProps extends PanelProps {
  projectId: string;
  /** The console's. */
  address: string;
}

function Release({ workbench, panel, projectId, address }: ReleaseProps) {
  const say = useSay();
  // The client makes its nouns anew at each look: they are no values to depend on.
  const { client } = workbench.host;
  const [list, setList] = useState<ProgramList>();
  const [chosen, setChosen] = useState<string>();
  const [versions, setVersions] = useState<VersionList>();
  const load = useCallback(async () => {
    const found = await workbench.attempt(() => client.publish.programs({ projectId }));
    setList(found);
    const remembered = await client.state.get({ projectId, key: chosenProgramKey }).catch(() => undefined);
    const wanted = typeof remembered === 'string' ? remembered : found?.appId;
    setChosen((before) => before ?? found?.programs.find(({ id }) => id === wanted)?.id);
  }, [workbench, client, projectId]);
  const turn = useRef(0);
  const loadVersions = useCallback(async () => {
    if (chosen === undefined) return;
    const mine = (turn.current += 1);
    const found = await workbench.attempt(() => client.publish.versions({ programId: chosen }));
    // Answers may overtake one another: an older one would take back what a newer one has shown.
    if (found && mine === turn.current) setVersions(found);
  }, [workbench, client, chosen]);
  useEffect(() => void load(), [load]);
  useEffect(() => void loadVersions(), [loadVersions]);
  useEffect(
    () => followChanges(client, () => void Promise.all([load(), loadVersions()])),
    [client, load, loadVersions],
  );
  if (!list) return null;
  const choose = (programId: string) => {
    setVersions(undefined);
    setChosen(programId);
    void client.state.set({ projectId, key: chosenProgramKey, value: programId }).catch(workbench.report);
  };
  return (
    <>
      <ProgramChoice
        workbench={workbench}
        list={list}
        chosen={chosen}
        choose={choose}
        changed={() => void load()}
      />
      {chosen !== undefined && versions ? (
        <>
          <NewVersion
            key={chosen}
            workbench={workbench}
            panel={panel}
            address={address}
            projectId={projectId}
            programId={chosen}
            versions={versions}
            uploaded={() => void loadVersions()}
          />
          <h2>{say(w.versions)}</h2>
          <Versions
            workbench={workbench}
            list={versions}
            programUrl={`${address}/programs/${chosen}`}
            changed={() => void loadVersions()}
          />
          <Compare
            key={`compare ${chosen}`}
            workbench={workbench}
            programId={chosen}
            versions={versions.items}
          />
        </>
      ) : null}
    </>
  );
}

/** The form of an upload and, below it, what to know before. */
function NewVersion({
  workbench,
  panel,
  address,
  projectId,
  programId,
  versions,
  uploaded,
}: ReleaseProps & { programId: string; versions: VersionList; uploaded: () => void }) {
  const newest = versions.items[0];
  const isShown = useStore(panel.visible);
  const preflight = usePreflight(workbench, { projectId, programId, since: newest?.createdAt ?? 0 }, isShown);
  const stop = preflight.found?.findings.find(({ level }) => level === 'stop');
  return (
    <>
      <UploadForm
        workbench={workbench}
        projectId={projectId}
        programId={programId}
        highest={newest?.number}
        known={versions.items.map(({ number }) => number)}
        commits={preflight.found?.commits ?? []}
        stop={stop?.title}
        uploaded={uploaded}
      />
      <PreflightView workbench={workbench} {...preflight} programUrl={`${address}/programs/${programId}`} />
    </>
  );
}

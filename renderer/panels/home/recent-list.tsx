import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { cutMiddle } from '../../kit/long-name.tsx';
import { RelativeTime } from '../../kit/relative-time.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { homeWords as w } from './words.ts';

type Recent = Awaited<ReturnType<Workbench['host']['client']['projects']['recent']>>[number];

export function RecentList({ workbench, visible }: { workbench: Workbench; visible: boolean }) {
  const say = useSay();
  const open = useStore(workbench.project, (state) => state.open);
  const connection = useStore(workbench.host.connection);
  const [projects, setProjects] = useState<Recent[]>();
  const [query, setQuery] = useState('');
  useEffect(() => {
    // Seen again: branches, uploads and pictures may be others by now.
    if (visible) workbench.host.client.projects.recent().then(setProjects, workbench.report);
  }, [workbench, open, connection, visible]);
  const forget = async (project: Recent) => {
    await workbench.host.client.projects.forget({ id: project.id });
    setProjects(await workbench.host.client.projects.recent());
    workbench.notices.show({ tone: 'ok', text: w.removed, values: { name: project.name } });
  };
  const shown = (projects ?? []).filter((project) => isMatch(project, query));
  return (
    <>
      <div className="home-head">
        <h1>{say(w.recent)}</h1>
        {projects && projects.length > 4 ? (
          <input
            type="search"
            placeholder={say(w.searchRecent)}
            aria-label={say(w.searchRecent)}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {projects?.length === 0 ? <Empty text={say(w.noRecent)} /> : null}
      {projects?.length && !shown.length ? <Empty text={say(w.noMatch, { query })} /> : null}
      <ul className="recent-rows">
        {shown.map((project) => (
          <RecentRow
            key={project.id}
            workbench={workbench}
            project={project}
            isOpen={project.id === open?.id}
            onOpen={() => void workbench.projects.open(project.folder)}
            onForget={() => void workbench.attempt(() => forget(project))}
          />
        ))}
      </ul>
    </>
  );
}

/** How its first page looked when it last ran; before that its first letter. */
function Tile({ workbench, project }: { workbench: Workbench; project: Recent }) {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    let isHere = true;
    workbench.host.client.state
      .get({ projectId: project.id, key: 'picture' })
      .then(
        (value) =>
          isHere && typeof value === 'string' && value.startsWith('data:image/png;') && setPicture(value),
        workbench.report,
      );
    return () => void (isHere = false);
  }, [workbench, project]);
  return picture ? (
    <img className="recent-picture" src={picture} alt="" />
  ) : (
    <span className="recent-tile" aria-hidden="true">
      {[...project.name][0]?.toUpperCase()}
    </span>
  );
}

/** What tells two copies of a project apart: the branch, and what was sent last. */
function Facts({ project: { branch, uploaded } }: { project: Recent }) {
  const say = useSay();
  if (branch === undefined && !uploaded) return null;
  return (
    <span className="recent-facts">
      {branch === undefined ? null : (
        <span>
          <Icon name="git-branch" /> {cutMiddle(branch, 32)}
        </span>
      )}
      {uploaded ? (
        <span>
          <Icon name="cloud-upload" /> {say(w.uploaded, { version: uploaded.version })}{' '}
          <RelativeTime at={uploaded.time} />
        </span>
      ) : null}
    </span>
  );
}

function isMatch({ name, folder, appId, branch = '' }: Recent, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${name} ${folder} ${appId} ${branch}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function RecentRow(props: {
  workbench: Workbench;
  project: Recent;
  isOpen: boolean;
  onOpen: () => void;
  onForget: () => void;
}) {
  const say = useSay();
  const { project } = props;
  return (
    <li className={project.isMissing ? 'recent missing' : 'recent'}>
      <button type="button" className="recent-open" onClick={props.onOpen} title={project.folder}>
        <Tile workbench={props.workbench} project={project} />
        <span className="recent-text">
          <b>{cutMiddle(project.name, 40)}</b>
          <span>{cutMiddle(project.folder, 56)}</span>
          <Facts project={project} />
        </span>
        <span className="recent-side">
          {project.isMissing ? (
            <span className="tone-warn">
              <Icon name="warning" /> {say(w.missing)}
            </span>
          ) : (
            <RelativeTime at={project.opened} />
          )}
          <span>{!project.appId || project.appId === 'touristappid' ? say(w.noAppId) : project.appId}</span>
        </span>
      </button>
      <IconButton icon="close" name={`${say(w.remove)}: ${project.name}`} onPress={props.onForget} />
    </li>
  );
}

import './git.css';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { baseName, fileIcon, folderName } from '../../shell/file-icon.ts';
import type { GitMark } from '../../shell/git.ts';
import { compareWithHead } from './compare.ts';
import { refreshGit } from './follow-git.ts';
import { gitWords as w } from './words.ts';

type Row = { heading: 'staged' | 'changes'; count: number } | { path: string; mark: GitMark };

/** What changed since the last commit; each file opens beside what it was. */
export default function GitView({ workbench }: PanelProps) {
  const say = useSay();
  const { branch, files } = useStore(workbench.git.store);
  const [focused, setFocused] = useState(0);
  const rows = useMemo(() => {
    const group = (heading: 'staged' | 'changes', isStaged: boolean): Row[] => {
      const own = files.filter((file) => file.isStaged === isStaged);
      return own.length ? [{ heading, count: own.length }, ...own] : [];
    };
    return [...group('staged', true), ...group('changes', false)];
  }, [files]);
  return (
    <>
      <div className="panel-head">
        <h2>{say(w.title)}</h2>
        <IconButton icon="refresh" name={say(w.refresh)} onPress={() => void refreshGit(workbench)} />
      </div>
      {branch === undefined || rows.length === 0 ? (
        <Empty text={say(branch === undefined ? w.noRepository : w.none)} />
      ) : (
        <List
          id="git"
          label={say(w.title)}
          items={rows}
          focused={Math.min(focused, rows.length - 1)}
          keyOf={(row) => ('path' in row ? row.path : row.heading)}
          onFocus={setFocused}
          onOpen={(row) =>
            'path' in row && void workbench.attempt(() => compareWithHead(workbench, row.path))
          }
          row={(row) =>
            'path' in row ? (
              <ChangeRow {...row} title={say(w[row.mark])} />
            ) : (
              <>
                <b className="git-heading">{say(w[row.heading])}</b>
                <span className="count">{row.count}</span>
              </>
            )
          }
        />
      )}
    </>
  );
}

function ChangeRow({ path, mark, title }: { path: string; mark: GitMark; title: string }) {
  const { icon, tone } = fileIcon(path);
  return (
    <>
      <Icon name={icon} {...(tone ? { tone } : {})} />
      <span className={mark === 'D' ? 'git-gone' : ''}>{baseName(path)}</span>
      <span className="git-folder" title={path}>
        {folderName(path)}
      </span>
      <span className={`git-mark git-${mark.toLowerCase()}`} title={title} aria-label={title}>
        {mark}
      </span>
    </>
  );
}

import './git.css';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Menu, type MenuAt, type MenuItem } from '../../kit/menu.tsx';
import { useSay, type Say } from '../../kit/text.ts';
import { readableKeys } from '../../shell/key-map.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { commit, draftOf } from './actions.ts';
import { ChangeList } from './change-list.tsx';
import { refreshGit } from './follow-git.ts';
import { gitWords as w } from './words.ts';

/** What changed since the last commit: compared, staged, committed. */
export default function GitView({ workbench }: PanelProps) {
  const say = useSay();
  const { branch, files } = useStore(workbench.git.store);
  const [menu, setMenu] = useState<MenuAt>();
  const openMenu = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    setMenu({ x: left, y: bottom + 4, items: menuItems(workbench, say) });
  };
  const isEmpty = files.length === 0;
  return (
    <>
      <div className="panel-head">
        <h2>{say(w.title)}</h2>
        <IconButton icon="refresh" name={say(w.refresh)} onPress={() => void refreshGit(workbench)} />
        <IconButton icon="ellipsis" name={say(w.more)} hasMenu onPress={openMenu} />
      </div>
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
      {branch === undefined ? (
        <Empty text={say(w.noRepository)}>
          <Button onPress={() => void workbench.commands.run('git.init')}>{say(w.createRepository)}</Button>
        </Empty>
      ) : (
        <>
          <CommitBox workbench={workbench} />
          {isEmpty ? <Empty text={say(w.none)} /> : <ChangeList workbench={workbench} />}
        </>
      )}
    </>
  );
}

function CommitBox({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const draft = draftOf(workbench);
  const message = useStore(draft);
  const { files } = useStore(workbench.git.store);
  const [isBusy, setBusy] = useState(false);
  const hasStaged = useMemo(() => files.some(({ isStaged }) => isStaged), [files]);
  const refused = files.length ? (message.trim() ? undefined : say(w.noMessage)) : say(w.none);
  const run = () => {
    if (refused || isBusy) return;
    setBusy(true);
    void commit(workbench).finally(() => setBusy(false));
  };
  return (
    <div className="git-commit">
      <textarea
        rows={Math.min(8, Math.max(2, message.split('\n').length))}
        value={message}
        aria-label={say(w.messageLabel)}
        placeholder={say(w.message, { keys: readableKeys('Mod+Enter') ?? '' })}
        onChange={(event) => draft.setState(event.currentTarget.value, true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          run();
        }}
      />
      <Button primary icon="check" refused={refused} busy={isBusy} onPress={run}>
        {say(hasStaged ? w.commit : w.commitAll)}
      </Button>
    </div>
  );
}

const groups = [
  ['git.commit'],
  ['git.stageAll', 'git.unstageAll', 'git.discardAll'],
  ['git.switchBranch', 'git.newBranch'],
  ['git.init'],
];

function menuItems(workbench: Workbench, say: Say): MenuItem[] {
  return groups.flatMap((group, index) => [
    ...(index ? [{ separator: true } as const] : []),
    ...group.flatMap((id) => {
      const command = workbench.registry.command(id);
      if (!command) return [];
      const refusal = command.refuse?.(workbench);
      return [
        {
          id,
          title: say(command.title),
          ...(command.icon ? { icon: command.icon } : {}),
          refused: refusal ? say(refusal) : undefined,
          run: () => void workbench.commands.run(id),
        },
      ];
    }),
  ]);
}

import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { useSay } from '../kit/text.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

export function StatusBar({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const items = workbench.registry.bars.filter((item) => item.bar === 'status');
  const left = items.filter((item) => item.side === 'left');
  const right = items.filter((item) => item.side === 'right');
  return (
    <footer className="status-bar" data-part="status" aria-label={say(shellWords.statusBar)}>
      {left.map((item) => (
        <item.view key={item.id} workbench={workbench} />
      ))}
      <div className="status-gap" />
      {right.map((item) => (
        <item.view key={item.id} workbench={workbench} />
      ))}
      <NoticeBell workbench={workbench} />
    </footer>
  );
}

function NoticeBell({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const count = useStore(workbench.notices.store, ({ notices }) => notices.length);
  const name = say(shellWords.notifications);
  return (
    <button
      type="button"
      className="status-item"
      aria-label={count ? `${name}: ${count}` : name}
      title={name}
      onClick={() => workbench.noticeList.setState((open) => !open, true)}
    >
      <Icon name={count ? 'bell-dot' : 'bell'} />
    </button>
  );
}

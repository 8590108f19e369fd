import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { useSay } from '../kit/text.ts';
import type { PanelDeclaration } from './declaration.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

/** One icon for each side panel; settings and home at its foot. */
export function ActivityBar({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { registry } = workbench;
  const isOpen = useStore(workbench.project, (state) => state.open !== undefined);
  const side = isOpen ? registry.inPlace('side') : [];
  const foot = ['home', 'settings'].flatMap((id) => registry.panel(id) ?? []);
  return (
    <nav
      className="activity-bar"
      data-part="activity"
      aria-label={say(shellWords.activityBar)}
      onKeyDown={moveFocus}
    >
      {side.map((panel) => (
        <ActivityButton key={panel.id} workbench={workbench} panel={panel} />
      ))}
      <div className="activity-gap" />
      {foot.map((panel) => (
        <ActivityButton key={panel.id} workbench={workbench} panel={panel} />
      ))}
    </nav>
  );
}

function ActivityButton({ workbench, panel }: { workbench: Workbench; panel: PanelDeclaration }) {
  const say = useSay();
  const { dock } = workbench;
  const shown = useStore(
    dock.store,
    ({ active, visible }) =>
      (panel.place === 'side' && visible.side && active.side === panel.id) ||
      (panel.place === 'centre' && active.centre === panel.id),
  );
  useStore(workbench.activity);
  const badge = panel.badge?.(workbench);
  const keys = workbench.keysOf(`${panel.id}.show`);
  const name = badge ? `${say(panel.title)}, ${say(badge.label, { n: badge.count })}` : say(panel.title);
  return (
    <button
      type="button"
      className={shown ? 'activity shown' : 'activity'}
      aria-label={name}
      aria-pressed={shown}
      title={keys ? `${name} (${keys})` : name}
      onClick={() => void dock.toggle(panel.id)}
    >
      <Icon name={panel.icon} />
      {badge ? <span className="badge">{badge.count > 99 ? '99+' : badge.count}</span> : null}
    </button>
  );
}

function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  event.preventDefault();
  buttons[(here + by + buttons.length) % buttons.length]?.focus();
}

import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { Menu, type MenuAt, type MenuItem } from '../kit/menu.tsx';
import { say as sayNow, useSay, type Say } from '../kit/text.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

/** One tab: icon, title (italic while it is a preview), note, dirty dot or close button. */
export function TabView({ workbench, id }: { workbench: Workbench; id: string }) {
  const say = useSay();
  const tab = useStore(workbench.dock.store, (state) => state.tabs[id]) ?? {};
  const [menu, setMenu] = useState<MenuAt>();
  const declaration = workbench.dock.handles.get(id)?.declaration;
  const box = useRef<HTMLDivElement>(null);
  const isTool = declaration?.place !== 'centre';
  useEffect(() => {
    // The library's own element around this one has the focus.
    const focusable = box.current?.closest<HTMLElement>('.dv-tab');
    const onKey = (event: KeyboardEvent) => {
      const isMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
      if (event.target !== focusable || !(isMenu || (event.key === 'Delete' && !isTool))) return;
      event.preventDefault();
      if (!isMenu) void workbench.dock.close(id);
      const { left = 0, bottom = 0 } = focusable?.getBoundingClientRect() ?? {};
      if (isMenu) setMenu({ x: left, y: bottom, items: tabMenu(workbench, id, isTool, sayNow) });
    };
    focusable?.addEventListener('keydown', onKey);
    return () => focusable?.removeEventListener('keydown', onKey);
  }, [workbench, id, isTool]);
  const title = tab.title ?? (declaration ? say(declaration.title) : '');
  useEffect(() => {
    workbench.dock.nameTab(id, title);
    // The library scrolled to the active tab before it had its width.
    box.current?.closest('.dv-active-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [workbench, id, title]);
  if (!declaration) return null;
  const classes = [
    'tab',
    tab.preview ? 'preview' : '',
    tab.dirty ? 'dirty' : '',
    tab.tone ?? '',
    isTool ? 'tool' : '',
  ];
  return (
    <div
      ref={box}
      className={classes.filter(Boolean).join(' ')}
      title={tab.tooltip ?? title}
      onAuxClick={(event) => event.button === 1 && !isTool && void workbench.dock.close(id)}
      onDoubleClick={() => workbench.dock.setTab(id, { preview: false })}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenu({ x: event.clientX, y: event.clientY, items: tabMenu(workbench, id, isTool, say) });
      }}
    >
      {isTool ? null : <Icon name={tab.icon ?? declaration.icon} />}
      <span className="tab-title">{title}</span>
      {tab.note ? <span className="tab-note">{tab.note}</span> : null}
      {isTool ? null : (
        // For the mouse only: a tab holds no other control. From the keyboard it is the command's keys.
        <span
          className="tab-close"
          aria-hidden="true"
          title={`${say(shellWords.closeTab)} (${workbench.keysOf('tabs.close') ?? ''})`}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            void workbench.dock.close(id);
          }}
        >
          <Icon name={tab.dirty ? 'circle-filled' : 'close'} />
        </span>
      )}
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </div>
  );
}

function tabMenu(workbench: Workbench, id: string, isTool: boolean, say: Say): MenuItem[] {
  const { dock } = workbench;
  const move: MenuItem[] = [
    { id: 'left', title: say(shellWords.moveLeft), run: () => void dock.move(id, 'side') },
    { id: 'right', title: say(shellWords.moveRight), run: () => void dock.move(id, 'right') },
    { id: 'bottom', title: say(shellWords.moveBottom), run: () => void dock.move(id, 'bottom') },
    { id: 'centre', title: say(shellWords.moveCentre), run: () => void dock.move(id, 'centre') },
  ];
  if (isTool) return move;
  const ids = dock.centreIds();
  const after = ids.slice(ids.indexOf(id) + 1);
  return [
    {
      id: 'close',
      title: say(shellWords.closeTab),
      keys: workbench.keysOf('tabs.close'),
      run: () => void dock.close(id),
    },
    {
      id: 'others',
      title: say(shellWords.closeOthers),
      run: () => void dock.closeMany(ids.filter((other) => other !== id)),
    },
    { id: 'after', title: say(shellWords.closeRight), run: () => void dock.closeMany(after) },
    { id: 'all', title: say(shellWords.closeAll), run: () => void dock.closeMany(ids) },
  ];
}

import '@vscode/codicons/dist/codicon.css';
import '../tokens.css';
import '../kit/kit.css';
import './frame.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { late, useLate } from '../kit/late.ts';
import { useLanguage, useSay } from '../kit/text.ts';
import { ActivityBar } from './activity-bar.tsx';
import { createKeyFollower, isMac } from './key-map.ts';
import { NoticesView } from './notices-view.tsx';
import { PaletteView } from './palette-view.tsx';
import { QuestionsView } from './questions-view.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

// The layout library is a third of the first script: the frame paints without it.
const dockView = late(() => import('./dock-view.tsx'));

export function Frame({ workbench }: { workbench: Workbench }) {
  const language = useLanguage();
  const DockView = useLate(dockView);
  const zoom = useStore(workbench.settings.store, ({ values }) => Number(values['workbench.zoom']) || 1);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => {
    document.documentElement.style.setProperty('zoom', zoom === 1 ? '' : String(zoom));
  }, [zoom]);
  useEffect(() => followKeys(workbench), [workbench]);
  return (
    <div className="frame">
      <TitleBar workbench={workbench} />
      <ActivityBar workbench={workbench} />
      <main className="work">
        <ConnectionBanner workbench={workbench} />
        {DockView ? <DockView workbench={workbench} /> : <div className="dock" />}
      </main>
      <StatusBar workbench={workbench} />
      <NoticesView workbench={workbench} />
      <PaletteView workbench={workbench} />
      <QuestionsView workbench={workbench} />
    </div>
  );
}

function ConnectionBanner({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const state = useStore(workbench.host.connection);
  if (state !== 'lost') return null;
  return (
    <div className="banner warn" role="alert">
      {say(shellWords.connectionLost)}
    </div>
  );
}

/** Keys are taken before Monaco and the lists see them; what no command is bound to goes on to them. */
function followKeys(workbench: Workbench): () => void {
  const follow = createKeyFollower(() => workbench.keyMap.getState(), isMac());
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.hasAttribute('data-takes-keys')) return;
    if (belongsToTerminal(event)) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key);
    if (isPlain && isTyping(event.target)) return;
    const found = follow(event);
    if (found === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    if (typeof found === 'object') void workbench.commands.run(found.command);
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}

/** In a terminal the shell has the usual keys (Ctrl+W, Ctrl+P, Ctrl+K); what leads out of it stays ours. */
function belongsToTerminal(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element) || !event.target.closest('[data-terminal]')) return false;
  if (event.metaKey || /^F6$|^Page(Up|Down)$/.test(event.key)) return false;
  return !(event.ctrlKey && (event.shiftKey || event.altKey || event.code === 'Backquote'));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

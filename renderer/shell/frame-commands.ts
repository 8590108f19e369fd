import { languageStore, say } from '../kit/text.ts';
import type { Command } from './declaration.ts';
import { shellWords as w } from './words.ts';
import type { Workbench } from './workbench.ts';

const needsTab = (workbench: Workbench) =>
  workbench.dock.store.getState().active.centre ? undefined : w.emptyEditor;

/** What belongs to the frame itself; everything else is declared by a panel. */
export const frameCommands: Command[] = [
  {
    id: 'palette.commands',
    title: w.commandPalette,
    category: w.view,
    keys: 'Mod+Shift+P',
    menu: 'view',
    icon: 'terminal',
    run: ({ palette }) => palette.open('>'),
  },
  {
    id: 'palette.files',
    title: w.goToFile,
    category: w.go,
    keys: 'Mod+P',
    menu: 'go',
    icon: 'go-to-file',
    run: ({ palette }) => palette.open(''),
  },
  {
    id: 'palette.line',
    title: w.goToLine,
    category: w.go,
    keys: 'Ctrl+G',
    menu: 'go',
    run: ({ palette }) => palette.open(':'),
  },
  {
    id: 'palette.symbols',
    title: w.goToSymbol,
    category: w.go,
    keys: 'Mod+Shift+O',
    menu: 'go',
    run: ({ palette }) => palette.open('@'),
  },
  {
    id: 'layout.side',
    title: w.toggleSide,
    category: w.view,
    keys: 'Mod+Alt+B',
    menu: 'view',
    run: ({ dock }) => dock.togglePart('side'),
  },
  {
    id: 'layout.bottom',
    title: w.toggleBottom,
    category: w.view,
    keys: 'Mod+J',
    menu: 'view',
    run: ({ dock }) => dock.togglePart('bottom'),
  },
  {
    id: 'layout.right',
    title: w.toggleRight,
    category: w.view,
    keys: 'Mod+Alt+R',
    menu: 'view',
    run: ({ dock }) => dock.togglePart('right'),
  },
  {
    id: 'layout.reset',
    title: w.resetLayout,
    category: w.view,
    menu: 'view',
    run: (bench) => bench.resetLayout(),
  },
  {
    id: 'layout.nextPart',
    title: w.focusNextPart,
    category: w.view,
    keys: 'F6',
    run: () => focusPart(1),
  },
  {
    id: 'layout.previousPart',
    title: w.focusPreviousPart,
    category: w.view,
    keys: 'Shift+F6',
    run: () => focusPart(-1),
  },
  {
    id: 'tabs.close',
    title: w.closeTab,
    category: w.view,
    keys: 'Mod+W',
    menu: 'file',
    refuse: needsTab,
    run: closeActive,
  },
  {
    id: 'tabs.closeAll',
    title: w.closeAll,
    category: w.view,
    keys: 'Mod+K Mod+W',
    menu: 'file',
    run: ({ dock }) => dock.closeMany(dock.centreIds()),
  },
  {
    id: 'tabs.next',
    title: w.nextTab,
    category: w.view,
    keys: 'Ctrl+PageDown',
    menu: 'go',
    refuse: needsTab,
    run: (bench) => step(bench, 1),
  },
  {
    id: 'tabs.previous',
    title: w.previousTab,
    category: w.view,
    keys: 'Ctrl+PageUp',
    menu: 'go',
    refuse: needsTab,
    run: (bench) => step(bench, -1),
  },
  {
    id: 'appearance.theme',
    title: w.switchTheme,
    category: w.view,
    keys: 'Mod+K Mod+T',
    menu: 'view',
    run: pickTheme,
  },
  {
    id: 'appearance.language',
    title: w.switchLanguage,
    category: w.view,
    menu: 'view',
    run: ({ settings }) =>
      settings.set('workbench.language', languageStore.getState().language === 'en' ? 'zh' : 'en'),
  },
  {
    id: 'appearance.zoomIn',
    title: w.zoomIn,
    category: w.view,
    keys: 'Mod+=',
    menu: 'view',
    run: (bench) => zoom(bench, 1),
  },
  {
    id: 'appearance.zoomOut',
    title: w.zoomOut,
    category: w.view,
    keys: 'Mod+-',
    menu: 'view',
    run: (bench) => zoom(bench, -1),
  },
  {
    id: 'appearance.zoomReset',
    title: w.zoomReset,
    category: w.view,
    keys: 'Mod+0',
    menu: 'view',
    run: (bench) => zoom(bench, 0),
  },
  {
    id: 'notices.show',
    title: w.notifications,
    category: w.view,
    menu: 'view',
    icon: 'bell',
    run: ({ noticeList }) => noticeList.setState(true, true),
  },
  { id: 'notices.clear', title: w.clearNotices, category: w.view, run: ({ notices }) => notices.clear() },
];

async function closeActive({ dock }: Workbench): Promise<void> {
  const { centre } = dock.store.getState().active;
  if (centre) await dock.close(centre);
}

async function step({ dock }: Workbench, by: number): Promise<void> {
  const ids = dock.centreIds();
  const here = ids.indexOf(dock.store.getState().active.centre ?? '');
  const next = ids[(here + by + ids.length) % ids.length];
  if (!next) return;
  const api = await dock.ready;
  api.getPanel(next)?.api.setActive();
  dock.handles.get(next)?.focus.setState((count) => count + 1, true);
}

const themes = [
  { id: 'auto', title: w.themeSystem },
  { id: 'dark', title: w.themeDark },
  { id: 'light', title: w.themeLight },
  { id: 'high-contrast', title: w.themeContrast },
];

async function pickTheme({ questions, settings, appearance }: Workbench): Promise<void> {
  const before = settings.get('workbench.theme');
  const items = themes.map(({ id, title }) => ({ id, title: say(title), current: id === before }));
  const chosen = await questions.pick({
    placeholder: w.switchTheme,
    items,
    onMove: (id) => appearance.preview(id ?? before),
  });
  if (chosen) await settings.set('workbench.theme', chosen);
}

async function zoom({ settings }: Workbench, by: number): Promise<void> {
  const now = Number(settings.get('workbench.zoom')) || 1;
  const next = by === 0 ? 1 : Math.round((now + by * 0.1) * 10) / 10;
  await settings.set('workbench.zoom', Math.min(2, Math.max(0.5, next)));
}

/** Parts in the order of reading: title bar, activity bar, side, editors, right, bottom, status bar. */
function focusPart(by: number): void {
  const parts = [
    ...document.querySelectorAll<HTMLElement>('[data-part]'),
    ...document.querySelectorAll<HTMLElement>('.panel'),
  ].filter((part) => part.offsetParent !== null && part.offsetWidth > 0);
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const from = here < 0 && by < 0 ? 0 : here;
  // A part may have nothing to focus yet (its view is being loaded): the one after it is next then.
  for (let steps = 1; steps <= parts.length; steps++) {
    const next = parts[(from + by * steps + parts.length * 2) % parts.length];
    const target =
      next?.querySelector<HTMLElement>('[data-autofocus]') ??
      next?.querySelector<HTMLElement>('.list') ??
      next?.querySelector<HTMLElement>('textarea, [tabindex="0"], input, button');
    target?.focus();
    if (target && next?.contains(document.activeElement)) return;
  }
}

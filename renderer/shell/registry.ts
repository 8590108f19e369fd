import type { BarItem, Command, MenuName, PanelDeclaration, Place, Verb } from './declaration.ts';
import { parseKeys } from './keys.ts';
import { frameCommands } from './frame-commands.ts';
import { shellWords } from './words.ts';

export interface Registry {
  panels: PanelDeclaration[];
  commands: Command[];
  bars: BarItem[];
  panel: (id: string) => PanelDeclaration | undefined;
  command: (id: string) => Command | undefined;
  verb: (verb: Verb) => Command | undefined;
  inPlace: (place: Place) => PanelDeclaration[];
  menu: (name: MenuName) => Command[];
}

/** Every panel of renderer/panels/, found by its file. */
export function discoverPanels(): PanelDeclaration[] {
  const found = import.meta.glob<PanelDeclaration>('../panels/*/panel.ts', {
    eager: true,
    import: 'default',
  });
  return Object.values(found);
}

export function createRegistry(declared: PanelDeclaration[]): Registry {
  const panels = [...declared].sort((a, b) => a.order - b.order);
  // What a panel offers stands above the frame's own rows in a menu.
  const commands = [...panels.flatMap(commandsOf), ...frameCommands];
  assertUnique(panels.map((panel) => panel.id));
  assertUnique(commands.map((command) => command.id));
  for (const { id, keys } of commands) {
    if (keys !== undefined && !parseKeys(keys)) throw new Error(`${id} declares keys that are none: ${keys}`);
  }
  const byId = new Map(commands.map((command) => [command.id, command]));
  return {
    panels,
    commands,
    bars: panels.flatMap((panel) => panel.bars ?? []).sort((a, b) => a.order - b.order),
    panel: (id) => panels.find((panel) => panel.id === id),
    command: (id) => byId.get(id),
    verb: (verb) => commands.find((command) => command.verb === verb),
    inPlace: (place) => panels.filter((panel) => panel.place === place),
    menu: (name) => commands.filter((command) => command.menu === name),
  };
}

/** A panel's own commands, and the one that shows it, which nobody has to write. */
function commandsOf(panel: PanelDeclaration): Command[] {
  const own = (panel.commands ?? []).map((command) => ({ category: panel.title, ...command }));
  if (panel.multiple) return own;
  const show: Command = {
    id: `${panel.id}.show`,
    title: {
      en: shellWords.showPanel.en.replace('{panel}', panel.title.en),
      zh: shellWords.showPanel.zh.replace('{panel}', panel.title.zh),
    },
    category: shellWords.view,
    icon: panel.icon,
    menu: 'view',
    ...(panel.keys ? { keys: panel.keys } : {}),
    refuse: (workbench) =>
      panel.withoutProject || workbench.project.getState().open ? undefined : shellWords.needsProject,
    run: (workbench) => workbench.dock.show(panel.id, { focus: true }),
  };
  return [show, ...own];
}

function assertUnique(ids: string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`Declared twice: ${twice}`);
}

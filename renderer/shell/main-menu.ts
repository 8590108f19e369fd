import type { MenuGroup } from '../../contract/shell.ts';
import type { MenuItem } from '../kit/menu.tsx';
import type { Say, Text } from '../kit/text.ts';
import type { MenuName } from './declaration.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

export const menuNames: MenuName[] = ['file', 'edit', 'go', 'run', 'view', 'help'];
export const menuTitles: Record<MenuName, Text> = {
  file: shellWords.file,
  edit: shellWords.edit,
  view: shellWords.view,
  go: shellWords.go,
  run: shellWords.run,
  help: shellWords.help,
};

/** The whole menu, one row for each part, built from the declarations. */
export function mainMenu(workbench: Workbench, say: Say): MenuItem[] {
  return menuNames.flatMap((name) => {
    const entries = menuEntries(workbench, name, say);
    return entries.length ? [{ submenu: say(menuTitles[name]), items: entries }] : [];
  });
}

function menuEntries(workbench: Workbench, name: MenuName, say: Say): MenuItem[] {
  return workbench.registry.menu(name).map((command) => {
    const refusal = command.refuse?.(workbench);
    return {
      id: command.id,
      title: say(command.title),
      keys: workbench.keysOf(command.id),
      refused: refusal ? say(refusal) : undefined,
      ...(command.icon ? { icon: command.icon } : {}),
      run: () => void workbench.commands.run(command.id),
    };
  });
}

/** The same as plain data, for a shell that draws a native menu. */
export function nativeMenu(workbench: Workbench, say: Say): MenuGroup[] {
  return menuNames.map((id) => ({
    id,
    title: say(menuTitles[id]),
    items: workbench.registry.menu(id).map((command) => {
      const keys = workbench.boundKeys(command.id);
      const enabled = command.refuse?.(workbench) === undefined;
      return { command: command.id, title: say(command.title), enabled, ...(keys ? { keys } : {}) };
    }),
  }));
}

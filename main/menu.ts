import type { MenuItemConstructorOptions } from 'electron';
import type { MenuGroup } from '../contract/shell.ts';
import { toAccelerator } from './accelerator.ts';

type Template = MenuItemConstructorOptions;

/** What the system does by itself in a text field; commands of the window with the same purpose come before. */
const editRoles: Template[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

function toTemplate(group: MenuGroup, choose: (command: string) => void): Template {
  const items = group.items.map(({ command, title, keys, enabled }): Template => ({
    id: command,
    label: title,
    enabled,
    accelerator: toAccelerator(keys),
    // The window listens for the keys itself: registered here as well, a command would run twice.
    registerAccelerator: false,
    click: () => choose(command),
  }));
  return {
    id: group.id,
    label: group.title,
    submenu: group.id === 'edit' ? [...items, ...editRoles] : items,
  };
}

/** The declared commands of a window as its native menu, with what each system expects around them. */
export function menuTemplate(
  groups: readonly MenuGroup[],
  choose: (command: string) => void,
  platform: NodeJS.Platform = process.platform,
): Template[] {
  const ours = groups.map((group) => toTemplate(group, choose));
  const help = ours.findIndex(({ id }) => id === 'help');
  const windowMenu: Template = { role: 'windowMenu' };
  const ordered =
    help < 0 ? [...ours, windowMenu] : [...ours.slice(0, help), windowMenu, ...ours.slice(help)];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...ordered] : ordered;
}

/** Before the window has said what it can do, and where no window is open. */
export function firstMenu(platform: NodeJS.Platform = process.platform): Template[] {
  const edit: Template = { label: 'Edit', submenu: editRoles.slice(1) };
  return platform === 'darwin'
    ? [{ role: 'appMenu' }, edit, { role: 'windowMenu' }]
    : [edit, { role: 'windowMenu' }];
}

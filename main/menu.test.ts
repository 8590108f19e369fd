import { describe, expect, it } from 'vitest';
import { firstMenu, menuTemplate } from './menu.ts';

const groups = [
  {
    id: 'file' as const,
    title: '文件',
    items: [{ command: 'files.save', title: '保存', keys: 'mod+s', enabled: true }],
  },
  { id: 'edit' as const, title: '编辑', items: [{ command: 'edit.find', title: '查找', enabled: false }] },
  { id: 'help' as const, title: '帮助', items: [] },
];

describe('the native menu', () => {
  it('is the declared commands, shown with their keys but run once', () => {
    const chosen: string[] = [];
    const [file] = menuTemplate(groups, (command) => chosen.push(command), 'linux');
    const [save] = file?.submenu as Electron.MenuItemConstructorOptions[];
    expect(save).toMatchObject({
      label: '保存',
      accelerator: 'CommandOrControl+S',
      registerAccelerator: false,
      enabled: true,
    });
    (save?.click as () => void)();
    expect(chosen).toEqual(['files.save']);
  });

  it('keeps the clipboard in Edit and the window menu before Help', () => {
    const template = menuTemplate(groups, () => {}, 'linux');
    expect(template.map(({ label, role }) => label ?? role)).toEqual(['文件', '编辑', 'windowMenu', '帮助']);
    const edit = template[1]?.submenu as Electron.MenuItemConstructorOptions[];
    expect(edit.map(({ label, role, type }) => label ?? role ?? type)).toEqual([
      '查找',
      'separator',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ]);
    expect(edit[0]?.enabled).toBe(false);
  });

  it('begins with the application on macOS', () => {
    expect(menuTemplate(groups, () => {}, 'darwin')[0]).toEqual({ role: 'appMenu' });
    expect(firstMenu('darwin').map(({ role }) => role)).toContain('appMenu');
  });
});

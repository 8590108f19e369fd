import type { MenuItem } from '../../kit/menu.tsx';
import type { Say } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import type { Draft } from './explorer-state.ts';
import type { TreeRow } from './tree.ts';
import { explorerWords as w } from './words.ts';

const groups = [
  ['explorer.newPage', 'explorer.newComponent', 'explorer.newFile', 'explorer.newFolder'],
  ['explorer.cut', 'explorer.copy', 'explorer.paste'],
  ['explorer.copyPath', 'explorer.copyRelativePath'],
  ['explorer.rename', 'explorer.delete'],
];
const keys: Record<string, string> = {
  'explorer.rename': 'F2',
  'explorer.delete': 'Del',
  'explorer.cut': 'Ctrl+X',
  'explorer.copy': 'Ctrl+C',
  'explorer.paste': 'Ctrl+V',
};

export function rowMenu(bench: Workbench, say: Say, row: TreeRow | { draft: Draft } | undefined): MenuItem[] {
  const items: MenuItem[] = [];
  if (row && 'path' in row && row.kind === 'file') {
    const run = () => void bench.editors.open(row.path, { beside: true, focus: true });
    items.push(
      { id: 'beside', title: say(w.openBeside), icon: 'split-horizontal', run },
      { separator: true },
    );
  }
  if (row && 'path' in row && row.kind === 'folder') {
    const run = () => void bench.commands.run('search.inFolder', row.path);
    items.push({ id: 'find', title: say(w.findIn), icon: 'search', run }, { separator: true });
  }
  groups.forEach((group, index) => {
    if (index) items.push({ separator: true });
    items.push(...group.flatMap((id) => entry(bench, say, id)));
  });
  return items;
}

function entry(bench: Workbench, say: Say, id: string): MenuItem[] {
  const command = bench.registry.command(id);
  if (!command) return [];
  const refusal = command.refuse?.(bench);
  const refused = refusal ? say(refusal) : undefined;
  const run = () => void bench.commands.run(id);
  return [
    {
      id,
      title: say(command.title),
      keys: keys[id],
      refused,
      run,
      ...(command.icon ? { icon: command.icon } : {}),
    },
  ];
}

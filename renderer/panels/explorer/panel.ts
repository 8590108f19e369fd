import { newUnit, newUnitWords } from '../../language/new-unit.ts';
import { definePanel, type Command } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import {
  collapseAll,
  copyPath,
  paste,
  remove,
  startDraft,
  startRename,
  take,
  targetFolder,
  targets,
} from './actions.ts';
import { explorerOf, load, revealPath, startExplorer } from './explorer-state.ts';
import { explorerWords as w } from './words.ts';

const needsProject = ({ project }: Workbench) => (project.getState().open ? undefined : w.noProject);
const needsTarget = (bench: Workbench) =>
  needsProject(bench) ?? (targets(bench).length ? undefined : w.nothing);
const needsClipboard = (bench: Workbench) =>
  needsProject(bench) ?? (explorerOf(bench).getState().clipboard ? undefined : w.nothingToPaste);

const commands: Command[] = [
  {
    id: 'explorer.newFile',
    title: w.newFile,
    icon: 'new-file',
    refuse: needsProject,
    run: (bench) => startDraft(bench, 'file'),
  },
  {
    id: 'explorer.newFolder',
    title: w.newFolder,
    icon: 'new-folder',
    refuse: needsProject,
    run: (bench) => startDraft(bench, 'folder'),
  },
  {
    id: 'explorer.newPage',
    title: newUnitWords.page,
    refuse: needsProject,
    run: (bench) => newUnit(bench, 'page', targetFolder(bench)),
  },
  {
    id: 'explorer.newComponent',
    title: newUnitWords.component,
    refuse: needsProject,
    run: (bench) => newUnit(bench, 'component', targetFolder(bench)),
  },
  { id: 'explorer.rename', title: w.rename, refuse: needsTarget, run: startRename },
  { id: 'explorer.delete', title: w.delete, icon: 'trash', refuse: needsTarget, run: remove },
  { id: 'explorer.cut', title: w.cut, refuse: needsTarget, run: (bench) => take(bench, true) },
  {
    id: 'explorer.copy',
    title: w.copy,
    icon: 'copy',
    refuse: needsTarget,
    run: (bench) => take(bench, false),
  },
  { id: 'explorer.paste', title: w.paste, refuse: needsClipboard, run: paste },
  { id: 'explorer.copyPath', title: w.copyPath, refuse: needsTarget, run: (bench) => copyPath(bench, false) },
  {
    id: 'explorer.copyRelativePath',
    title: w.copyRelative,
    refuse: needsTarget,
    run: (bench) => copyPath(bench, true),
  },
  {
    id: 'explorer.reveal',
    title: w.reveal,
    icon: 'target',
    refuse: (bench) => needsProject(bench) ?? (bench.editors.activePath() ? undefined : w.noActive),
    run: async (bench) => {
      const path = bench.editors.activePath();
      if (path !== undefined) await revealPath(bench, path);
      await bench.dock.show('explorer', { focus: true });
    },
  },
  {
    id: 'explorer.refresh',
    title: w.refresh,
    icon: 'refresh',
    refuse: needsProject,
    run: async (bench) => {
      await Promise.all(
        [...explorerOf(bench).getState().tree.children.keys()].map((folder) => load(bench, folder)),
      );
    },
  },
  {
    id: 'explorer.collapse',
    title: w.collapse,
    icon: 'collapse-all',
    refuse: needsProject,
    run: collapseAll,
  },
];

export default definePanel({
  id: 'explorer',
  title: w.title,
  icon: 'files',
  place: 'side',
  order: 10,
  shown: true,
  keys: 'Mod+Shift+E',
  view: () => import('./view.tsx'),
  commands,
  start: startExplorer,
});

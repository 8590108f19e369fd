import { useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { LongName } from '../kit/long-name.tsx';
import { Menu, type MenuAt, type MenuItem } from '../kit/menu.tsx';
import { useSay } from '../kit/text.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

const offered = ['home.openFolder', 'home.newProject', 'home.show', 'details.show', 'home.closeProject'];

/** The project's name; its menu holds the recent ones. */
export function ProjectButton({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const open = useStore(workbench.project, (state) => state.open);
  const opening = useStore(workbench.project, (state) => state.opening);
  const [menu, setMenu] = useState<MenuAt>();
  const show = async (button: HTMLElement) => {
    const box = button.getBoundingClientRect();
    const recent = (await workbench.attempt(() => workbench.host.client.projects.recent())) ?? [];
    const others: MenuItem[] = recent
      .filter((project) => project.id !== open?.id && !project.isMissing)
      .slice(0, 8)
      .map((project) => ({
        id: project.id,
        title: project.name,
        icon: 'folder',
        run: () => void workbench.projects.open(project.folder),
      }));
    const commands: MenuItem[] = offered.flatMap((id) => {
      const command = workbench.registry.command(id);
      if (!command) return [];
      const refusal = command.refuse?.(workbench);
      const run = () => void workbench.commands.run(id);
      const keys = workbench.keysOf(id);
      return [{ id, title: say(command.title), keys, refused: refusal ? say(refusal) : undefined, run }];
    });
    const items = others.length ? [...commands, { separator: true as const }, ...others] : commands;
    setMenu({ x: box.left, y: box.bottom + 2, items });
  };
  return (
    <>
      <button
        type="button"
        className="title-button project-button"
        aria-haspopup="menu"
        title={open?.folder ?? say(shellWords.projectMenu)}
        onClick={(event) => void show(event.currentTarget)}
      >
        {opening ? <Icon name="loading" spin /> : null}
        {open ? <LongName text={open.name} limit={32} /> : <span>{say(shellWords.noProject)}</span>}
        <Icon name="chevron-down" />
      </button>
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </>
  );
}

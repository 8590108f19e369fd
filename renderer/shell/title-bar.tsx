import { useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../kit/icon.tsx';
import { Menu, type MenuAt } from '../kit/menu.tsx';
import { useSay } from '../kit/text.ts';
import type { Command, Verb } from './declaration.ts';
import { mainMenu } from './main-menu.ts';
import { Mark } from './mark.tsx';
import { ProjectButton } from './project-button.tsx';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

const verbs: Verb[] = ['compile', 'preview', 'upload'];

export function TitleBar({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const [menu, setMenu] = useState<MenuAt>();
  const { registry } = workbench;
  const bars = registry.bars.filter((item) => item.bar === 'title');
  const isOpen = useStore(workbench.project, (state) => state.open !== undefined);
  const keys = workbench.keysOf('palette.files');
  return (
    <header className="title-bar" data-part="title" aria-label={say(shellWords.titleBar)}>
      <button
        type="button"
        className="mark-button"
        aria-haspopup="menu"
        aria-label={say(shellWords.mainMenu)}
        title={say(shellWords.mainMenu)}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setMenu({ x: box.left, y: box.bottom, items: mainMenu(workbench, say) });
        }}
      >
        <Mark />
      </button>
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
      <ProjectButton workbench={workbench} />
      {bars
        .filter((item) => item.side === 'left')
        .map((item) => (
          <item.view key={item.id} workbench={workbench} />
        ))}
      {isOpen ? (
        <div className="verbs">
          {verbs.map((verb) => {
            const command = registry.verb(verb);
            return command ? (
              <VerbButton key={verb} workbench={workbench} command={command} verb={verb} />
            ) : null;
          })}
        </div>
      ) : null}
      <div className="title-gap" />
      <button type="button" className="command-box" onClick={() => workbench.palette.open('')}>
        <Icon name="search" />
        <span>{say(shellWords.searchBox)}</span>
        <kbd>{keys}</kbd>
      </button>
      <div className="title-gap" />
      {bars
        .filter((item) => item.side === 'right')
        .map((item) => (
          <item.view key={item.id} workbench={workbench} />
        ))}
    </header>
  );
}

const verbIcons: Record<Verb, string> = { compile: 'debug-rerun', preview: 'eye', upload: 'cloud-upload' };

/** Always in the same place; while it runs it shows progress and becomes Cancel. */
function VerbButton({ workbench, command, verb }: { workbench: Workbench; command: Command; verb: Verb }) {
  const say = useSay();
  const running = useStore(workbench.commands.running, (all) => command.id in all);
  useStore(workbench.activity);
  const refusal = command.refuse?.(workbench);
  const keys = workbench.keysOf(command.id);
  const title = refusal ? say(refusal) : keys ? `${say(command.title)} (${keys})` : say(command.title);
  return (
    <button
      type="button"
      className={`verb ${verb}${running ? ' running' : ''}`}
      aria-disabled={refusal ? true : undefined}
      title={title}
      onClick={() =>
        running ? workbench.commands.cancel(command.id) : void workbench.commands.run(command.id)
      }
    >
      <Icon name={running ? 'loading' : (command.icon ?? verbIcons[verb])} spin={running} />
      <span>{say(running ? shellWords.cancel : shellWords[verb])}</span>
    </button>
  );
}

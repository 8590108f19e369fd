// What this window owes the desktop shell it lives in, and what it hears from it. Never loaded into a browser's window.
import { languageStore, say, type Text } from '../kit/text.ts';
import { nativeMenu } from './main-menu.ts';
import type { Workbench } from './workbench.ts';

/** The native menu follows the declared commands: their words, keys and whether they can run now. */
function showMenu(bench: Workbench): void {
  let shown = '';
  let isPlanned = false;
  const show = () => {
    isPlanned = false;
    const groups = nativeMenu(bench, say);
    const menu = JSON.stringify(groups);
    if (menu === shown) return;
    shown = menu;
    bench.host.client.shell.setMenu({ groups }).catch(bench.report);
  };
  // Activity comes in bursts; the menu is wanted once after each.
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(show);
  };
  plan();
  bench.activity.subscribe(plan);
  bench.keyMap.subscribe(plan);
  bench.project.subscribe(plan);
  languageStore.subscribe(plan);
}

function showTitle(bench: Workbench): void {
  bench.project.subscribe(({ open }) => {
    const title = open ? `${open.name} – Tessera` : 'Tessera';
    bench.host.client.shell
      .describeWindow({ title, ...(open ? { path: open.folder } : {}) })
      .catch(bench.report);
  });
}

async function followFacts(bench: Workbench): Promise<void> {
  for await (const fact of await bench.host.client.shell.follow()) {
    if (fact.type === 'command.chosen') void bench.commands.run(fact.command);
    else void bench.projects.open(fact.path);
  }
}

export function liveInDesktop(bench: Workbench): void {
  showMenu(bench);
  showTitle(bench);
  followFacts(bench).catch(bench.report);
}

/** The system's own folder dialog in place of ours. */
export async function pickFolderInDesktop(bench: Workbench, title: Text): Promise<void> {
  const folder = await bench.host.client.shell.pickFolder({ title: say(title) });
  if (folder !== null) await bench.projects.open(folder);
}

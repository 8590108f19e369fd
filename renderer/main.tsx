import { createRoot } from 'react-dom/client';
import { connectHost } from './host.ts';
import { Frame } from './shell/frame.tsx';
import { folderOfAddress } from './shell/project.ts';
import { discoverPanels } from './shell/registry.ts';
import { createWorkbench } from './shell/workbench.ts';

/** Wires the window once: the host's client, the declared panels, the frame. */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const panels = discoverPanels();
  const folder = folderOfAddress();
  // Views that a project's window shows are on their way while the host opens the project.
  if (folder !== undefined) for (const panel of panels) if (panel.shown) void panel.view();
  const workbench = createWorkbench(connectHost(), panels);
  window.addEventListener('error', ({ error }) => workbench.report(error));
  window.addEventListener('unhandledrejection', ({ reason }) => workbench.report(reason));
  createRoot(root).render(<Frame workbench={workbench} />);
  if (workbench.host.isDesktop)
    void import('./shell/desktop.ts').then(({ liveInDesktop }) => liveInDesktop(workbench));
  void workbench.projects.start(folder);
}

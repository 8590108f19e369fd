import { definePanel, type Command } from '../../shell/declaration.ts';
import { changeSettings, simulatorOf } from './simulator-state.ts';
import { relaunch } from './run.ts';
import { takeScreenshot } from './screenshot.ts';
import { simulatorWords as w } from './words.ts';

const needsFrame: Command['refuse'] = (workbench) => (simulatorOf(workbench).frame ? undefined : w.noProject);

export default definePanel({
  id: 'simulator',
  title: w.title,
  icon: 'device-mobile',
  place: 'right',
  order: 10,
  shown: true,
  keepAlive: true,
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'simulator.compile',
      title: w.compile,
      icon: 'debug-start',
      keys: 'Mod+B',
      menu: 'run',
      verb: 'compile',
      refuse: needsFrame,
      run: relaunch,
    },
    {
      id: 'simulator.back',
      title: w.back,
      menu: 'run',
      refuse: needsFrame,
      run: (workbench) => simulatorOf(workbench).frame?.tell({ type: 'back' }),
    },
    {
      id: 'simulator.home',
      title: w.home,
      menu: 'run',
      refuse: needsFrame,
      run: (workbench) => simulatorOf(workbench).frame?.tell({ type: 'home' }),
    },
    {
      id: 'simulator.screenshot.copy',
      title: w.copyPicture,
      icon: 'device-camera',
      menu: 'run',
      refuse: needsFrame,
      run: (workbench) => takeScreenshot(workbench, 'clipboard'),
    },
    {
      id: 'simulator.screenshot.save',
      title: w.savePicture,
      menu: 'run',
      refuse: needsFrame,
      run: (workbench) => takeScreenshot(workbench, 'file'),
    },
    {
      id: 'simulator.gallery',
      title: w.gallery,
      menu: 'run',
      refuse: needsFrame,
      run: async (workbench) => {
        await workbench.dock.show('simulator');
        simulatorOf(workbench).store.setState({ showsGallery: true });
      },
    },
    {
      id: 'simulator.device',
      title: w.showDevice,
      menu: 'run',
      run: async (workbench) => {
        await workbench.dock.show('simulator');
        simulatorOf(workbench).store.setState({ showsDevice: true });
      },
    },
    {
      id: 'simulator.rotate',
      title: w.rotate,
      menu: 'run',
      run: (workbench) =>
        changeSettings(workbench, { landscape: !simulatorOf(workbench).store.getState().settings.landscape }),
    },
    {
      id: 'simulator.dark',
      title: w.dark,
      menu: 'run',
      run: (workbench) => {
        const { theme } = simulatorOf(workbench).store.getState().settings;
        changeSettings(workbench, { theme: theme === 'dark' ? 'light' : 'dark' });
      },
    },
  ],
});

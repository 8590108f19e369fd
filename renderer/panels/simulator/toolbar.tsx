import { useState } from 'react';
import { devices } from '../../../contract/devices.ts';
import { IconButton } from '../../kit/button.tsx';
import { Menu, type MenuAt, type MenuItem } from '../../kit/menu.tsx';
import { useSay, type Say } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { saveModes } from './compile-modes.ts';
import { ModeDialog } from './mode-dialog.tsx';
import { detach, relaunch, setBackground } from './run.ts';
import { takeScreenshot } from './screenshot.ts';
import { changeSettings, keepState, networkTitle, NETWORKS, simulatorOf } from './simulator-state.ts';
import type { SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5] as const;
/** Each in its own words, as phones list them. */
const LANGUAGES = [
  { id: 'zh', title: '简体中文' },
  { id: 'en', title: 'English' },
] as const;
const FONT_SIZES = [14, 16, 18, 20] as const;

export interface ToolbarProps {
  workbench: Workbench;
  state: SimulatorState;
  onRestart: () => void;
}

export function Toolbar({ workbench, state, onRestart }: ToolbarProps) {
  const say = useSay();
  const [menu, setMenu] = useState<MenuAt | undefined>();
  const [editing, setEditing] = useState<number | undefined>();
  const { settings, modes, mode } = state;
  const { store, frame } = simulatorOf(workbench);
  const choose = (value: string) => {
    if (value === 'add') return setEditing(-1);
    store.setState({ mode: Number(value) });
    relaunch(workbench);
  };
  const openMenu = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    setMenu({ x: left, y: bottom + 4, items: menuItems(workbench, state, say, setEditing) });
  };
  return (
    <div className="simulator-bar" role="toolbar" aria-label={say(w.title)}>
      <Screen workbench={workbench} state={state} />
      <select
        className="simulator-mode"
        aria-label={say(w.mode)}
        title={say(w.mode)}
        value={String(mode)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="-1">{say(w.normal)}</option>
        {modes.map((one, index) => (
          <option key={`${index}-${one.name}`} value={index}>
            {one.name}
          </option>
        ))}
        <option value="add">{say(w.addMode)}</option>
      </select>
      <span className="simulator-space" />
      <IconButton
        icon="device-mobile"
        name={say(w.rotate)}
        pressed={settings.landscape}
        onPress={() => changeSettings(workbench, { landscape: !settings.landscape })}
      />
      <IconButton
        icon="settings"
        name={say(w.deviceValues)}
        pressed={state.showsDevice}
        onPress={() => store.setState({ showsDevice: !state.showsDevice })}
      />
      <IconButton
        icon="refresh"
        name={say(w.reload)}
        onPress={() => (frame ? relaunch(workbench) : onRestart())}
      />
      <IconButton icon="ellipsis" name={say(w.more)} hasMenu onPress={openMenu} />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
      {editing === undefined ? null : (
        <ModeDialog
          pages={state.pages}
          mode={modes[editing]}
          current={state.page}
          onClose={() => setEditing(undefined)}
          onSave={(changed) => {
            const next =
              editing < 0 ? [...modes, changed] : modes.map((one, at) => (at === editing ? changed : one));
            store.setState({ mode: editing < 0 ? modes.length : editing });
            setEditing(undefined);
            void saveModes(workbench, next).then(() => relaunch(workbench));
          }}
        />
      )}
    </div>
  );
}

/** Which device, and how large it is drawn. */
function Screen({ workbench, state }: { workbench: Workbench; state: SimulatorState }) {
  const say = useSay();
  const { settings, zoom } = state;
  const { store } = simulatorOf(workbench);
  return (
    <>
      <select
        aria-label={say(w.device)}
        title={say(w.device)}
        value={settings.device}
        onChange={(event) => changeSettings(workbench, { device: event.currentTarget.value })}
      >
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.name}
          </option>
        ))}
      </select>
      <select
        className="simulator-zoom"
        aria-label={say(w.zoom)}
        title={say(w.zoom)}
        value={String(zoom)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          store.setState({ zoom: value === 'fit' ? 'fit' : Number(value) });
          void keepState(workbench);
        }}
      >
        <option value="fit">{say(w.fit)}</option>
        {ZOOMS.map((value) => (
          <option key={value} value={value}>
            {value * 100}%
          </option>
        ))}
      </select>
    </>
  );
}

/** How the phone speaks, and how large. */
function languageItems(workbench: Workbench, { settings }: SimulatorState, say: Say): MenuItem[] {
  const { language, fontSize } = settings;
  return [
    { heading: say(w.language) },
    ...LANGUAGES.map(({ id, title }) => ({
      id: `language-${id}`,
      title,
      checked: language === id,
      run: () => changeSettings(workbench, { language: id }),
    })),
    { heading: say(w.fontSize) },
    ...FONT_SIZES.map((size) => ({
      id: `font-${size}`,
      title: `${size} px`,
      checked: fontSize === size,
      run: () => changeSettings(workbench, { fontSize: size }),
    })),
  ];
}

function menuItems(
  workbench: Workbench,
  state: SimulatorState,
  say: Say,
  edit: (index: number) => void,
): MenuItem[] {
  const { settings, mode, modes, isBackground } = state;
  const set = (change: Parameters<typeof changeSettings>[1]) => () => changeSettings(workbench, change);
  const items: MenuItem[] = [
    {
      id: 'dark',
      title: say(w.dark),
      checked: settings.theme === 'dark',
      run: set({ theme: settings.theme === 'dark' ? 'light' : 'dark' }),
    },
    { id: 'mute', title: say(w.mute), checked: settings.muted, run: set({ muted: !settings.muted }) },
    {
      id: 'background',
      title: say(isBackground ? w.foreground : w.background),
      run: () => setBackground(workbench, !isBackground),
    },
    {
      id: 'restart-pages',
      title: say(w.restartPages),
      checked: settings.scriptReload === 'restart-page',
      run: set({ scriptReload: settings.scriptReload === 'restart-page' ? 'keep-data' : 'restart-page' }),
    },
    {
      id: 'copy-picture',
      title: say(w.copyPicture),
      run: () => void takeScreenshot(workbench, 'clipboard'),
    },
    { id: 'save-picture', title: say(w.savePicture), run: () => void takeScreenshot(workbench, 'file') },
    {
      id: 'gallery',
      title: say(w.gallery),
      run: () => simulatorOf(workbench).store.setState({ showsGallery: true }),
    },
    { id: 'detach', title: say(w.detach), run: () => void detach(workbench) },
    ...languageItems(workbench, state, say),
    { heading: say(w.network) },
    ...NETWORKS.map((network) => ({
      id: `network-${network}`,
      title: networkTitle(network, say),
      checked: settings.network === network,
      run: set({ network }),
    })),
  ];
  if (mode >= 0) {
    items.push(
      { separator: true },
      { id: 'edit-mode', title: say(w.editMode), run: () => edit(mode) },
      {
        id: 'remove-mode',
        title: say(w.removeMode),
        danger: true,
        run: () => {
          simulatorOf(workbench).store.setState({ mode: -1 });
          void saveModes(
            workbench,
            modes.filter((_, index) => index !== mode),
          );
        },
      },
    );
  }
  return items;
}

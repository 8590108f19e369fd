import { deviceById } from '../../../contract/devices.ts';
import type { SimulatorNews } from '../../../contract/simulator-bridge.ts';
import { say } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { loadModes } from './compile-modes.ts';
import { openFrame } from './simulator-frame.ts';
import { keepState, restoreState, simulatorOf, startOf } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

/** Starts the open project's program in the pane's frame; the running one goes first. */
export async function start(workbench: Workbench, holder: HTMLElement): Promise<void> {
  const panel = simulatorOf(workbench);
  const { store } = panel;
  stop(workbench, 'empty');
  const project = workbench.project.getState().open;
  if (!project) return;
  store.setState({ condition: 'starting', page: undefined, timing: undefined, isBackground: false });
  await restoreState(workbench, project.id);
  await loadModes(workbench);
  const address = await workbench.attempt(() =>
    workbench.host.client.builds.address({ projectId: project.id }),
  );
  if (!address || workbench.project.getState().open?.id !== project.id) return;
  const state = store.getState();
  panel.frame?.dispose();
  panel.frame = openFrame({
    url: address.url,
    settings: () => store.getState().settings,
    start: startOf(state),
    label: say(w.frame),
    heard: (news) => hear(workbench, news),
    debugged: (end) => workbench.debug.connect({ id: 'simulator', title: w.title }, end),
    answers: (does, stack = []) => store.setState({ condition: does ? 'running' : 'frozen', stack }),
  });
  holder.replaceChildren(panel.frame.element);
}

export function stop(workbench: Workbench, condition: 'empty' | 'stopped'): void {
  const panel = simulatorOf(workbench);
  panel.frame?.dispose();
  panel.frame = undefined;
  panel.store.setState({ condition, page: undefined });
}

/** Runs the program anew at the chosen compile mode. */
export function relaunch(workbench: Workbench): void {
  const { frame, store } = simulatorOf(workbench);
  const state = store.getState();
  if (!frame) return;
  store.setState({ isBackground: false });
  frame.tell({ type: 'relaunch', start: startOf(state) });
  void keepState(workbench);
}

function hear(workbench: Workbench, news: SimulatorNews): void {
  const { store } = simulatorOf(workbench);
  if (news.type === 'page.shown') {
    const { path, query, depth, pages } = news;
    store.setState({ page: { path, query, depth }, pages, condition: 'running' });
  } else if (news.type === 'program.started') {
    store.setState({ condition: 'running', timing: { kind: 'opened', ms: Math.round(news.milliseconds) } });
    takePicture(workbench);
  } else if (news.type === 'program.patched') {
    store.setState({ timing: { kind: 'patched', ms: Math.round(news.milliseconds) } });
  } else if (news.type === 'picture.taken') keepPicture(workbench, news.picture);
  else if (news.type === 'permissions.changed') keepPermissions(workbench, news.answers);
  else if (news.type === 'exit.pressed') setBackground(workbench, true);
  workbench.touch();
}

/** Longer than most first pages take to have their data; a picture without it would be a white sheet. */
const PICTURE_MS = 1500;

/** The first page, while it is the one that is shown: how the project looks in the list of recent ones. */
function takePicture(workbench: Workbench): void {
  const { store, frame } = simulatorOf(workbench);
  const shown = store.getState().page;
  setTimeout(() => {
    const now = simulatorOf(workbench);
    const { page, condition } = store.getState();
    if (now.frame !== frame || condition !== 'running' || page?.depth !== 1 || page.path !== shown?.path)
      return;
    frame?.tell({ type: 'picture.take', width: 132 });
  }, PICTURE_MS);
}

/** It comes from the program's side: only what can be a small picture is kept. */
function keepPicture(workbench: Workbench, picture: string): void {
  const project = workbench.project.getState().open;
  const isPicture = /^data:image\/png;base64,[A-Za-z0-9+/=]+$/.test(picture) && picture.length < 200_000;
  if (!project || !isPicture) return;
  void workbench.host.client.state
    .set({ projectId: project.id, key: 'picture', value: picture })
    .catch(workbench.report);
}

/** From the program's side as well: answers are yes or no, and only those are kept. */
function keepPermissions(workbench: Workbench, answers: Record<string, boolean>): void {
  const permissions = Object.fromEntries(
    Object.entries(answers)
      .filter(([scope, answer]) => scope.startsWith('scope.') && typeof answer === 'boolean')
      .slice(0, 100),
  );
  simulatorOf(workbench).store.setState(({ settings }) => ({ settings: { ...settings, permissions } }));
  void keepState(workbench);
}

export function setBackground(workbench: Workbench, isBackground: boolean): void {
  const { frame, store } = simulatorOf(workbench);
  frame?.tell({ type: isBackground ? 'background' : 'foreground' });
  store.setState({ isBackground });
}

/** `pages/a/a?x=1` from the line below the phone. */
export function goTo(workbench: Workbench, address: string): void {
  const url = `/${address.trim().replace(/^\//, '')}`;
  simulatorOf(workbench).frame?.tell({ type: 'navigate', api: 'reLaunch', url });
}

/** The program in a window of its own, as large as the device: beside the pane's, which goes on. */
export async function detach(workbench: Workbench): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const { settings } = simulatorOf(workbench).store.getState();
  const address = await workbench.attempt(() =>
    workbench.host.client.builds.address({ projectId: project.id }),
  );
  if (!address) return;
  const url = new URL(address.url);
  url.searchParams.set('settings', JSON.stringify(settings));
  const { width, height } = deviceById(settings.device);
  const [across, down] = settings.landscape ? [height, width] : [width, height];
  window.open(url.href, '_blank', `popup,width=${across},height=${down}`);
}

import type { DeviceModel } from '../contract/devices.ts';
import type { Patch, Program } from '../contract/program.ts';
import type { Language } from '../contract/text.ts';
import { registerBuiltins } from './components/register.ts';
import { builtinStyles } from './components/styles.ts';
import { builtinOf, type BuiltinHooks, type PhoneFact } from './components/define.ts';
import { createDeviceState, type DeviceSettings, type DeviceState } from './device/device-state.ts';
import { createDrawnKeyboard, type Keyboard, type KeyboardPlace } from './device/keyboard/keyboard.ts';
import { createOwnKeyboard } from './device/keyboard/own-keyboard.ts';
import { pictureOfElement } from './device/element-picture.ts';
import { permissionsOf, type Permissions } from './device/permissions.ts';
import { createScreen, type Screen } from './device/screen.ts';
import { testUser } from './device/test-user.ts';
import type { Overlay } from './overlay/overlay.ts';
import { createOverlay } from './overlay/create-overlay.ts';
import { actAsTouch } from './runtime/mouse-touch.ts';
import { createRuntime, type Runtime } from './runtime/runtime.ts';
import { createHotReload, type PatchOutcome } from './runtime/hot-reload.ts';
import { probePage, type PageProbe } from './runtime/probe.ts';
import type { PageWindow } from './runtime/page.ts';
import { pageWindowOf, themed } from './runtime/page-window.ts';
import { useAbility } from './wx/abilities.ts';
import { mayShow } from './wx/network-turns.ts';
import { takeSnapshot } from './wx/take-snapshot.ts';
import { privacyGate } from './wx/privacy.ts';
import { openCapsuleMenu } from './wx/share-page.ts';
import type { ApiContext } from './wx/define.ts';
import { createListenerSets, createWx, supports } from './wx/registry.ts';
import type { ProgramStorage } from './wx/program-storage.ts';
import type { HostClient } from './wx/host-client.ts';
import { createUrls, type AssetPlace } from './runtime/urls.ts';

export interface SimulatorOptions {
  host: HTMLElement;
  program: Program;
  client: HostClient;
  storage: ProgramStorage;
  /** Where an asset of the program is. */
  assets: AssetPlace;
  /** The very device, where it is not one of the simulated ones. */
  model?: DeviceModel;
  device?: Partial<DeviceSettings>;
  /** What a person answered this program before. */
  permissions?: Record<string, boolean>;
  /** The capsule's buttons. */
  menu?: () => void;
  exit?: () => void;
}

export interface Simulator {
  readonly runtime: Runtime;
  readonly device: DeviceState;
  readonly screen: Screen;
  readonly permissions: Permissions;
  readonly wx: Record<string, unknown>;
  /** Calls a member of wx by name. */
  call(name: string, options?: Record<string, unknown>): Promise<Record<string, unknown>>;
  home(): void;
  /** What the capsule's dots open. */
  openMenu(restart: () => void): void;
  /** Brings the program to a newer state; see runtime/hot-reload.ts. */
  applyPatch(patch: Patch): Promise<PatchOutcome>;
  /** Opens a page and says what was wrong with it: the sweep. */
  probe(path: string): Promise<PageProbe>;
  /** Told when another page is on top, or its bars changed. */
  onPagesChanged(listener: () => void): () => void;
  dispose(): void;
}

/** Wires a program to a place in a document. Nothing runs before `runtime.start`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const device = createDeviceState(options.device, options.model);
  const urls = createUrls(options.assets);
  let wx: Record<string, unknown> = {};
  let context: ApiContext | undefined;
  const call = (name: string, values: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
    const member = wx[name];
    if (typeof member !== 'function') return Promise.reject({ errMsg: `${name}:fail not supported` });
    return Promise.resolve(member(values) as Record<string, unknown>);
  };
  const ignore = (): void => undefined;
  const listeners = new Set([() => keyboard.pageShown(runtime.stack.top()?.frame.document)]);
  const home = (): void => void call('reLaunch', { url: `/${homeOf(runtime.program)}` }).catch(ignore);
  const screen: Screen = createScreen(options.host, device, {
    ...{ menu: ignore, exit: ignore, ...options },
    back: () => void call('navigateBack').catch(ignore),
    home,
    selectTab: (index) => selectTab(runtime, screen, index),
    toTop: () => scrollToTop(runtime),
    resolveUrl: (path) => urls.resolve(path, ''),
  });
  const overlay = overlayOf(screen, device);
  const keyboard = keyboardOf(screen, device, Boolean(options.model), () => context);
  const hooks = hooksOf(
    { urls, overlay, device, call, keyboard, pagesChanged: listeners },
    () => context!,
    () => runtime,
  );
  const runtime: Runtime = createRuntime({
    program: options.program,
    container: screen.pages,
    baseCss: builtinStyles,
    theme: () => device.settings.theme,
    assets: options.assets,
    muted: () => device.settings.muted,
    registerTags: (engine) => registerBuiltins(engine.space.getComponentSpace(), engine.lightTags, hooks),
    createWx: (started) => {
      context = contextOf(started, {
        device,
        screen,
        urls,
        overlay,
        host: options.client,
        storage: options.storage,
        call,
      });
      return (wx = createWx(context));
    },
    resized: (size) => context?.listeners('WindowResize').tell(size),
    pagesChanged: () => tellPages(runtime, screen, listeners),
  });
  configureTabBar(runtime, screen, device);
  device.onChange((changed) => tellChanges(changed, runtime, screen, device, context!));
  return {
    runtime,
    device,
    screen,
    permissions: answered(permissionsOf(context!), options.permissions),
    get wx() {
      return wx;
    },
    call,
    home,
    openMenu: (restart) => void openCapsuleMenu(context!, restart),
    applyPatch: createHotReload(runtime).apply,
    probe: (path) => probePage(runtime, overlay, path),
    onPagesChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      runtime.dispose();
      overlay.dispose();
      keyboard.dispose();
      screen.element.remove();
    },
  };
}

function answered(permissions: Permissions, before: Record<string, boolean> = {}): Permissions {
  for (const [scope, answer] of Object.entries(before)) permissions.set(scope, answer);
  return permissions;
}

const homeOf = (program: Program): string =>
  program.app.entryPagePath?.replace(/^\//, '') ?? program.pages[0] ?? '';

function configureTabBar(runtime: Runtime, screen: Screen, device: DeviceState): void {
  const { app } = runtime.program;
  screen.tabBar.configure(app.tabBar, (value) => themed(app, device.settings.theme, value));
}

/** Bars and media queries follow the theme; what the API changed of a page's bar stays. */
function changeTheme(runtime: Runtime, screen: Screen, device: DeviceState, context: ApiContext): void {
  const { theme } = device.settings;
  const { app, components } = runtime.program;
  const before = theme === 'dark' ? 'light' : 'dark';
  configureTabBar(runtime, screen, device);
  for (const page of runtime.stack.alive()) {
    const config = components[page.path]?.config;
    const old = pageWindowOf(app, config, before);
    const next = pageWindowOf(app, config, theme);
    const kept = Object.entries(page.window).filter(
      ([name, value]) => value !== old[name as keyof PageWindow],
    );
    page.window = { ...next, ...Object.fromEntries(kept) };
    page.frame.document.documentElement.dataset.theme = theme;
    page.frame.document.documentElement.dataset.wxDark = String(theme === 'dark' && app.darkmode === true);
    page.styles.updateAll();
  }
  showTopPage(runtime, screen);
  runtime.app.call('onThemeChange', { theme });
  context.listeners('ThemeChange').tell({ theme });
}

function tellChanges(
  changed: Partial<DeviceSettings>,
  runtime: Runtime,
  screen: Screen,
  device: DeviceState,
  context: ApiContext,
): void {
  if (changed.theme) changeTheme(runtime, screen, device, context);
  if (changed.network) tellNetwork(changed.network, context);
  if (changed.battery) context.listeners('BatteryInfoChange').tell({ ...changed.battery });
  if (changed.muted !== undefined) muteAll(runtime, changed.muted);
}

function muteAll(runtime: Runtime, muted: boolean): void {
  for (const page of runtime.stack.alive()) {
    for (const media of page.frame.document.querySelectorAll('audio, video')) {
      (media as HTMLMediaElement).muted = muted;
    }
  }
}

function tellNetwork(networkType: string, context: ApiContext): void {
  context.listeners('NetworkStatusChange').tell({ isConnected: networkType !== 'none', networkType });
}

function showTopPage(runtime: Runtime, screen: Screen): void {
  const page = runtime.stack.top();
  if (!page) return;
  const isTab = runtime.router.isTab(page.path);
  const depth = runtime.stack.pages.length;
  screen.navigationBar.show(page.window, {
    canGoBack: depth > 1,
    canGoHome: !isTab && page.path !== homeOf(runtime.program),
  });
  const { contentColor, backgroundColor, backgroundColorTop } = page.window;
  const isIos = screen.element.dataset.platform === 'ios';
  page.frame.element.style.backgroundColor = contentColor;
  screen.pages.style.backgroundColor = (isIos && backgroundColorTop) || backgroundColor;
  page.pullDown?.look();
  screen.tabBar.show(screen.tabBar.tabs.findIndex((tab) => tab.pagePath.replace(/^\//, '') === page.path));
}

/** As a tap on a phone's status bar: the page goes to its top, and each scroll-view that wants it. */
function scrollToTop(runtime: Runtime): void {
  const page = runtime.stack.top();
  if (!page) return;
  page.frame.window.scrollTo({ top: 0, behavior: 'smooth' });
  for (const node of page.frame.document.querySelectorAll('wx-scroll-view[enable-back-to-top]')) {
    (builtinOf(node)?.behaviour.methods as { backToTop?(): void } | undefined)?.backToTop?.();
  }
}

function selectTab(runtime: Runtime, screen: Screen, index: number): void {
  const tab = screen.tabBar.tabs[index];
  if (!tab) return;
  const pagePath = tab.pagePath.replace(/^\//, '');
  void runtime.router.switchTab(`/${pagePath}`).then(({ page }) => {
    if (page)
      runtime.stack.call(page, 'onTabItemTap', { index: String(index), pagePath, text: tab.text ?? '' });
  });
}

/** Sheets and pickers lie in the program's own document, above the pages' frames. */
function overlayOf(screen: Screen, device: DeviceState): Overlay {
  actAsTouch(screen.element.ownerDocument);
  return createOverlay({
    element: screen.overlay,
    language: () => device.settings.language,
    isDark: () => device.settings.theme === 'dark',
  });
}

/** A real phone (`hasOwn`) has its own keyboard; a simulated one draws it. */
function keyboardOf(
  { element: screen, pages }: Screen,
  device: DeviceState,
  hasOwn: boolean,
  context: () => ApiContext | undefined,
): Keyboard {
  const place: KeyboardPlace = {
    screen,
    pages,
    device,
    nickname: () => testUser(device.settings.language).nickName,
    changed: (height) => context()?.listeners('KeyboardHeightChange').tell({ height }),
  };
  return hasOwn ? createOwnKeyboard(place) : createDrawnKeyboard(place);
}

function hooksOf(
  parts: Pick<ApiContext, 'urls' | 'overlay' | 'device' | 'call'> & {
    keyboard: Keyboard;
    pagesChanged: Set<() => void>;
  },
  context: () => ApiContext,
  runtime: () => Runtime,
): BuiltinHooks {
  const { urls, overlay, device, call, keyboard } = parts;
  const language = (): Language => device.settings.language;
  return {
    resolveUrl: (url, owner) => urls.resolve(url, owner),
    call: (name, values) =>
      name.startsWith('button.')
        ? useAbility(context(), name.slice('button.'.length), values)
        : call(name, values),
    picture: (element) => pictureOfElement(element, device.model.pixelRatio),
    takeSnapshot: (element, options) => takeSnapshot(context(), element, options),
    overlay,
    language,
    keyboard,
    watch: (listener) => watchPhone(runtime(), parts, listener),
    isOnTop: (document) => runtime().stack.top()?.frame.document === document,
    isLandscape: () => device.settings.landscape,
    isOnline: () => device.settings.network !== 'none',
    mayShow: (url) => mayShow(context(), url),
    warn: (message) => runtime().reporter.once({ kind: 'warning', message: message[language()], where: '' }),
  };
}

/** The screen first, then who watches: a listener may end itself while it is told. */
function tellPages(runtime: Runtime, screen: Screen, listeners: ReadonlySet<() => void>): void {
  showTopPage(runtime, screen);
  for (const listener of [...listeners]) listener();
}

/** What a built-in may know of the phone around its page. */
function watchPhone(
  { app }: Runtime,
  { device, pagesChanged }: { device: DeviceState; pagesChanged: Set<() => void> },
  listener: (fact: PhoneFact) => void,
): () => void {
  const pages = (): void => listener('pages');
  const show = (): void => listener('foreground');
  const hide = (): void => listener('background');
  app.on('onShow', show);
  app.on('onHide', hide);
  pagesChanged.add(pages);
  const stop = device.onChange((changed) => {
    if (changed.landscape !== undefined) listener('turned');
    if (changed.network !== undefined) listener('network');
  });
  return () => {
    app.off('onShow', show);
    app.off('onHide', hide);
    pagesChanged.delete(pages);
    stop();
  };
}

/** What the members of wx work with. */
function contextOf(
  started: Runtime,
  parts: Pick<ApiContext, 'device' | 'screen' | 'urls' | 'overlay' | 'host' | 'storage' | 'call'>,
): ApiContext {
  const states = new Map<string, unknown>();
  const context: ApiContext = {
    runtime: started,
    ...parts,
    language: () => parts.device.settings.language,
    listeners: createListenerSets((error, where) => started.reporter.exception(error, where)),
    state<T>(key: string, create: () => T): T {
      if (!states.has(key)) states.set(key, create());
      return states.get(key) as T;
    },
    supports,
    gate: (name) => privacyGate(context, name),
    warn: (message, where) => started.reporter.once({ kind: 'warning', message, where }),
  };
  return context;
}

import { createNavigationBar, type NavigationBar } from './navigation-bar.ts';
import { createStatusBar } from './status-bar.ts';
import { createTabBar, type TabBar } from './tab-bar.ts';
import type { DeviceState } from './device-state.ts';

/** What the person sees of the phone: status and navigation bar, pages, tab bar, home indicator, overlays. */
export interface Screen {
  readonly element: HTMLElement;
  /** Holds the pages' frames. */
  readonly pages: HTMLElement;
  readonly overlay: HTMLElement;
  readonly navigationBar: NavigationBar;
  readonly tabBar: TabBar;
  /** Sizes of the parts, as programs measure them. */
  metrics(): ScreenMetrics;
}

export interface ScreenMetrics {
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  windowHeight: number;
  /** Where the page begins, from the top of the screen. */
  screenTop: number;
  statusBarHeight: number;
  safeArea: { left: number; right: number; top: number; bottom: number; width: number; height: number };
}

export interface ScreenActions {
  back(): void;
  home(): void;
  selectTab(index: number): void;
  toTop(): void;
  menu(): void;
  exit(): void;
  resolveUrl(path: string): string;
}

export function createScreen(host: HTMLElement, device: DeviceState, actions: ScreenActions): Screen {
  const document = host.ownerDocument;
  const make = (className: string): HTMLElement => {
    const element = document.createElement('div');
    element.className = className;
    return element;
  };
  const element = make('screen');
  const pages = make('pages');
  const overlay = make('overlay');
  const navigationBar = createNavigationBar(document, device, actions);
  const tabBar = createTabBar(document, actions);
  const indicator = make('home-indicator');
  element.append(navigationBar.element, pages, tabBar.element, overlay, indicator);
  overlay.append(createStatusBar(document, device));
  host.append(element);

  function applyDevice(): void {
    const { model, settings } = device;
    element.style.setProperty('--status-bar', `${settings.landscape ? 0 : model.statusBarHeight}px`);
    element.style.setProperty('--bottom-inset', `${model.bottomInset}px`);
    element.dataset.theme = settings.theme;
    element.dataset.platform = model.platform;
    indicator.hidden = model.bottomInset === 0;
  }
  applyDevice();
  device.onChange(applyDevice);

  return {
    element,
    pages,
    overlay,
    navigationBar,
    tabBar,
    metrics() {
      const { width, height } = element.getBoundingClientRect();
      const box = pages.getBoundingClientRect();
      const { model, settings } = device;
      const top = settings.landscape ? 0 : model.statusBarHeight;
      const bottom = height - model.bottomInset;
      return {
        screenWidth: Math.round(width),
        screenHeight: Math.round(height),
        windowWidth: Math.round(box.width),
        windowHeight: Math.round(box.height),
        screenTop: Math.round(box.top),
        statusBarHeight: top,
        safeArea: { left: 0, right: width, top, bottom, width, height: bottom - top },
      };
    },
  };
}

import type { PageWindow } from '../runtime/page.ts';
import type { DeviceState } from './device-state.ts';
import { createStatusBar } from './status-bar.ts';

/** Documented sizes: the bar is 44 high; the capsule is 87 x 32, 7 from the right edge. */
export const BAR_HEIGHT = 44;
export const CAPSULE = { width: 87, height: 32, right: 7, top: 6 };

export interface NavigationBar {
  readonly element: HTMLElement;
  show(window: PageWindow, place: { canGoBack: boolean; canGoHome: boolean }): void;
  /** The capsule's place on the screen. */
  capsule(): { left: number; right: number; top: number; bottom: number; width: number; height: number };
}

const icon = (path: string): string =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

const MARKUP = `
<div class="bar"><button class="back" type="button">${icon('<path d="M15 5l-7 7 7 7"/>')}</button><button class="home" type="button">${icon('<path d="M4 11l8-7 8 7M6.5 9.5V20h11V9.5"/>')}</button><span class="title"><i class="spinner"></i><span class="text"></span></span></div>
<div class="capsule"><button class="menu" type="button"><svg viewBox="0 0 24 10" width="22" height="9" fill="currentColor" aria-hidden="true"><circle cx="4" cy="5" r="2"/><circle cx="12" cy="5" r="3.2"/><circle cx="20" cy="5" r="2"/></svg></button><button class="exit" type="button"><svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><circle cx="10" cy="10" r="8"/><circle cx="10" cy="10" r="2.6" fill="currentColor"/></svg></button></div>`;

const labels = {
  en: { back: 'Back', home: 'Home', menu: 'More', exit: 'Close' },
  zh: { back: '返回', home: '首页', menu: '更多', exit: '关闭' },
};

export interface NavigationActions {
  back(): void;
  home(): void;
  menu(): void;
  exit(): void;
  /** The status bar was tapped, or the title twice. */
  toTop(): void;
}

export function createNavigationBar(
  document: Document,
  device: DeviceState,
  actions: NavigationActions,
): NavigationBar {
  const element = document.createElement('header');
  element.className = 'navigation';
  element.innerHTML = MARKUP;
  element.prepend(createStatusBar(document, device));
  const part = (name: string): HTMLElement => element.querySelector<HTMLElement>(`.${name}`)!;
  for (const name of ['back', 'home', 'menu', 'exit'] as const) {
    part(name).addEventListener('click', () => actions[name]());
  }

  part('status').addEventListener('click', () => actions.toTop());
  part('title').addEventListener('dblclick', () => actions.toTop());

  function showDevice(): void {
    const { settings } = device;
    for (const name of ['back', 'home', 'menu', 'exit'] as const) {
      part(name).setAttribute('aria-label', labels[settings.language][name]);
    }
  }
  showDevice();
  device.onChange(showDevice);

  return {
    element,
    show(window, { canGoBack, canGoHome }) {
      const isCustom = window.navigationStyle === 'custom';
      element.classList.toggle('custom', isCustom);
      element.classList.toggle('dark-text', window.frontColor === 'black');
      const animation = window.barAnimation;
      element.style.transition = animation ? `background-color ${animation}, color ${animation}` : '';
      element.style.backgroundColor = isCustom ? 'transparent' : window.background;
      part('text').textContent = window.title;
      part('back').hidden = !canGoBack;
      part('home').hidden = canGoBack || !canGoHome || window.homeButtonHidden;
      part('spinner').hidden = !window.loading;
    },
    capsule() {
      const { left, right, top, bottom, width, height } = part('capsule').getBoundingClientRect();
      return { left, right, top, bottom, width, height };
    },
  };
}

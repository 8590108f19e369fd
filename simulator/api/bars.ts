import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';
import type { PageWindow } from '../runtime/page.ts';
import type { Tab } from '../device/tab-bar.ts';

function changeWindow({ runtime }: ApiContext, change: Partial<PageWindow>): void {
  const page = runtime.stack.top();
  if (!page) throw new ApiError('no page is shown');
  Object.assign(page.window, change);
  runtime.stack.changed();
}

export const setNavigationBarTitle = asyncApi<{ title: string }>(
  ({ title }, context) => changeWindow(context, { title }),
  { needs: { title: 'String' } },
);

interface ColorOptions {
  frontColor: string;
  backgroundColor: string;
  animation?: { duration?: number; timingFunc?: string };
}

const timings: Record<string, string> = {
  easeIn: 'ease-in',
  easeOut: 'ease-out',
  easeInOut: 'ease-in-out',
};

export const setNavigationBarColor = asyncApi<ColorOptions>(
  ({ frontColor, backgroundColor, animation }, context) => {
    const duration = Number(animation?.duration) || 0;
    const timing = timings[animation?.timingFunc ?? ''] ?? 'linear';
    const change: Partial<PageWindow> = { barAnimation: duration > 0 ? `${duration}ms ${timing}` : '' };
    if (frontColor) change.frontColor = frontColor.toLowerCase() === '#000000' ? 'black' : 'white';
    if (backgroundColor) change.background = backgroundColor;
    changeWindow(context, change);
  },
  { needs: { frontColor: 'String', backgroundColor: 'String' } },
);

export const showNavigationBarLoading = asyncApi((_, context) => changeWindow(context, { loading: true }));
export const hideNavigationBarLoading = asyncApi((_, context) => changeWindow(context, { loading: false }));
export const hideHomeButton = asyncApi((_, context) => changeWindow(context, { homeButtonHidden: true }));
export const setBackgroundColor = asyncApi<{ backgroundColor?: string; backgroundColorTop?: string }>(
  ({ backgroundColor, backgroundColorTop }, context) =>
    changeWindow(context, {
      ...(backgroundColor ? { backgroundColor } : {}),
      ...(backgroundColorTop ? { backgroundColorTop } : {}),
    }),
);
export const setBackgroundTextStyle = asyncApi<{ textStyle: 'dark' | 'light' }>(({ textStyle }, context) =>
  changeWindow(context, { backgroundTextStyle: textStyle }),
);

/** Before the first page is there, the bar may be changed: it is of whatever comes. */
function assertTab({ stack, router }: ApiContext['runtime']): void {
  const page = stack.top();
  if (page && !router.isTab(page.path)) throw new ApiError('not TabBar page');
}

function changeTab({ runtime, screen }: ApiContext, index: number, change: Partial<Tab>): void {
  const page = runtime.stack.top();
  if (!page) throw new ApiError('not TabBar page');
  assertTab(runtime);
  const tab = screen.tabBar.tabs[index];
  if (!tab) throw new ApiError('tabbar item not found');
  Object.assign(tab, change);
  screen.tabBar.refresh();
}

type Index = { index: number };
const NEEDS_INDEX = { needs: { index: 'Number' } } as const;

export const setTabBarBadge = asyncApi<Index & { text: string }>(
  ({ index, text }, context) =>
    changeTab(context, index, { badge: [...String(text)].length > 4 ? '…' : String(text), redDot: false }),
  { needs: { index: 'Number', text: 'String' } },
);
export const removeTabBarBadge = asyncApi<Index>(
  ({ index }, context) => changeTab(context, index, { badge: undefined }),
  NEEDS_INDEX,
);
export const showTabBarRedDot = asyncApi<Index>(
  ({ index }, context) => changeTab(context, index, { redDot: true, badge: undefined }),
  NEEDS_INDEX,
);
export const hideTabBarRedDot = asyncApi<Index>(
  ({ index }, context) => changeTab(context, index, { redDot: false }),
  NEEDS_INDEX,
);
export const setTabBarItem = asyncApi<Index & Partial<Tab>>(
  ({ index, text, iconPath, selectedIconPath }, context) =>
    changeTab(context, index, {
      ...(text === undefined ? {} : { text }),
      ...(iconPath === undefined ? {} : { iconPath }),
      ...(selectedIconPath === undefined ? {} : { selectedIconPath }),
    }),
  NEEDS_INDEX,
);

interface TabBarStyle {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
}

export const setTabBarStyle = asyncApi<TabBarStyle>(
  ({ color, selectedColor, backgroundColor, borderStyle }, { runtime, screen }) => {
    assertTab(runtime);
    const given = Object.entries({ color, selectedColor, backgroundColor, borderStyle });
    Object.assign(screen.tabBar.look, Object.fromEntries(given.filter(([, value]) => value !== undefined)));
    screen.tabBar.refresh();
  },
);
const showBar = (isHidden: boolean) =>
  asyncApi((_, { runtime, screen }) => {
    assertTab(runtime);
    screen.tabBar.setHidden(isHidden);
  });
export const showTabBar = showBar(false);
export const hideTabBar = showBar(true);

/** Documented as of an old top bar: phones accept it and show nothing. */
export const setTopBarText = asyncApi(() => undefined, { needs: { text: 'String' } });

import type { AppConfig, ComponentConfig, WindowConfig } from '../../contract/program.ts';
import type { PageWindow } from './page.ts';
import { passiveEventsWith } from './passive-events.ts';

export type Theme = 'light' | 'dark';

/** `@name` stands for a value of theme.json, which differs by theme. */
export function themed(app: AppConfig, theme: Theme, value: string | undefined): string | undefined {
  if (!value?.startsWith('@')) return value;
  return app.theme?.[theme]?.[value.slice(1)];
}

/** The page's window settings over the app's over the platform's defaults. */
export function pageWindowOf(app: AppConfig, config: ComponentConfig | undefined, theme: Theme): PageWindow {
  const merged: WindowConfig = { ...app.window, ...definedOnly(config ?? {}) };
  const text = (value: string | undefined, fallback: string): string => themed(app, theme, value) ?? fallback;
  const isDark = theme === 'dark' && app.darkmode === true;
  return {
    title: merged.navigationBarTitleText ?? '',
    background: text(merged.navigationBarBackgroundColor, isDark ? '#191919' : '#000000'),
    frontColor: text(merged.navigationBarTextStyle, 'white') === 'black' ? 'black' : 'white',
    navigationStyle: merged.navigationStyle === 'custom' ? 'custom' : 'default',
    loading: false,
    homeButtonHidden: false,
    barAnimation: '',
    contentColor: isDark ? '#111111' : '#ffffff',
    backgroundColor: text(merged.backgroundColor, isDark ? '#111111' : '#ffffff'),
    backgroundColorTop: text(merged.backgroundColorTop, ''),
    backgroundTextStyle: text(merged.backgroundTextStyle, 'dark') === 'light' ? 'light' : 'dark',
    pullDownEnabled: merged.enablePullDownRefresh === true,
    reachBottomDistance: Number(merged.onReachBottomDistance ?? 50),
    scrollDisabled: merged.disableScroll === true,
    passiveEvents: passiveEventsWith(config?.enablePassiveEvent, passiveEventsWith(app.enablePassiveEvent)),
  };
}

function definedOnly(config: object): WindowConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

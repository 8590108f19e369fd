import { App, ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { antdTheme } from './antd-theme.ts';
import type { Theme } from './appearance.ts';
import { useAppearance } from './language.tsx';

type Locale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>;

const themes = new Map<Theme, ReturnType<typeof antdTheme>>();
const themeOf = (theme: Theme) => {
  if (!themes.has(theme)) themes.set(theme, antdTheme(theme));
  return themes.get(theme)!;
};

/** Around whatever uses antd: our theme and the viewer's language. */
export function AntdScope({ children }: { children: ReactNode }) {
  const { theme, language } = useAppearance();
  const [chinese, setChinese] = useState<Locale | null>(null);
  useEffect(() => {
    if (language === 'zh') void import('./chinese.ts').then((locale) => setChinese(locale.default));
  }, [language]);
  return (
    <ConfigProvider
      theme={themeOf(theme)}
      {...(language === 'zh' && chinese && { locale: chinese })}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { createRegistry, discoverSections } from './frame/registry.ts';
import type { AppearanceStore } from './kit/appearance.ts';
import { antdTheme } from './kit/antd-theme.ts';
import { ask } from './kit/ask.ts';
import { csrf } from './kit/console.ts';
import { AppearanceProvider, useAppearance } from './kit/language.tsx';
import { isRefusal, isSignedOut } from './kit/refusal.ts';
import { RouterProvider, useRouter } from './kit/router.tsx';
import { SignedIn } from './kit/session.tsx';
import { Failed, Loading } from './kit/states.tsx';

const frame = () => import('./frame/frame.tsx');
const Frame = lazy(async () => ({ default: (await frame()).Frame }));
const Blocked = lazy(async () => ({ default: (await frame()).Blocked }));
const SignIn = lazy(() => import('./entry/sign-in.tsx'));
const FirstRun = lazy(() => import('./entry/first-run.tsx'));
const registry = createRegistry(discoverSections());

function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Whatever is refused because the session is over sends the page back to the question who is there.
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[1] !== 'me')
          void queries.invalidateQueries({ queryKey: ['sessions', 'me'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => !isRefusal(error) && failures < 2,
        retryDelay: 600,
      },
    },
  });
  return queries;
}

export function App({ appearance }: { appearance: AppearanceStore }) {
  const [queries] = useState(createQueries);
  return (
    <AppearanceProvider store={appearance}>
      <QueryClientProvider client={queries}>
        <RouterProvider>
          <Themed />
        </RouterProvider>
      </QueryClientProvider>
    </AppearanceProvider>
  );
}

type AntdLocale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>;

function Themed() {
  const { theme, language } = useAppearance();
  const config = useMemo(() => antdTheme(theme), [theme]);
  const [chinese, setChinese] = useState<AntdLocale | null>(null);
  useEffect(() => {
    if (language === 'zh') void import('./kit/chinese.ts').then((locale) => setChinese(locale.default));
  }, [language]);
  const isChinese = language === 'zh' && chinese !== null;
  return (
    <ConfigProvider
      theme={config}
      {...(isChinese && { locale: chinese })}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      </AntdApp>
    </ConfigProvider>
  );
}

/** First run, sign-in, blocked, or the site. */
function Door() {
  const { path } = useRouter();
  const open = registry.find(path);
  const isOpen = open?.page.isOpen === true;
  // The session's readable half: without it nobody is signed in, and the question would only be refused.
  const [hasCookie, setHasCookie] = useState(() => csrf() !== '');
  const me = useQuery({ ...ask('sessions.me', {}), enabled: !isOpen && hasCookie, staleTime: 30_000 });
  const signedOut = !isOpen && (!hasCookie || (me.isError && isSignedOut(me.error)));
  const setup = useQuery({ ...ask('setup.state', {}), enabled: signedOut });
  const { refetch } = me;
  const enter = useCallback(() => {
    setHasCookie(true);
    void refetch();
  }, [refetch]);
  // Everything that was read belongs to somebody else now: the simplest safe thing is a page without memory.
  const forget = useCallback(() => location.assign('/'), []);
  if (open && isOpen) return <open.page.Component params={open.params} />;
  if (signedOut && setup.data) {
    if (!setup.data.isDone) return <FirstRun />;
    return <SignIn workspace={setup.data.workspace} onSignedIn={enter} />;
  }
  if (me.data && !signedOut) {
    const isBlocked = me.data.user.status !== 'active';
    return (
      <SignedIn me={me.data}>
        {isBlocked ? <Blocked onSignedOut={forget} /> : <Frame registry={registry} onSignedOut={forget} />}
      </SignedIn>
    );
  }
  if (me.isError) return <Failed error={me.error} retry={() => void me.refetch()} />;
  if (setup.isError) return <Failed error={setup.error} retry={() => void setup.refetch()} />;
  return <Loading />;
}

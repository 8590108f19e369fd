import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useState } from 'react';
import { Frame } from './frame/frame.tsx';
import { Blocked } from './frame/blocked.tsx';
import type { Registry } from './frame/registry.ts';
import type { AppearanceStore } from './kit/appearance.ts';
import { ask } from './kit/ask.ts';
import { csrf } from './kit/console.ts';
import { AppearanceProvider } from './kit/language.tsx';
import { later, laterWithAntd } from './kit/later.tsx';
import { NoticesProvider } from './kit/notices.tsx';
import { isRefusal, isSignedOut } from './kit/refusal.ts';
import { RouterProvider, useRouter } from './kit/router.tsx';
import { SignedIn } from './kit/session.tsx';
import { Failed, Loading } from './kit/states.tsx';

const signIn = later(() => import('./entry/sign-in.tsx'));
const firstRun = laterWithAntd(() => import('./entry/first-run.tsx'));

export function createQueries(): QueryClient {
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

/** Everything that the first page waits for, asked for at once: who is there, what they may do, and the page's own code. */
export async function prepare(registry: Registry, queries: QueryClient): Promise<void> {
  const found = registry.find(location.pathname === '/' ? '/programs' : location.pathname);
  const code = found?.page.load();
  if (found?.page.isOpen) return void (await code);
  if (csrf() === '')
    return void (await Promise.all([signIn.load(), queries.prefetchQuery(ask('setup.state', {}))]));
  const layout = found?.page.layout === undefined ? undefined : registry.layouts[found.page.layout]?.load();
  await Promise.all([
    code,
    layout,
    queries.prefetchQuery(ask('sessions.me', {})),
    queries.prefetchQuery(ask('permissions.mine', {})),
    found?.page.ahead?.(queries, new URLSearchParams(location.search)),
  ]);
}

interface AppProps {
  appearance: AppearanceStore;
  registry: Registry;
  queries: QueryClient;
}

export function App({ appearance, registry, queries }: AppProps) {
  return (
    <AppearanceProvider store={appearance}>
      <QueryClientProvider client={queries}>
        <RouterProvider>
          <NoticesProvider>
            <Suspense fallback={null}>
              <Door registry={registry} />
            </Suspense>
          </NoticesProvider>
        </RouterProvider>
      </QueryClientProvider>
    </AppearanceProvider>
  );
}

/** First run, sign-in, blocked, or the site. */
function Door({ registry }: { registry: Registry }) {
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
    if (!setup.data.isDone) return <firstRun.Component />;
    return <signIn.Component workspace={setup.data.workspace} onSignedIn={enter} />;
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

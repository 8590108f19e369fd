import { useIsFetching } from '@tanstack/react-query';
import { Button } from '../kit/button.tsx';
import { Suspense, useEffect, useState } from 'react';
import { useBranding } from '../kit/branding.ts';
import { MenuIcon } from '../kit/icons.tsx';
import { useSay } from '../kit/language.tsx';
import { useLiveUpdates } from '../kit/live.ts';
import { Logo } from '../kit/logo.tsx';
import { Link, useRouter } from '../kit/router.tsx';
import { useMe } from '../kit/session.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useTitle } from '../kit/page.tsx';
import { LanguageButton } from './language-button.tsx';
import { Mark } from './mark.tsx';
import { Navigation } from './navigation.tsx';
import { PageView } from './page-view.tsx';
import type { Registry } from './registry.ts';
import { SideDrawer } from './side-drawer.tsx';
import { TeamFilter } from './team-filter.tsx';
import { UserMenu } from './user-menu.tsx';
import { words } from './words.ts';

/** Top bar, areas at the side (a drawer on narrow screens), and the page. */
export function Frame({ registry, onSignedOut }: { registry: Registry; onSignedOut: () => void }) {
  const say = useSay();
  const { workspace } = useMe();
  const [isNavOpen, setNavOpen] = useState(false);
  const brand = useBranding(workspace.name);
  useLiveUpdates();
  usePreload(registry);
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {say(words.skip)}
      </a>
      <header className="top">
        <Button
          className="nav-button"
          type="text"
          icon={<MenuIcon />}
          aria-label={say(words.openNavigation)}
          onClick={() => setNavOpen(true)}
        />
        <Link className="brand" href="/" aria-label={workspace.name}>
          {brand.logo ? <Logo sha256={brand.logo} size={24} /> : <Mark />}
          <span>{brand.title}</span>
        </Link>
        <span className="top-space" />
        <TeamFilter />
        <LanguageButton />
        <UserMenu onSignedOut={onSignedOut} />
      </header>
      <aside className="side">
        <Navigation registry={registry} />
      </aside>
      <SideDrawer isOpen={isNavOpen} onClose={() => setNavOpen(false)} title={workspace.name}>
        <Navigation registry={registry} onGo={() => setNavOpen(false)} />
      </SideDrawer>
      <main id="page" className="page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Page registry={registry} />
        </Suspense>
      </main>
    </div>
  );
}

/** The code of the other pages: not before the first one has its answers. */
function usePreload(registry: Registry): void {
  const isBusy = useIsFetching() > 0;
  useEffect(() => {
    if (isBusy) return;
    const handle = requestIdleCallback(() => registry.preload(), { timeout: 4000 });
    return () => cancelIdleCallback(handle);
  }, [registry, isBusy]);
}

function Page({ registry }: { registry: Registry }) {
  const { path, go } = useRouter();
  const found = registry.find(path);
  const isStart = path === '/';
  useEffect(() => {
    if (isStart) go('/programs', { replace: true });
  }, [isStart, go]);
  if (isStart) return null;
  return found ? <PageView registry={registry} {...found} /> : <NotHere />;
}

function NotHere() {
  const say = useSay();
  useTitle(say(words.notHere));
  return (
    <Nothing
      title={say(words.notHere)}
      hint={say(words.notHereHint)}
      action={<Link href="/programs">{say(words.home)}</Link>}
    />
  );
}

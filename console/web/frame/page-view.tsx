import { useQuery } from '@tanstack/react-query';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { ask } from '../kit/ask.ts';
import { useAppearance, useSay } from '../kit/language.tsx';
import { matchPath, useRouter } from '../kit/router.tsx';
import type { At } from '../kit/session.tsx';
import { useMay } from '../kit/session.tsx';
import { Failed, Loading, Nothing } from '../kit/states.tsx';
import type { Page, Registry } from './registry.ts';
import { words } from './words.ts';

/** One page, in its layout if it has one, for whoever may see it. */
export function PageView({
  registry,
  page,
  params,
}: {
  registry: Registry;
  page: Page;
  params: Record<string, string>;
}) {
  const { path } = useRouter();
  const at = placeOf(params);
  const may = useMay(at);
  const Layout = page.layout ? registry.layouts[page.layout]?.Component : undefined;
  const verdict = page.permission === undefined ? true : may(page.permission);
  const body =
    verdict === undefined ? (
      <Loading />
    ) : verdict ? (
      <page.Component params={params} />
    ) : (
      <Forbidden page={page} at={at} />
    );
  const guarded = <Guard key={path}>{body}</Guard>;
  if (!Layout) return guarded;
  const tabs = registry.pages
    .filter(
      ({ layout, isTab, permission }) =>
        layout === page.layout && isTab !== false && (!permission || may(permission)),
    )
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((tab) => {
      const href = fill(tab.path, params);
      return {
        href,
        title: tab.title,
        isHere:
          page.tab === tab.path ||
          matchPath(tab.path, path) !== null ||
          (path.startsWith(`${href}/`) && tab.path.split('/').length > 3),
      };
    });
  return (
    <Layout params={params} tabs={tabs}>
      {guarded}
    </Layout>
  );
}

/** What `:programId` and its like say about where permissions are asked. */
function placeOf({ programId, appId, teamId }: Record<string, string>): At {
  if (programId) return { programId };
  if (appId) return { appId };
  return teamId ? { teamId } : {};
}

function fill(pattern: string, params: Record<string, string>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function Forbidden({ page, at }: { page: Page; at: At }) {
  const say = useSay();
  const { language } = useAppearance();
  const permission = page.permission as 'programs.view';
  const { data } = useQuery(ask('permissions.why', { permission, ...at }));
  return <Nothing title={say(words.forbidden)} hint={data?.sentence[language]} />;
}

/** A bug in one page leaves the frame standing. */
class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Failed error={error} retry={() => this.setState({ error: null })} />;
  }
}

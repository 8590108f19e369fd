import type { ReactNode } from 'react';
import { Link, useParam, useRouter } from './router.tsx';
import { useInSight } from './tabs.tsx';

export interface UrlTab {
  key: string;
  title: string;
  content: () => ReactNode;
}

/** Parts of one page, each with its address (`?tab=`): links, of which the first leaves no trace. What is not shown is not there. */
export function UrlTabs({ tabs }: { tabs: UrlTab[] }) {
  const { path } = useRouter();
  const first = tabs[0]!;
  const [tab] = useParam('tab', first.key);
  const shown = tabs.find(({ key }) => key === tab) ?? first;
  const strip = useInSight(shown.key);
  return (
    <>
      <nav className="tabs" ref={strip}>
        {tabs.map(({ key, title }) => (
          <Link
            key={key}
            href={key === first.key ? path : `${path}?tab=${key}`}
            aria-current={key === shown.key ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {shown.content()}
    </>
  );
}

import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useSay } from './language.tsx';
import { Link } from './router.tsx';
import type { LayoutProps } from './section.ts';
import './tabs.css';

/** On a narrow screen the tabs scroll sideways: the one that is shown is in sight. */
export function useInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current: nav } = strip;
    if (!nav) return;
    const show = () =>
      nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const resized = new ResizeObserver(show);
    resized.observe(nav);
    return () => resized.disconnect();
  }, [current]);
  return strip;
}

/** The pages of a layout as tabs: real links. One page needs none. */
export function Tabs({ of }: { of: LayoutProps['tabs'] }) {
  const say = useSay();
  const strip = useInSight(of.find(({ isHere }) => isHere)?.href);
  if (of.length < 2) return null;
  return (
    <nav className="tabs" ref={strip}>
      {of.map(({ href, title, isHere }) => (
        <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {say(title)}
        </Link>
      ))}
    </nav>
  );
}

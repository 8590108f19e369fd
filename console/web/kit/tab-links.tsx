import { useSay } from './language.tsx';
import { Link } from './router.tsx';
import type { LayoutProps } from './section.ts';

/** The pages of one thing: links, so that each has its address. On narrow screens the row scrolls. */
export function TabLinks({ tabs, label }: { tabs: LayoutProps['tabs']; label: string }) {
  const say = useSay();
  return (
    <nav className="tab-links" aria-label={label}>
      {tabs.map(({ href, title, isHere }) => (
        <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {say(title)}
        </Link>
      ))}
    </nav>
  );
}

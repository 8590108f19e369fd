import { useSay } from './language.tsx';
import { Link } from './router.tsx';
import type { LayoutProps } from './section.ts';
import './tabs.css';

/** The pages of a layout as tabs: real links. One page needs none. */
export function Tabs({ of }: { of: LayoutProps['tabs'] }) {
  const say = useSay();
  if (of.length < 2) return null;
  return (
    <nav className="tabs">
      {of.map(({ href, title, isHere }) => (
        <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {say(title)}
        </Link>
      ))}
    </nav>
  );
}

import { useQuery } from '@tanstack/react-query';
import { ask } from '../kit/ask.ts';
import { useSay } from '../kit/language.tsx';
import { Link, matchPath, useRouter } from '../kit/router.tsx';
import { groups } from '../kit/section.ts';
import { useTeam } from '../kit/session.tsx';
import type { Page, Registry } from './registry.ts';
import { groupWords, words } from './words.ts';

/** The areas of the site; what a role never can see is not there. */
export function Navigation({ registry, onGo }: { registry: Registry; onGo?: () => void }) {
  const say = useSay();
  const { path } = useRouter();
  const [team] = useTeam();
  const { data } = useQuery({ ...ask('permissions.mine', {}), staleTime: 60_000 });
  const maySee = ({ permission }: Page) => !permission || data?.allowed.includes(permission) === true;
  const pages = registry.pages
    .filter((page) => page.nav && maySee(page))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const withTeam = (href: string) => (team ? `${href}?team=${encodeURIComponent(team)}` : href);
  const isHere = (page: Page) => matchPath(page.path, path) !== null || path.startsWith(`${page.path}/`);
  return (
    <nav aria-label={say(words.navigation)} className="nav">
      {groups.map((group) => {
        const own = pages.filter(({ section }) => section.group === group);
        if (own.length === 0) return null;
        return (
          <div key={group} className="nav-group">
            {!(own.length === 1 && own[0]!.title.en === groupWords[group].en) && (
              <h2>{say(groupWords[group])}</h2>
            )}
            <ul aria-label={say(groupWords[group])}>
              {own.map((page) => (
                <li key={page.path}>
                  <Link
                    href={withTeam(page.path)}
                    aria-current={isHere(page) ? 'page' : undefined}
                    onMouseEnter={() => void page.load()}
                    onFocus={() => void page.load()}
                    onClick={onGo}
                  >
                    {say(page.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

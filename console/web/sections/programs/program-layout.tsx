import { useQuery } from '@tanstack/react-query';
import { ask } from '../../kit/ask.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { Link } from '../../kit/router.tsx';
import type { LayoutProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { ProgramLogo } from './program-logo.tsx';
import { ShelfTag } from './shelf-tag.tsx';
import { words } from './words.ts';

/** R-VER-03: which mini program this is, above everything that is about it. */
export default function ProgramLayout({ params, tabs, children }: LayoutProps) {
  const say = useSay();
  const program = useQuery(ask('programs.get', { programId: params.programId! }));
  return (
    <div>
      <Link className="page-back" href="/programs">
        {say(words.allPrograms)}
      </Link>
      <Shown of={program} rows={2}>
        {(shown) => (
          <>
            <div className="thing-head">
              <ProgramLogo logo={shown.logo} name={shown.name} size={40} />
              <div>
                <div className="thing-name">
                  <h1>{shown.name}</h1>
                  <ShelfTag program={shown} />
                </div>
                <Copyable text={shown.id} name={say(words.appId)} />
              </div>
            </div>
            <Tabs of={tabs} />
            {children}
          </>
        )}
      </Shown>
    </div>
  );
}

import { useSay } from '../kit/language.tsx';
import { useLiveUpdates } from '../kit/live.ts';
import { useTitle } from '../kit/page.tsx';
import { useMe } from '../kit/session.tsx';
import { Nothing } from '../kit/states.tsx';
import { LanguageButton } from './language-button.tsx';
import { Mark } from './mark.tsx';
import { UserMenu } from './user-menu.tsx';
import { words } from './words.ts';

/** R-MEM-04: may sign in, but sees nothing of the workspace. */
export function Blocked({ onSignedOut }: { onSignedOut: () => void }) {
  const say = useSay();
  const { workspace } = useMe();
  useLiveUpdates();
  useTitle(say(words.blocked));
  return (
    <div className="frame is-alone">
      <header className="top">
        <span className="brand">
          <Mark />
          <span>{workspace.name}</span>
        </span>
        <span className="top-space" />
        <LanguageButton />
        <UserMenu onSignedOut={onSignedOut} />
      </header>
      <main id="page" className="page">
        <Nothing title={say(words.blocked)} hint={say(words.blockedHint, { workspace: workspace.name })} />
      </main>
    </div>
  );
}

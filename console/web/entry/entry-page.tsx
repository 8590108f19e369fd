import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LanguageButton } from '../frame/language-button.tsx';
import { Mark } from '../frame/mark.tsx';
import { ask } from '../kit/ask.ts';
import { useSay } from '../kit/language.tsx';
import { useTitle } from '../kit/page.tsx';
import { words } from './words.ts';

/** What somebody sees who is not signed in: the mark, one column, the links of the workspace. */
export function EntryPage({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const say = useSay();
  useTitle(title);
  const { data: branding } = useQuery(ask('settings.publicBranding', {}));
  return (
    <div className="entry">
      <header className="entry-top">
        <span className="brand">
          {branding?.logo ? (
            <img src={`/files/${branding.logo}`} alt="" width={20} height={20} />
          ) : (
            <Mark size={20} />
          )}
          <span>{branding?.title || 'Tessera'}</span>
        </span>
        <LanguageButton />
      </header>
      <main className="entry-main">
        <h1>{title}</h1>
        {hint && <p className="quiet">{hint}</p>}
        {children}
      </main>
      <footer className="entry-foot">
        {branding?.aboutUrl && <a href={branding.aboutUrl}>{say(words.about)}</a>}
        {branding?.termsUrl && <a href={branding.termsUrl}>{say(words.terms)}</a>}
      </footer>
    </div>
  );
}

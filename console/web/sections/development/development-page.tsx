import { useSay } from '../../kit/language.tsx';
import { useTitle } from '../../kit/page.tsx';
import type { PageProps } from '../../kit/section.ts';
import { UrlTabs } from '../../kit/url-tabs.tsx';
import { Domains } from './domains.tsx';
import { Interfaces } from './interfaces.tsx';
import { Messages } from './messages.tsx';
import { Privacy } from './privacy.tsx';
import { Secret } from './secret.tsx';
import { Settings } from './settings.tsx';
import { words } from './words.ts';

const parts = [
  ['domains', words.domains, Domains],
  ['interfaces', words.permissions, Interfaces],
  ['keys', words.keys, Secret],
  ['messages', words.messages, Messages],
  ['privacy', words.privacy, Privacy],
  ['settings', words.settings, Settings],
] as const;

export default function DevelopmentPage({ params }: PageProps) {
  const say = useSay();
  useTitle(say(words.development));
  const tabs = parts.map(([key, title, Part]) => ({
    key,
    title: say(title),
    content: () => <Part programId={params.programId!} />,
  }));
  return <UrlTabs tabs={tabs} />;
}

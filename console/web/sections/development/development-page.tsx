import { Tabs } from 'antd';
import { useSay } from '../../kit/language.tsx';
import { useTitle } from '../../kit/page.tsx';
import { useParam } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
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
  const [tab, setTab] = useParam('tab', 'domains');
  useTitle(say(words.development));
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) => setTab(key)}
      destroyOnHidden
      items={parts.map(([key, title, Part]) => ({
        key,
        label: say(title),
        children: <Part programId={params.programId!} />,
      }))}
    />
  );
}

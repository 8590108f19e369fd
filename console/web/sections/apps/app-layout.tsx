import { useQuery } from '@tanstack/react-query';
import { ask } from '../../kit/ask.ts';
import { useSay } from '../../kit/language.tsx';
import { Logo } from '../../kit/logo.tsx';
import { PageHeader } from '../../kit/page.tsx';
import type { LayoutProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { words } from './words.ts';

export default function AppLayout({ params, tabs, children }: LayoutProps) {
  const say = useSay();
  const app = useQuery(ask('apps.get', { appId: params.appId! }));
  return (
    <Shown of={app}>
      {({ name, logo, overview }) => (
        <>
          <PageHeader
            title={name}
            back={{ href: '/apps', title: say(words.apps) }}
            hint={overview}
            actions={<Logo sha256={logo} size={40} />}
          />
          <Tabs of={tabs} />
          {children}
        </>
      )}
    </Shown>
  );
}

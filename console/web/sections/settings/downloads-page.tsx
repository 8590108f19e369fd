import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { ask, useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { Shown } from '../../kit/states.tsx';
import { SettingsForm } from './settings-form.tsx';
import { words } from './words.ts';

type Download = ItemOf<'settings.downloads'>;
type Values = Partial<Record<Download['platform'], { version?: string; url?: string }>>;
const platforms: Download['platform'][] = ['win32-x64', 'darwin-x64', 'darwin-arm64', 'linux-x64'];

/** R-MP-02: where the IDE's installers lie. */
export default function DownloadsPage() {
  const say = useSay();
  const downloads = useQuery(ask('settings.downloads', {}));
  const change = useChange('settings.setDownloads', { isQuiet: true });
  const itemsOf = (values: Values) =>
    platforms.flatMap((platform) => {
      const { version = '', url = '' } = values[platform] ?? {};
      return url.trim() === '' ? [] : [{ platform, version: version.trim(), url: url.trim() }];
    });
  return (
    <>
      <PageHeader title={say(words.downloads)} hint={say(words.downloadsHint)} />
      <Shown of={downloads}>
        {({ items, revision }) => (
          <SettingsForm<Values>
            key={revision}
            initial={Object.fromEntries(items.map(({ platform, ...rest }) => [platform, rest]))}
            onSave={(values) => change.mutateAsync({ items: itemsOf(values), revision })}
          >
            {platforms.map((platform) => (
              <div className="download-row" key={platform} role="group" aria-label={say(words[platform])}>
                <span>{say(words[platform])}</span>
                <Form.Item name={[platform, 'version']} label={say(words.version)}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item
                  name={[platform, 'url']}
                  label={say(words.address)}
                  rules={[{ pattern: /^\s*(https?:\/\/\S+)?\s*$/, message: say(words.urlRule) }]}
                >
                  <Input maxLength={500} />
                </Form.Item>
              </div>
            ))}
          </SettingsForm>
        )}
      </Shown>
    </>
  );
}

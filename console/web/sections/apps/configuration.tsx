import { Select } from 'antd';
import { Button } from '../../kit/button.tsx';
import { useState } from 'react';
import { call } from '../../kit/console.ts';
import type { OutputOf } from '../../kit/console.ts';
import { CopyButton } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { saveText } from '../../kit/save-file.ts';
import { platformNames } from './platforms.ts';
import { words } from './words.ts';

/** R-APP-06: a package name, and its configuration file to keep or to copy. */
export function Configuration({ app }: { app: OutputOf<'apps.get'> }) {
  const say = useSay();
  const notices = useNotices();
  const [packageName, setPackageName] = useState(app.platforms[0]?.packageName ?? '');
  const [shown, setShown] = useState<OutputOf<'apps.configuration'> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fetchIt = async () => {
    setBusy(true);
    try {
      const file = await call('apps.configuration', { appId: app.id, packageName });
      setShown(file);
      saveText(file.fileName, file.text, 'application/json');
    } catch (error) {
      notices.refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <div className="filters">
        <Select
          aria-label={say(words.packageName)}
          value={packageName}
          onChange={(next: string) => {
            setPackageName(next);
            setShown(null);
          }}
          popupMatchSelectWidth={false}
          options={app.platforms.map((entry) => ({
            value: entry.packageName,
            label: `${platformNames[entry.platform as 'ios']}: ${entry.packageName}`,
          }))}
        />
        <Button loading={isBusy} onClick={() => void fetchIt()}>
          {say(words.downloadConfig)}
        </Button>
        {shown && <CopyButton text={shown.text} name={say(words.config)} label={say(words.copyConfig)} />}
      </div>
      {shown && (
        <pre className="app-config code" tabIndex={0} aria-label={say(words.config)}>
          {shown.text}
        </pre>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card, Facts } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useParam, useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { AppFields, inputOf } from './app-fields.tsx';
import type { AppValues } from './app-fields.tsx';
import { Configuration } from './configuration.tsx';
import { platformNames } from './platforms.ts';
import type { Platform } from './platforms.ts';
import { words } from './words.ts';
import './apps.css';

type Application = OutputOf<'apps.get'>;

/** R-APP-06, R-APP-10: everything about one application, its configuration file, edit, delete. */
export default function DetailsPage({ params }: PageProps) {
  const app = useQuery(ask('apps.get', { appId: params.appId! }));
  return <Shown of={app}>{(data) => <Details app={data} />}</Shown>;
}

function Details({ app }: { app: Application }) {
  const say = useSay();
  const { go } = useRouter();
  const at = { appId: app.id };
  const [dialog, setDialog] = useParam('dialog', '');
  const [isRemoving, setRemoving] = useState(false);
  const team = useQuery({ ...ask('teams.get', { teamId: app.teamId }), retry: false });
  const remove = useChange('apps.remove', { isQuiet: true, done: () => go('/apps') });
  const actions = (
    <>
      <ActionButton permission="apps.edit" at={at} onClick={() => setDialog('edit')}>
        {say(words.edit)}
      </ActionButton>
      <ActionButton danger permission="apps.edit" at={at} onClick={() => setRemoving(true)}>
        {say(words.remove)}
      </ActionButton>
    </>
  );
  return (
    <>
      <Card title={say(words.details)} actions={actions}>
        <Facts
          of={[
            [say(words.appId), <Copyable key="id" text={app.id} name={say(words.appId)} />],
            [say(words.team), team.data?.name ?? '–'],
            ...app.platforms.map(
              ({ platform, packageName }) =>
                [
                  `${say(words.packageName)} (${platformNames[platform as Platform]})`,
                  <Copyable key={platform} text={packageName} name={say(words.packageName)} />,
                ] as const,
            ),
            [
              say(words.download),
              app.downloadUrl ? (
                <a key="url" href={app.downloadUrl} target="_blank" rel="noreferrer">
                  {app.downloadUrl}
                </a>
              ) : (
                '–'
              ),
            ],
            [say(words.created), <Time key="created" at={app.createdAt} exact />],
          ]}
        />
      </Card>
      <Card title={say(words.config)}>
        <div className="stack">
          <p className="quiet">{say(words.configHint)}</p>
          <Configuration key={app.revision} app={app} />
        </div>
      </Card>
      <EditApp app={app} isOpen={dialog === 'edit'} onClose={() => setDialog(null)} />
      <Confirm
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={say(words.remove)}
        confirmText={say(words.remove)}
        isDanger
        typed={app.name}
        onConfirm={() => remove.mutateAsync(at)}
      >
        <p>{say(words.removeWords, { name: app.name })}</p>
      </Confirm>
    </>
  );
}

function EditApp({ app, isOpen, onClose }: { app: Application; isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const edit = useChange('apps.edit', { isQuiet: true });
  const nameOf = (platform: Platform) =>
    app.platforms.find((entry) => entry.platform === platform)?.packageName;
  const [ios, android] = [nameOf('ios'), nameOf('android')];
  return (
    <FormDialog<AppValues>
      title={say(words.edit)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(kitWords.save)}
      initial={{
        name: app.name,
        overview: app.overview,
        logo: app.logo,
        platforms: app.platforms.map(({ platform }) => platform as Platform),
        downloadUrl: app.downloadUrl,
        ...(ios && { ios }),
        ...(android && { android }),
      }}
      onSubmit={(values) => edit.mutateAsync({ appId: app.id, revision: app.revision, ...inputOf(values) })}
    >
      <AppFields />
    </FormDialog>
  );
}

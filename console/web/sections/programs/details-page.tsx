import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { InputOf, OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card, Facts, useTitle } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { AdminsCard, TestersCard } from './people-cards.tsx';
import { BindingsCard } from './bindings-card.tsx';
import { ProgramFields } from './create-dialog.tsx';
import { ShelfTag } from './shelf-tag.tsx';
import { useTeams } from './teams.ts';
import { words } from './words.ts';

type Program = OutputOf<'programs.get'>;

export default function DetailsPage({ params }: PageProps) {
  const programId = params.programId!;
  const program = useQuery(ask('programs.get', { programId }));
  useTitle(program.data?.name ?? '');
  return (
    <Shown of={program}>
      {(shown) => (
        <>
          <ProgramCard program={shown} />
          <BindingsCard programId={programId} />
          <DownloadsCard />
          <AdminsCard programId={programId} teamId={shown.teamId} />
          <TestersCard programId={programId} />
        </>
      )}
    </Shown>
  );
}

/** R-MP-06, R-MP-04, R-MP-05. */
function ProgramCard({ program }: { program: Program }) {
  const say = useSay();
  const { language } = useAppearance();
  const { nameOf } = useTeams();
  const [dialog, setDialog] = useState<'' | 'edit' | 'shelf'>('');
  const { data: categories } = useQuery(ask('programs.categories', {}));
  const at = { programId: program.id };
  const named = (key: string) => categories?.items.find(({ id }) => id === key)?.name[language] ?? key;
  const shelfTitle = say(program.isOnShelf ? words.takeOff : words.putBack);
  return (
    <Card
      title={say(words.details)}
      state={<ShelfTag program={program} />}
      actions={
        <>
          <ActionButton permission="programs.edit" at={at} onClick={() => setDialog('edit')}>
            {say(words.edit)}
          </ActionButton>
          <ActionButton
            permission="programs.shelf"
            at={at}
            danger={program.isOnShelf}
            onClick={() => setDialog('shelf')}
          >
            {shelfTitle}
          </ActionButton>
        </>
      }
    >
      <Facts
        of={[
          [
            say(words.appId),
            <span className="wrap" key="id">
              <Copyable text={program.id} name={say(words.appId)} />{' '}
              <Tag color="warning">{say(words.important)}</Tag>
              <span className="quiet">{say(words.appIdHint)}</span>
            </span>,
          ],
          [say(words.team), nameOf(program.teamId)],
          [say(words.created), <Time key="at" at={program.createdAt} />],
          [say(words.overview), program.overview || '–'],
          [say(words.categories), program.categories.map(named).join(', ') || '–'],
          [say(words.tags), program.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)],
        ]}
      />
      <EditDialog program={program} isOpen={dialog === 'edit'} onClose={() => setDialog('')} />
      <ShelfDialog program={program} isOpen={dialog === 'shelf'} onClose={() => setDialog('')} />
    </Card>
  );
}

interface DialogProps {
  program: Program;
  isOpen: boolean;
  onClose: () => void;
}

function EditDialog({ program, isOpen, onClose }: DialogProps) {
  const say = useSay();
  const notices = useNotices();
  const edit = useChange('programs.edit', { isQuiet: true });
  const { id: programId, revision, name, overview, logo, categories, tags } = program;
  return (
    <FormDialog<Omit<InputOf<'programs.edit'>, 'programId'>>
      title={say(words.edit)}
      submitText={say(words.edit)}
      isOpen={isOpen}
      onClose={onClose}
      initial={{ name, overview, logo, categories, tags }}
      onSubmit={async (given) => {
        await edit.mutateAsync({ ...given, programId, revision });
        notices.done(say(words.saved));
      }}
    >
      <ProgramFields />
    </FormDialog>
  );
}

function ShelfDialog({ program, isOpen, onClose }: DialogProps) {
  const say = useSay();
  const notices = useNotices();
  const offShelf = useChange('programs.offShelf', { isQuiet: true });
  const onShelf = useChange('programs.onShelf', { isQuiet: true });
  const programId = program.id;
  if (!program.isOnShelf)
    return (
      <Confirm
        title={say(words.putBackAsk, { name: program.name })}
        confirmText={say(words.putBack)}
        isOpen={isOpen}
        onClose={onClose}
        onConfirm={async () => {
          await onShelf.mutateAsync({ programId });
          notices.done(say(words.putBackDone));
        }}
      >
        <p>{say(words.putBackWords)}</p>
      </Confirm>
    );
  return (
    <FormDialog<{ reason?: string }>
      title={say(words.takeOffAsk, { name: program.name })}
      submitText={say(words.takeOff)}
      isOpen={isOpen}
      onClose={onClose}
      isDanger
      onSubmit={async ({ reason = '' }) => {
        const { approvalId } = await offShelf.mutateAsync({ programId, reason });
        notices.done(say(approvalId ? words.applied : words.tookOff));
      }}
    >
      <p className="form-hint">{say(words.takeOffWords)}</p>
      <Form.Item name="reason" label={say(words.reason)}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

const platforms = [
  ['win32-x64', words.windows],
  ['darwin-x64', words.macIntel],
  ['darwin-arm64', words.macArm],
  ['linux-x64', words.linux],
] as const;

/** R-MP-02. */
function DownloadsCard() {
  const say = useSay();
  const downloads = useQuery(ask('settings.downloads', {}));
  return (
    <Card title={say(words.downloads)}>
      <Shown of={downloads} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say(words.downloadsNone)}</p>
          ) : (
            <ul className="link-row">
              {platforms.flatMap(([platform, title]) =>
                items
                  .filter((item) => item.platform === platform)
                  .map(({ url, version }) => (
                    <li key={url}>
                      <a href={url}>{say(title)}</a> <span className="quiet">{version}</span>
                    </li>
                  )),
              )}
            </ul>
          )
        }
      </Shown>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Switch } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useRouter } from '../../kit/router.tsx';
import type { LayoutProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';

type Team = OutputOf<'teams.get'>;

export default function TeamLayout({ params, tabs, children }: LayoutProps) {
  const team = useQuery(ask('teams.get', { teamId: params.teamId! }));
  return (
    <Shown of={team}>
      {(data) => (
        <>
          <TeamHead team={data} />
          <Tabs of={tabs} />
          {children}
        </>
      )}
    </Shown>
  );
}

function TeamHead({ team }: { team: Team }) {
  const say = useSay();
  const { go } = useRouter();
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const remove = useChange('teams.remove', { isQuiet: true, done: () => go('/teams') });
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={team.name}
        back={{ href: '/teams', title: say(words.teams) }}
        hint={
          <span className="row-actions">
            {team.abilities.map((ability) => (
              <Tag key={ability}>{say(words[ability])}</Tag>
            ))}
            {team.isVerified && <Tag color="success">{say(words.verified)}</Tag>}
          </span>
        }
        actions={
          <>
            <ActionButton permission="teams.manage" onClick={() => setDialog('edit')}>
              {say(words.edit)}
            </ActionButton>
            <ActionButton danger permission="teams.manage" onClick={() => setDialog('remove')}>
              {say(words.remove)}
            </ActionButton>
          </>
        }
      />
      <EditTeam team={team} isOpen={dialog === 'edit'} onClose={close} />
      <Confirm
        isOpen={dialog === 'remove'}
        onClose={close}
        title={say(words.remove)}
        confirmText={say(words.remove)}
        isDanger
        typed={team.name}
        onConfirm={() => remove.mutateAsync({ teamId: team.id })}
      >
        <p>{say(words.removeWords, { name: team.name })}</p>
      </Confirm>
    </>
  );
}

function EditTeam({ team, isOpen, onClose }: { team: Team; isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const edit = useChange('teams.edit', { isQuiet: true });
  const { id: teamId, revision, name, isVerified } = team;
  return (
    <FormDialog<{ name: string; isVerified: boolean }>
      title={say(words.edit)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(kitWords.save)}
      initial={{ name, isVerified }}
      onSubmit={(values) => edit.mutateAsync({ teamId, revision, ...values })}
    >
      <Form.Item name="name" label={say(words.name)} rules={[required]}>
        <Input maxLength={40} showCount autoFocus />
      </Form.Item>
      <Form.Item
        name="isVerified"
        valuePropName="checked"
        label={say(words.verified)}
        extra={say(words.verifiedHint)}
      >
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}

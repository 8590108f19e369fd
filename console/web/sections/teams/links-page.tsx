import { useInfiniteQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { askPages, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { InputOf, ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useParam } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing } from '../../kit/states.tsx';
import { Time, useNow } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';

type RegistrationLink = ItemOf<'links.list'>;
type NewLink = Omit<InputOf<'links.create'>, 'teamId' | 'days' | 'maxUses'> & {
  days: number;
  maxUses: number;
};
const roles = ['team_operator', 'team_developer', 'data_analyst', 'read_only'] as const;

/** R-TEAM-08, R-ROLE-08: links by which people register themselves; each registration waits for approval. */
export default function LinksPage({ params }: PageProps) {
  const say = useSay();
  const teamId = params.teamId!;
  const at = { teamId };
  const pages = useInfiniteQuery(askPages('links.list', { teamId, limit: 50 }));
  const [dialog, setDialog] = useParam('dialog', '');
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<RegistrationLink | null>(null);
  const revoke = useChange('links.revoke', { isQuiet: true });
  const create = (
    <ActionButton type="primary" permission="members.manage" at={at} onClick={() => setDialog('new')}>
      {say(words.newLink)}
    </ActionButton>
  );
  return (
    <>
      <div className="filters">{create}</div>
      <ResourceTable
        label={say(words.links)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columnsOf(say, setRevoking)}
        empty={<Nothing title={say(words.noLinks)} hint={say(words.linksHint)} action={create} />}
      />
      <CreateLink
        teamId={teamId}
        isOpen={dialog === 'new'}
        onClose={() => setDialog(null)}
        onMade={setMade}
      />
      <Made url={made} onClose={() => setMade(null)} />
      <Confirm
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        title={say(words.revoke)}
        confirmText={say(words.revoke)}
        isDanger
        onConfirm={() => revoke.mutateAsync({ linkId: revoking!.id })}
      >
        <p>{say(words.revokeWords)}</p>
      </Confirm>
    </>
  );
}

function columnsOf(say: ReturnType<typeof useSay>, revoke: (link: RegistrationLink) => void) {
  return [
    {
      key: 'role',
      title: say(words.teamRole),
      render: ({ teamRole }: RegistrationLink) => (teamRole ? say(roleWords[teamRole]!) : '–'),
    },
    { key: 'note', title: say(words.note), render: ({ note }: RegistrationLink) => note || '–' },
    {
      key: 'uses',
      title: say(words.uses),
      render: ({ uses, maxUses }: RegistrationLink) => `${uses} / ${maxUses}`,
    },
    {
      key: 'expires',
      title: say(words.expires),
      render: ({ expiresAt }: RegistrationLink) => <Time at={expiresAt} />,
    },
    { key: 'status', title: say(words.status), render: (link: RegistrationLink) => <LinkState of={link} /> },
    {
      key: 'action',
      title: say(words.action),
      render: (link: RegistrationLink) => (
        <Button size="small" danger disabled={link.isRevoked} onClick={() => revoke(link)}>
          {say(words.revoke)}
        </Button>
      ),
    },
  ];
}

function LinkState({ of }: { of: RegistrationLink }) {
  const say = useSay();
  const now = useNow(30_000);
  if (of.isRevoked) return <Tag color="error">{say(words.revoked)}</Tag>;
  if (of.expiresAt <= now) return <Tag>{say(words.expired)}</Tag>;
  if (of.uses >= of.maxUses) return <Tag>{say(words.usedUp)}</Tag>;
  return <Tag color="success">{say(words.active)}</Tag>;
}

function CreateLink(props: {
  teamId: string;
  isOpen: boolean;
  onClose: () => void;
  onMade: (url: string) => void;
}) {
  const say = useSay();
  const required = useRequired();
  const create = useChange('links.create', { isQuiet: true });
  return (
    <FormDialog<NewLink>
      title={say(words.newLink)}
      isOpen={props.isOpen}
      onClose={props.onClose}
      submitText={say(words.newLink)}
      initial={{ teamRole: 'team_developer', days: 7, maxUses: 50 }}
      onSubmit={async (values) => {
        const { url } = await create.mutateAsync({ teamId: props.teamId, ...values });
        props.onMade(url);
      }}
    >
      <p className="quiet form-hint">{say(words.linksHint)}</p>
      <Form.Item name="teamRole" label={say(words.teamRole)} rules={[required]}>
        <Select options={roles.map((role) => ({ value: role, label: say(roleWords[role]!) }))} />
      </Form.Item>
      <Form.Item name="days" label={say(words.days)} rules={[{ required: true }]}>
        <InputNumber min={1} max={90} />
      </Form.Item>
      <Form.Item name="maxUses" label={say(words.maxUses)} rules={[{ required: true }]}>
        <InputNumber min={1} max={1000} />
      </Form.Item>
      <Form.Item name="note" label={say(words.note)}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function Made({ url, onClose }: { url: string | null; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal
      open={url !== null}
      title={say(words.linkMade)}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {say(kitWords.close)}
        </Button>
      }
    >
      <Alert type="warning" title={say(words.linkMadeHint)} className="form-refusal" />
      {url && <Copyable text={url} name={say(words.links)} />}
    </Modal>
  );
}

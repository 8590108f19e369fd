import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { Button } from '../../kit/button.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { NewPasswordField } from '../../kit/new-password.tsx';
import type { Credentials } from '../../kit/new-password.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useMe } from '../../kit/session.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import type { User } from './list-page.tsx';
import { words } from './words.ts';

type Role = 'platform_admin' | 'reviewer' | 'member';
const roles: Role[] = ['platform_admin', 'reviewer', 'member'];

interface NewUser {
  account: string;
  name: string;
  email?: string;
  password: string;
  role: Role;
}

/** R-USER-01..04. */
export function CreateUser(props: {
  isOpen: boolean;
  onClose: () => void;
  onMade: (made: Credentials) => void;
}) {
  const say = useSay();
  const required = useRequired();
  const isSuper = useMe().user.role === 'super_admin';
  const create = useChange('users.create', { isQuiet: true });
  const options = roles.map((role) => ({
    value: role,
    label: say(roleWords[role]!),
    disabled: role === 'platform_admin' && !isSuper,
  }));
  return (
    <FormDialog<NewUser>
      title={say(words.create)}
      isOpen={props.isOpen}
      onClose={props.onClose}
      submitText={say(words.create)}
      initial={{ role: 'member' }}
      onSubmit={async (values) => {
        await create.mutateAsync(values);
        props.onMade({ account: values.account, password: values.password });
      }}
    >
      <Form.Item name="name" label={say(words.username)} rules={[required]}>
        <Input maxLength={64} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="account" label={say(words.account)} extra={say(words.accountHint)} rules={[required]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <NewPasswordField label={say(words.password)} />
      <Form.Item name="email" label={say(words.email)}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={say(words.type)} extra={say(words.typeHint)} rules={[required]}>
        <Select options={options} />
      </Form.Item>
    </FormDialog>
  );
}

export function EditUser({ user, onClose }: { user: User; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const edit = useChange('users.edit', { isQuiet: true });
  const { id: userId, revision, name, email } = user;
  return (
    <FormDialog<{ name: string; email?: string }>
      title={`${say(words.edit)}: ${name}`}
      isOpen
      onClose={onClose}
      submitText={say(kitWords.save)}
      initial={{ name, email }}
      onSubmit={(values) => edit.mutateAsync({ userId, revision, ...values })}
    >
      <Form.Item name="name" label={say(words.username)} rules={[required]}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="email" label={say(words.email)}>
        <Input type="email" />
      </Form.Item>
    </FormDialog>
  );
}

/** For who has forgotten theirs: a new one, and every session ends. */
export function ResetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const say = useSay();
  const edit = useChange('users.edit', { isQuiet: true });
  const { id: userId, revision, name } = user;
  return (
    <FormDialog<{ password: string }>
      title={`${say(words.resetPassword)}: ${name}`}
      isOpen
      onClose={onClose}
      submitText={say(words.resetPassword)}
      onSubmit={({ password }) => edit.mutateAsync({ userId, revision, password })}
    >
      <p className="quiet form-hint">{say(words.newPasswordHint)}</p>
      <NewPasswordField label={say(words.newPassword)} />
    </FormDialog>
  );
}

type Session = ItemOf<'users.sessions'>;

/** R-MEM-08: check the authorization, and take it back. */
export function Authorization({ user, onClose }: { user: User; onClose: () => void }) {
  const say = useSay();
  const { id: userId, name } = user;
  const sessions = useQuery(ask('users.sessions', { userId }));
  const [isAsking, setAsking] = useState(false);
  const revoke = useChange('users.revokeSessions', { isQuiet: true });
  const kindOf = (kind: string) =>
    kind === 'ide' || kind === 'phone' || kind === 'site' ? say(words[kind]) : kind;
  const columns = [
    { key: 'kind', title: say(words.kind), render: ({ kind }: Session) => kindOf(kind) },
    { key: 'device', title: say(words.device), render: ({ device }: Session) => device || '–' },
    { key: 'address', title: say(words.address), render: ({ address }: Session) => address },
    {
      key: 'seen',
      title: say(words.lastSeen),
      render: ({ lastSeenAt }: Session) => <Time at={lastSeenAt} />,
    },
  ];
  const hasAny = (sessions.data?.items.length ?? 0) > 0;
  return (
    <Modal
      open
      title={say(words.authorizationOf, { name })}
      width={640}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {say(kitWords.close)}
        </Button>,
        hasAny && (
          <Button key="revoke" danger onClick={() => setAsking(true)}>
            {say(words.revokeAll)}
          </Button>
        ),
      ]}
    >
      <Shown of={sessions}>
        {({ items }) => (
          <Rows
            label={say(words.authorizationOf, { name })}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<Nothing title={say(words.noSessions)} />}
          />
        )}
      </Shown>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={say(words.revokeAll)}
        confirmText={say(words.revokeAll)}
        isDanger
        onConfirm={() => revoke.mutateAsync({ userId })}
      >
        <p>{say(words.revokeWords, { name })}</p>
      </Confirm>
    </Modal>
  );
}

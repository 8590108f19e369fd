import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import { useState } from 'react';
import { askPages } from '../../kit/ask.ts';
import type { InputOf, ItemOf } from '../../kit/console.ts';
import { SearchField } from '../../kit/search-field.tsx';
import { useSay } from '../../kit/language.tsx';
import { CredentialsDialog } from '../../kit/new-password.tsx';
import type { Credentials } from '../../kit/new-password.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useParam } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { RowActions } from './row-actions.tsx';
import { CreateUser } from './user-dialogs.tsx';
import { words } from './words.ts';

export type User = ItemOf<'users.list'>;
type Role = NonNullable<InputOf<'users.list'>['role']>;
type Status = NonNullable<InputOf<'users.list'>['status']>;
const roles: Role[] = ['super_admin', 'platform_admin', 'reviewer', 'member'];
const statuses: Status[] = ['active', 'blocked', 'applied', 'rejected', 'removed'];

/** R-USER-04: the users of the workspace, with search and filters in the URL. */
export default function ListPage() {
  const say = useSay();
  const [dialog, setDialog] = useParam('dialog', '');
  const [search, setSearch] = useParam('search', '');
  const [role, setRole] = useParam<Role | ''>('role', '');
  const [status, setStatus] = useParam<Status | ''>('status', '');
  const [team, setTeam] = useTeam();
  const [made, setMade] = useState<Credentials | null>(null);
  const filters = {
    ...(search && { search }),
    ...(role && { role }),
    ...(status && { status }),
    ...(team && { teamId: team }),
  };
  const pages = useInfiniteQuery(askPages('users.list', { ...filters, limit: 50 }));
  const create = (
    <ActionButton type="primary" permission="users.manage" onClick={() => setDialog('create')}>
      {say(words.create)}
    </ActionButton>
  );
  const clear = () => {
    setSearch(null);
    setRole(null);
    setStatus(null);
    setTeam(null);
  };
  return (
    <>
      <PageHeader title={say(words.users)} actions={create} />
      <div className="filters">
        <SearchField
          key={search}
          label={say(words.search)}
          initial={search}
          onSearch={(text) => setSearch(text || null)}
        />
        <Select
          aria-label={say(words.role)}
          value={role}
          onChange={(value: Role | '') => setRole(value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.anyRole) },
            ...roles.map((value) => ({ value, label: say(roleWords[value]!) })),
          ]}
        />
        <Select
          aria-label={say(words.status)}
          value={status}
          onChange={(value: Status | '') => setStatus(value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.anyStatus) },
            ...statuses.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
      </div>
      <ResourceTable
        label={say(words.users)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columnsOf(say)}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />}
        {...(Object.keys(filters).length > 0 && { clearFilters: clear })}
      />
      <CreateUser isOpen={dialog === 'create'} onClose={() => setDialog(null)} onMade={setMade} />
      <CredentialsDialog of={made} onClose={() => setMade(null)} />
    </>
  );
}

const colours: Record<Status, TagColour> = {
  active: 'success',
  blocked: 'error',
  applied: 'warning',
  rejected: 'default',
  removed: 'default',
};

function columnsOf(say: ReturnType<typeof useSay>) {
  return [
    {
      key: 'account',
      title: say(words.account),
      render: ({ account, email }: User) => (
        <>
          {account}
          {email && email !== account && <div className="quiet">{email}</div>}
        </>
      ),
    },
    { key: 'name', title: say(words.username), render: ({ name }: User) => name },
    { key: 'role', title: say(words.role), render: ({ role }: User) => say(roleWords[role]!) },
    {
      key: 'status',
      title: say(words.status),
      render: ({ status, isTotpOn }: User) => (
        <>
          <Tag color={colours[status]}>{say(words[status])}</Tag>
          {isTotpOn && <Tag>{say(words.totp)}</Tag>}
        </>
      ),
    },
    { key: 'start', title: say(words.startDate), render: ({ joinedAt }: User) => <Time at={joinedAt} /> },
    { key: 'action', title: say(words.action), render: (user: User) => <RowActions user={user} /> },
  ];
}

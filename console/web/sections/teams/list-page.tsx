import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { ask, askPages, useChange } from '../../kit/ask.ts';
import { Checks } from '../../kit/checks.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { roleWords } from '../../kit/roles.ts';
import { Link, useParam, useRouter } from '../../kit/router.tsx';
import { useMay, useMe } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { UserSelect } from '../../kit/user-select.tsx';
import { words } from './words.ts';

type Team = ItemOf<'teams.list'>;

export default function ListPage() {
  const say = useSay();
  const [dialog, setDialog] = useParam('dialog', '');
  const may = useMay();
  const pages = useInfiniteQuery(askPages('teams.list', { limit: 50 }));
  const mayCreate = may('teams.manage');
  const create = (
    <ActionButton type="primary" permission="teams.manage" onClick={() => setDialog('create')}>
      {say(words.create)}
    </ActionButton>
  );
  const join = <JoinButton onClick={() => setDialog('join')} isMain={!mayCreate} />;
  const columns = [
    {
      key: 'name',
      title: say(words.name),
      render: ({ id, name, isVerified }: Team) => (
        <span className="name-cell">
          <Link href={`/teams/${id}`}>{name}</Link>
          {isVerified && <Tag color="success">{say(words.verified)}</Tag>}
        </span>
      ),
    },
    {
      key: 'abilities',
      title: say(words.abilities),
      render: ({ abilities }: Team) => (
        <span className="row-actions">
          {abilities.map((ability) => (
            <Tag key={ability}>{say(words[ability])}</Tag>
          ))}
        </span>
      ),
    },
    { key: 'members', title: say(words.memberCount), render: (team: Team) => team.members, width: 96 },
    { key: 'programs', title: say(words.programCount), render: (team: Team) => team.programs, width: 116 },
    { key: 'apps', title: say(words.appCount), render: (team: Team) => team.apps, width: 116 },
    { key: 'created', title: say(words.createdAt), render: (team: Team) => <Time at={team.createdAt} /> },
  ];
  const empty = mayCreate ? (
    <Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />
  ) : (
    <Nothing title={say(words.noTeam)} hint={say(words.noTeamHint)} action={join} />
  );
  return (
    <>
      <PageHeader
        title={say(words.teams)}
        actions={
          <>
            {!mayCreate && join}
            {create}
          </>
        }
      />
      <ResourceTable
        label={say(words.teams)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={empty}
      />
      <CreateTeam isOpen={dialog === 'create'} onClose={() => setDialog(null)} />
      <JoinTeam isOpen={dialog === 'join'} onClose={() => setDialog(null)} />
    </>
  );
}

function JoinButton({ onClick, isMain }: { onClick: () => void; isMain: boolean }) {
  const say = useSay();
  const { role } = useMe().user;
  const isAdmin = role === 'super_admin' || role === 'platform_admin';
  return (
    <ActionButton
      type={isMain ? 'primary' : 'default'}
      refusal={isAdmin ? say(words.adminsJoin) : undefined}
      onClick={onClick}
    >
      {say(words.join)}
    </ActionButton>
  );
}

interface NewTeam {
  name: string;
  adminId: string;
  abilities: ('programs' | 'apps')[];
}

/** R-TEAM-03: name, one ordinary user as administrator, permissions that stay as they are. */
function CreateTeam({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const { go } = useRouter();
  const create = useChange('teams.create', { isQuiet: true, done: ({ id }) => go(`/teams/${id}`) });
  return (
    <FormDialog<NewTeam>
      title={say(words.create)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(words.create)}
      initial={{ abilities: ['programs', 'apps'] }}
      onSubmit={(values) => create.mutateAsync(values)}
    >
      <Form.Item name="name" label={say(words.name)} rules={[required]}>
        <Input maxLength={40} showCount autoFocus />
      </Form.Item>
      <Form.Item name="adminId" label={say(words.admin)} extra={say(words.adminHint)} rules={[required]}>
        <UserSelect role="member" />
      </Form.Item>
      <Form.Item
        name="abilities"
        label={say(words.abilities)}
        extra={say(words.abilitiesHint)}
        rules={[{ required: true, type: 'array', min: 1, message: say(words.pickOne) }]}
      >
        <Checks
          options={(['programs', 'apps'] as const).map((value) => ({ value, label: say(words[value]) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

const joinable = ['team_developer', 'team_operator', 'data_analyst', 'read_only'] as const;

/** R-ROLE-08..10: a member asks; the team's administrator decides. */
function JoinTeam({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const notices = useNotices();
  const { teams } = useMe();
  const { data } = useQuery({ ...ask('teams.choices', {}), enabled: isOpen });
  const apply = useChange('teams.applyToJoin', {
    isQuiet: true,
    done: () => notices.done(say(words.applied)),
  });
  const others = data?.items.filter(({ id }) => !teams.some(({ teamId }) => teamId === id)) ?? [];
  return (
    <FormDialog<{ teamId: string; role: (typeof joinable)[number]; reason?: string }>
      title={say(words.join)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(words.apply)}
      initial={{ role: 'team_developer' }}
      onSubmit={(values) => apply.mutateAsync(values)}
    >
      <Form.Item name="teamId" label={say(words.team)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="role" label={say(words.teamRole)} rules={[required]}>
        <Select options={joinable.map((role) => ({ value: role, label: say(roleWords[role]!) }))} />
      </Form.Item>
      <Form.Item name="reason" label={say(words.whyJoin)}>
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </FormDialog>
  );
}

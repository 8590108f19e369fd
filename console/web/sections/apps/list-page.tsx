import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { Logo } from '../../kit/logo.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link, useRouter } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { platformNames } from './platforms.ts';
import { words } from './words.ts';

type Application = ItemOf<'apps.list'>;

/** R-APP-10: browse the list. */
export default function ListPage() {
  const say = useSay();
  const { go } = useRouter();
  const [team, setTeam] = useTeam();
  const teams = useQuery({ ...ask('teams.list', { limit: 200 }), staleTime: 60_000 });
  const teamName = (id: string) => teams.data?.items.find((item) => item.id === id)?.name ?? '–';
  const pages = useInfiniteQuery(askPages('apps.list', { ...(team && { teamId: team }), limit: 50 }));
  const create = (
    <ActionButton type="primary" permission="apps.create" onClick={() => go('/apps/new')}>
      {say(words.create)}
    </ActionButton>
  );
  const columns = [
    {
      key: 'name',
      title: say(words.name),
      render: ({ id, name, logo }: Application) => (
        <span className="name-cell">
          <Logo sha256={logo} />
          <Link href={`/apps/${id}`}>{name}</Link>
        </span>
      ),
    },
    {
      key: 'id',
      title: say(words.appId),
      render: ({ id }: Application) => <Copyable text={id} name={say(words.appId)} />,
    },
    { key: 'team', title: say(words.team), render: ({ teamId }: Application) => teamName(teamId) },
    {
      key: 'platforms',
      title: say(words.platform),
      render: ({ platforms }: Application) =>
        platforms.map(({ platform }) => platformNames[platform as 'ios']).join(', '),
    },
    {
      key: 'created',
      title: say(words.created),
      render: ({ createdAt }: Application) => <Time at={createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={say(words.apps)} actions={create} />
      <ResourceTable
        label={say(words.apps)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />}
        {...(team && { clearFilters: () => setTeam(null) })}
      />
    </>
  );
}

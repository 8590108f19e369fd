import { Suspense } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { laterWithAntd } from '../../kit/later.tsx';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link, useParam } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { ShelfTag } from './shelf-tag.tsx';
import { askTeams, useTeams } from './teams.ts';
import { ProgramLogo } from './program-logo.tsx';
import { words } from './words.ts';

const createDialog = laterWithAntd(() => import('./create-dialog.tsx'));

type Program = ItemOf<'programs.list'>;

const askList = (team: string, search: string) =>
  askPages('programs.list', { ...(team && { teamId: team }), ...(search && { search }), limit: 50 });

export const askAhead = (queries: QueryClient, search: URLSearchParams) =>
  Promise.all([
    queries.prefetchInfiniteQuery(askList(search.get('team') ?? '', search.get('search') ?? '')),
    queries.prefetchInfiniteQuery(askTeams),
  ]);

export default function ListPage() {
  const say = useSay();
  const [team, setTeam] = useTeam();
  const [search, setSearch] = useParam('search', '');
  const [dialog, setDialog] = useParam('dialog', '');
  const teams = useTeams();
  const pages = useInfiniteQuery(askList(team, search));
  const create = (
    <ActionButton type="primary" permission="programs.create" onClick={() => setDialog('create')}>
      {say(words.create)}
    </ActionButton>
  );
  const columns = [
    {
      key: 'name',
      title: say(words.name),
      render: ({ id, name, logo }: Program) => (
        <span className="name-cell">
          <ProgramLogo logo={logo} name={name} />
          <Link href={`/programs/${id}`}>{name}</Link>
        </span>
      ),
    },
    {
      key: 'id',
      title: say(words.appId),
      render: ({ id }: Program) => <Copyable text={id} name={say(words.appId)} />,
    },
    { key: 'team', title: say(words.team), render: ({ teamId }: Program) => teams.nameOf(teamId) },
    { key: 'state', title: say(words.state), render: (program: Program) => <ShelfTag program={program} /> },
    {
      key: 'created',
      title: say(words.created),
      render: ({ createdAt }: Program) => <Time at={createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={say(words.programs)} actions={create} />
      <div className="filters">
        <SearchField
          key={search}
          label={say(words.searchName)}
          initial={search}
          onSearch={(text) => setSearch(text || null)}
        />
      </div>
      {dialog === 'create' && (
        <Suspense fallback={null}>
          <createDialog.Component onClose={() => setDialog(null)} />
        </Suspense>
      )}
      <ResourceTable
        label={say(words.programs)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />}
        {...((search || team) && {
          clearFilters: () => {
            setSearch(null);
            setTeam(null);
          },
        })}
      />
    </>
  );
}

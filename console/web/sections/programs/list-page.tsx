import { useInfiniteQuery } from '@tanstack/react-query';
import { Input, Tag } from 'antd';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link, useParam } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Program = ItemOf<'programs.list'>;

export default function ListPage() {
  const say = useSay();
  const [team, setTeam] = useTeam();
  const [search, setSearch] = useParam('search', '');
  const filters = { ...(team && { teamId: team }), ...(search && { search }) };
  const pages = useInfiniteQuery(askPages('programs.list', { ...filters, limit: 50 }));
  const columns = [
    {
      key: 'name',
      title: say(words.name),
      render: ({ id, name }: Program) => <Link href={`/programs/${id}`}>{name}</Link>,
    },
    {
      key: 'id',
      title: say(words.appId),
      render: ({ id }: Program) => <Copyable text={id} name={say(words.appId)} />,
    },
    { key: 'state', title: say(words.state), render: (program: Program) => <ShelfTag program={program} /> },
    {
      key: 'created',
      title: say(words.created),
      render: ({ createdAt }: Program) => <Time at={createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={say(words.programs)} />
      <div className="filters">
        <Input.Search
          allowClear
          defaultValue={search}
          placeholder={say(words.searchName)}
          aria-label={say(words.searchName)}
          onSearch={(text) => setSearch(text || null)}
        />
      </div>
      <ResourceTable
        label={say(words.programs)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} />}
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

function ShelfTag({ program }: { program: Program }) {
  const say = useSay();
  if (!program.isOnShelf) return <Tag color="error">{say(words.offShelf)}</Tag>;
  if (program.onlineVersionId) return <Tag color="success">{say(words.online)}</Tag>;
  return <Tag>{say(words.notOnline)}</Tag>;
}

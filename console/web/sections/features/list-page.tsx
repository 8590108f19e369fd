import { useInfiniteQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link, useParam } from '../../kit/router.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { FeatureDialog } from './feature-dialogs.tsx';
import { words } from './words.ts';

type Feature = ItemOf<'features.list'>;

/** R-FEAT-01: browse the list, add. */
export default function ListPage() {
  const say = useSay();
  const [dialog, setDialog] = useParam('dialog', '');
  const pages = useInfiniteQuery(askPages('features.list', { limit: 50 }));
  const create = (
    <ActionButton type="primary" permission="catalogue.manage" onClick={() => setDialog('create')}>
      {say(words.create)}
    </ActionButton>
  );
  const columns = [
    {
      key: 'name',
      title: say(words.name),
      render: ({ id, name }: Feature) => <Link href={`/features/${id}`}>{name}</Link>,
    },
    {
      key: 'description',
      title: say(words.description),
      render: ({ description }: Feature) => description || '–',
    },
    {
      key: 'status',
      title: say(words.status),
      render: ({ isAvailable }: Feature) => <AvailableTag isAvailable={isAvailable} />,
    },
    {
      key: 'created',
      title: say(words.created),
      render: (feature: Feature) => <Time at={feature.createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={say(words.features)} hint={say(words.hint)} actions={create} />
      <ResourceTable
        label={say(words.features)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />}
      />
      <FeatureDialog isOpen={dialog === 'create'} onClose={() => setDialog(null)} />
    </>
  );
}

export function AvailableTag({ isAvailable }: { isAvailable: boolean }) {
  const say = useSay();
  return isAvailable ? (
    <Tag color="success">{say(words.available)}</Tag>
  ) : (
    <Tag>{say(words.unavailable)}</Tag>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link, useParam, useRouter } from '../../kit/router.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './task-words.ts';

export type Task = ItemOf<'grayscale.list'>;
export const taskStates = ['pending_delivery', 'delivering', 'suspended', 'ended'] as const;
const colours = {
  pending_delivery: 'processing',
  delivering: 'processing',
  suspended: 'warning',
  ended: 'default',
} as const;

export function TaskTag({ state }: { state: Task['state'] }) {
  const say = useSay();
  return <Tag color={colours[state]}>{say(words[state])}</Tag>;
}

export function useServed() {
  const say = useSay();
  return ({ served, userLimit }: Pick<Task, 'served' | 'userLimit'>) =>
    userLimit === null ? String(served) : say(words.servedOf, { served, limit: userLimit });
}

/** R-GRAY-01, R-GRAY-12: newest first. */
export function TaskList({ programId }: { programId: string }) {
  const say = useSay();
  const served = useServed();
  const { go } = useRouter();
  const [state, setState] = useParam('state', '');
  const filter = taskStates.find((known) => known === state);
  const pages = useInfiniteQuery(
    askPages('grayscale.list', { programId, limit: 30, ...(filter && { state: filter }) }),
  );
  const create = (
    <ActionButton
      type="primary"
      permission="grayscale.manage"
      at={{ programId }}
      onClick={() => go(`/programs/${programId}/gray/new`)}
    >
      {say(words.newTask)}
    </ActionButton>
  );
  return (
    <>
      <div className="filters">
        <Select
          aria-label={say(words.state)}
          value={filter ?? ''}
          onChange={(value: string) => setState(value || null)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.allStates) },
            ...taskStates.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
        <span className="top-space" />
        {create}
      </div>
      <ResourceTable
        label={say(words.back)}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} />}
        {...(filter && { clearFilters: () => setState(null) })}
        columns={[
          {
            key: 'name',
            title: say(words.name),
            render: ({ id, name }) => <Link href={`/programs/${programId}/gray/${id}`}>{name}</Link>,
          },
          { key: 'version', title: say(words.version), render: ({ number }) => number },
          { key: 'state', title: say(words.state), render: (task) => <TaskTag state={task.state} /> },
          {
            key: 'served',
            title: say(words.served),
            render: (task) => <span className="numbers">{served(task)}</span>,
          },
          { key: 'start', title: say(words.start), render: ({ startAt }) => <Time at={startAt} /> },
          { key: 'end', title: say(words.end), render: ({ endAt }) => <Time at={endAt} /> },
          { key: 'by', title: say(words.creator), render: ({ creatorName }) => creatorName },
        ]}
      />
    </>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import { ask, askPages } from '../../kit/ask.ts';
import type { ItemOf, OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { Card, Facts, PageHeader } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable, Rows } from '../../kit/resource-table.tsx';
import { Link, useParam } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { useMay } from '../../kit/session.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { ActivateDialog, FeatureDialog } from './feature-dialogs.tsx';
import { AvailableTag } from './list-page.tsx';
import { words } from './words.ts';

type Feature = OutputOf<'features.get'>;

/** R-FEAT-01: detail, activations, history, edit. */
export default function FeaturePage({ params }: PageProps) {
  const feature = useQuery(ask('features.get', { featureId: params.featureId! }));
  return <Shown of={feature}>{(data) => <FeatureView feature={data} />}</Shown>;
}

function FeatureView({ feature }: { feature: Feature }) {
  const say = useSay();
  const mayManage = useMay()('catalogue.manage') === true;
  const [dialog, setDialog] = useParam('dialog', '');
  const close = () => setDialog(null);
  const actions = (
    <>
      <ActionButton permission="catalogue.manage" onClick={() => setDialog('edit')}>
        {say(words.edit)}
      </ActionButton>
      <ActionButton
        type="primary"
        permission="development.edit"
        refusal={feature.isAvailable ? undefined : say(words.unavailable)}
        onClick={() => setDialog('activate')}
      >
        {say(words.activate)}
      </ActionButton>
    </>
  );
  return (
    <>
      <PageHeader
        title={feature.name}
        back={{ href: '/features', title: say(words.features) }}
        actions={actions}
      />
      <Card title={say(words.details)} state={<AvailableTag isAvailable={feature.isAvailable} />}>
        <Facts
          of={[
            [say(words.description), feature.description || '–'],
            [say(words.created), <Time key="created" at={feature.createdAt} exact />],
          ]}
        />
      </Card>
      {mayManage && <Activations featureId={feature.id} />}
      <History featureId={feature.id} />
      <FeatureDialog isOpen={dialog === 'edit'} feature={feature} onClose={close} />
      {dialog === 'activate' && <ActivateDialog feature={feature} onClose={close} />}
    </>
  );
}

type Activation = ItemOf<'features.activationsOf'>;
const colours: Record<Activation['status'], TagColour> = {
  pending: 'processing',
  approved: 'success',
  rejected: 'error',
  withdrawn: 'default',
  revoked: 'default',
};

function Activations({ featureId }: { featureId: string }) {
  const say = useSay();
  const activations = useQuery(ask('features.activationsOf', { featureId }));
  const columns = [
    {
      key: 'program',
      title: say(words.program),
      render: ({ programId, programName }: Activation) => (
        <Link href={`/programs/${programId}`}>{programName}</Link>
      ),
    },
    {
      key: 'status',
      title: say(words.status),
      render: ({ status, approvalId }: Activation) => (
        <Link href={`/approvals?show=decided&sheet=${approvalId}`}>
          <Tag color={colours[status]}>{say(words[status])}</Tag>
        </Link>
      ),
    },
    {
      key: 'changed',
      title: say(words.changed),
      render: ({ changedAt }: Activation) => <Time at={changedAt} />,
    },
  ];
  return (
    <Card title={say(words.activations)}>
      <Shown of={activations}>
        {({ items }) => (
          <Rows
            label={say(words.activations)}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<p className="quiet">{say(words.noActivations)}</p>}
          />
        )}
      </Shown>
    </Card>
  );
}

type Entry = ItemOf<'features.history'>;
const shownFields = ['name', 'description', 'isAvailable'] as const;

function History({ featureId }: { featureId: string }) {
  const say = useSay();
  const pages = useInfiniteQuery(askPages('features.history', { featureId, limit: 20 }));
  const columns = [
    { key: 'when', title: say(words.when), render: ({ createdAt }: Entry) => <Time at={createdAt} /> },
    { key: 'by', title: say(words.by), render: ({ actorName }: Entry) => actorName },
    { key: 'change', title: say(words.change), render: (entry: Entry) => <Changes of={entry} /> },
  ];
  return (
    <Card title={say(words.history)}>
      <ResourceTable
        label={say(words.history)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Nothing title={say(kitWords.nothing)} />}
      />
    </Card>
  );
}

function Changes({ of }: { of: Entry }) {
  const say = useSay();
  const labels = { name: words.name, description: words.description, isAvailable: words.available };
  const before = of.before as Record<string, unknown> | null;
  const after = (of.after ?? {}) as Record<string, unknown>;
  if (!before) return <>{say(words.added)}</>;
  const changed = shownFields.filter((field) => before[field] !== after[field]);
  return (
    <>
      {changed.map((field) => (
        <div key={field}>
          <span className="quiet">{say(labels[field])}:</span> {show(before[field])} → {show(after[field])}
        </div>
      ))}
    </>
  );
}

const show = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? '✓' : '✗') : typeof value === 'string' && value !== '' ? value : '–';

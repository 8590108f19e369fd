import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, askPages, useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Binding = ItemOf<'bindings.ofProgram'>;
const colours = {
  pending: 'processing',
  bound: 'success',
  rejected: 'error',
  withdrawn: 'default',
  unbound: 'default',
} as const;

/** R-BIND-01…04: the applications of a mini program; their side decides, and what it decided shows here. */
export function BindingsCard({ programId }: { programId: string }) {
  const say = useSay();
  const at = { programId };
  const bindings = useQuery(ask('bindings.ofProgram', { programId }));
  const [isApplying, setApplying] = useState(false);
  const [leaving, setLeaving] = useState<Binding | null>(null);
  const withdraw = useChange('approvals.withdraw');
  const apply = (
    <ActionButton permission="bindings.apply" at={at} onClick={() => setApplying(true)}>
      {say(words.bind)}
    </ActionButton>
  );
  const action = (binding: Binding) => {
    const { status, appName, approvalId } = binding;
    if (status === 'bound')
      return (
        <ActionButton
          size="small"
          permission="bindings.apply"
          at={at}
          aria-label={`${say(words.unbind)} ${appName}`}
          onClick={() => setLeaving(binding)}
        >
          {say(words.unbind)}
        </ActionButton>
      );
    if (status !== 'pending' || !approvalId) return null;
    return (
      <ActionButton size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate({ approvalId })}>
        {say(words.withdraw)}
      </ActionButton>
    );
  };
  return (
    <Card title={say(words.bindings)} actions={apply}>
      <Shown of={bindings} rows={2}>
        {({ items }) => (
          <Rows
            label={say(words.bindings)}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Nothing title={say(words.bindingsNone)} hint={say(words.bindingsHint)} />}
            columns={[
              { key: 'app', title: say(words.application), render: ({ appName }) => appName },
              {
                key: 'state',
                title: say(words.state),
                render: ({ status }) => <Tag color={colours[status]}>{say(words[status])}</Tag>,
              },
              { key: 'since', title: say(words.since), render: ({ changedAt }) => <Time at={changedAt} /> },
              { key: 'reason', title: say(words.reason), render: ({ reason }) => reason || '–' },
              { key: 'action', title: '', align: 'right', render: action },
            ]}
          />
        )}
      </Shown>
      <ApplyDialog
        programId={programId}
        known={bindings.data?.items ?? []}
        isOpen={isApplying}
        onClose={() => setApplying(false)}
      />
      <UnbindDialog binding={leaving} onClose={() => setLeaving(null)} />
    </Card>
  );
}

interface ApplyProps {
  programId: string;
  known: Binding[];
  isOpen: boolean;
  onClose: () => void;
}

function ApplyDialog({ programId, known, isOpen, onClose }: ApplyProps) {
  const say = useSay();
  const notices = useNotices();
  const required = useRequired();
  const apply = useChange('bindings.apply', { isQuiet: true });
  const { data } = useInfiniteQuery({ ...askPages('apps.choices', { limit: 200 }), enabled: isOpen });
  const taken = new Set(
    known.filter(({ status }) => status === 'bound' || status === 'pending').map(({ appId }) => appId),
  );
  const apps = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <FormDialog<{ appId: string; reason?: string }>
      title={say(words.bind)}
      submitText={say(words.bind)}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={async ({ appId, reason = '' }) => {
        await apply.mutateAsync({ programId, appId, reason });
        notices.done(say(words.bindDone, { app: apps.find(({ id }) => id === appId)?.name ?? '' }));
      }}
    >
      <p className="quiet form-hint">{say(words.bindingsHint)}</p>
      <Form.Item name="appId" label={say(words.application)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={apps.map(({ id, name }) => ({ value: id, label: name, disabled: taken.has(id) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={say(words.reason)}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

function UnbindDialog({ binding, onClose }: { binding: Binding | null; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const unbind = useChange('bindings.unbind', { isQuiet: true });
  const app = binding?.appName ?? '';
  return (
    <FormDialog<{ reason: string }>
      title={say(words.unbindAsk, { app })}
      submitText={say(words.unbind)}
      isOpen={binding !== null}
      onClose={onClose}
      isDanger
      onSubmit={({ reason }) => unbind.mutateAsync({ bindingId: binding!.id, reason })}
    >
      <p className="form-hint">{say(words.unbindWords, { app })}</p>
      <Form.Item name="reason" label={say(words.reason)} rules={[required]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

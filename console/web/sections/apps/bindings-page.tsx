import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Binding = ItemOf<'bindings.ofApp'>;
const colours: Record<Binding['status'], TagColour> = {
  pending: 'processing',
  bound: 'success',
  rejected: 'error',
  withdrawn: 'default',
  unbound: 'default',
};

/** R-BIND-02..04: which mini programs run in this application. */
export default function BindingsPage({ params }: PageProps) {
  const say = useSay();
  const appId = params.appId!;
  const { go } = useRouter();
  const bindings = useQuery(ask('bindings.ofApp', { appId }));
  const [ending, setEnding] = useState<Binding | null>(null);
  const columns = [
    { key: 'program', title: say(words.program), render: ({ programName }: Binding) => programName },
    {
      key: 'status',
      title: say(words.status),
      render: ({ status }: Binding) => <Tag color={colours[status]}>{say(words[status])}</Tag>,
    },
    { key: 'reason', title: say(words.reason), render: ({ reason }: Binding) => reason || '–' },
    {
      key: 'changed',
      title: say(words.changed),
      render: ({ changedAt }: Binding) => <Time at={changedAt} />,
    },
    {
      key: 'action',
      title: say(words.action),
      render: (binding: Binding) => {
        const { status, approvalId } = binding;
        if (status === 'pending' && approvalId)
          return (
            <ActionButton size="small" onClick={() => go(`/approvals?sheet=${approvalId}`)}>
              {say(words.decide)}
            </ActionButton>
          );
        if (status !== 'bound') return <span className="quiet">–</span>;
        return (
          <ActionButton
            size="small"
            danger
            permission="apps.decide"
            at={{ appId }}
            onClick={() => setEnding(binding)}
          >
            {say(words.unbind)}
          </ActionButton>
        );
      },
    },
  ];
  return (
    <Shown of={bindings}>
      {({ items }) => (
        <>
          <Rows
            label={say(words.bindings)}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<Nothing title={say(words.noBindings)} hint={say(words.noBindingsHint)} />}
          />
          {ending && <Unbind binding={ending} onClose={() => setEnding(null)} />}
        </>
      )}
    </Shown>
  );
}

function Unbind({ binding, onClose }: { binding: Binding; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const unbind = useChange('bindings.unbind', { isQuiet: true });
  return (
    <FormDialog<{ reason: string }>
      title={say(words.unbind)}
      isOpen
      isDanger
      onClose={onClose}
      submitText={say(words.unbind)}
      onSubmit={({ reason }) => unbind.mutateAsync({ bindingId: binding.id, reason })}
    >
      <p className="form-hint">{say(words.unbindWords, { name: binding.programName })}</p>
      <Form.Item name="reason" label={say(words.reason)} rules={[required]}>
        <Input.TextArea rows={3} maxLength={500} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

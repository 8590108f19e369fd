import { useQueries, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { words } from './words.ts';

type Grant = ItemOf<'grants.ofProgram'>;
interface Asked {
  appId: string;
  appName: string;
  /** Null: to skip domain name verification. */
  jsapiId: string | null;
  name: string;
  grant: Grant | undefined;
}
const colours = {
  pending: 'processing',
  approved: 'success',
  rejected: 'error',
  withdrawn: 'default',
  revoked: 'default',
} as const;

/** R-API-01, R-DOM-02: what the sides of applications allow this mini program. */
export function Interfaces({ programId }: { programId: string }) {
  const say = useSay();
  const bindings = useQuery(ask('bindings.ofProgram', { programId }));
  const grants = useQuery(ask('grants.ofProgram', { programId }));
  const bound = (bindings.data?.items ?? []).filter(({ status }) => status === 'bound');
  const apis = useQueries({
    queries: bound.map(({ appId }) => ask('jsapis.list', { appId, limit: 200 })),
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const rowOf = (appId: string, appName: string, jsapiId: string | null, name: string): Asked => ({
    appId,
    appName,
    jsapiId,
    name,
    // Newest first: what was asked last counts.
    grant: (grants.data?.items ?? [])
      .filter((grant) => grant.appId === appId && grant.jsapiId === jsapiId)
      .sort((a, b) => b.createdAt - a.createdAt)[0],
  });
  const skip = bound.map(({ appId, appName }) => rowOf(appId, appName, null, say(words.skipDomain)));
  const sensitive = bound.flatMap(({ appId, appName }, index) =>
    (apis[index]?.data?.items ?? [])
      .filter((api) => api.isSensitive && api.appId === appId)
      .map((api) => rowOf(appId, appName, api.id, api.name)),
  );
  const empty = <Nothing title={say(words.bindFirst)} hint={say(words.bindFirstHint)} />;
  return (
    <Shown of={grants}>
      {() => (
        <>
          <Card title={say(words.permissions)}>
            <p className="quiet">{say(words.permissionsHint)}</p>
            <GrantTable
              programId={programId}
              label={say(words.permissions)}
              rows={sensitive}
              onApply={setAsked}
              empty={bound.length > 0 ? <p>{say(words.noApis)}</p> : empty}
            />
          </Card>
          <Card title={say(words.skipDomain)}>
            <p className="quiet">{say(words.skipDomainHint)}</p>
            <GrantTable
              programId={programId}
              label={say(words.skipDomain)}
              rows={skip}
              onApply={setAsked}
              empty={empty}
            />
          </Card>
          <ApplyDialog programId={programId} asked={asked} onClose={() => setAsked(null)} />
        </>
      )}
    </Shown>
  );
}

interface TableProps {
  programId: string;
  label: string;
  rows: Asked[];
  onApply: (asked: Asked) => void;
  empty: ReactNode;
}

function GrantTable({ programId, label, rows, onApply, empty }: TableProps) {
  const say = useSay();
  const withdraw = useChange('approvals.withdraw');
  const action = (row: Asked) => {
    const { grant } = row;
    if (grant?.status === 'approved') return null;
    if (grant?.status === 'pending')
      return (
        <ActionButton size="small" onClick={() => withdraw.mutate({ approvalId: grant.approvalId })}>
          {say(words.withdraw)}
        </ActionButton>
      );
    return (
      <ActionButton
        size="small"
        permission="development.edit"
        at={{ programId }}
        aria-label={`${say(words.applyFor, { name: row.name })} (${row.appName})`}
        onClick={() => onApply(row)}
      >
        {say(words.apply)}
      </ActionButton>
    );
  };
  return (
    <Rows
      label={label}
      rows={rows}
      rowKey={({ appId, jsapiId }) => `${appId} ${jsapiId ?? ''}`}
      empty={empty}
      columns={[
        { key: 'api', title: say(words.api), render: ({ name }) => name },
        { key: 'app', title: say(words.application), render: ({ appName }) => appName },
        {
          key: 'state',
          title: say(words.state),
          render: ({ grant }) =>
            grant ? <Tag color={colours[grant.status]}>{say(words[grant.status])}</Tag> : say(words.none),
        },
        { key: 'action', title: '', align: 'right', render: action },
      ]}
    />
  );
}

function ApplyDialog({
  programId,
  asked,
  onClose,
}: {
  programId: string;
  asked: Asked | null;
  onClose: () => void;
}) {
  const say = useSay();
  const notices = useNotices();
  const apply = useChange('grants.apply', { isQuiet: true });
  return (
    <FormDialog<{ reason?: string }>
      title={say(words.applyFor, { name: asked?.name ?? '' })}
      submitText={say(words.apply)}
      isOpen={asked !== null}
      onClose={onClose}
      onSubmit={async ({ reason = '' }) => {
        const { appId, jsapiId, appName } = asked!;
        await apply.mutateAsync({ programId, appId, jsapiId, reason });
        notices.done(say(words.applied, { app: appName }));
      }}
    >
      <Form.Item name="reason" label={say(words.reason)}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

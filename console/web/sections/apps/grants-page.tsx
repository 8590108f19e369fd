import { useQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Grant = ItemOf<'grants.ofApp'>;
const colours: Record<Grant['status'], TagColour> = {
  pending: 'processing',
  approved: 'success',
  rejected: 'error',
  withdrawn: 'default',
  revoked: 'default',
};

/** R-ROLE-32, R-API-01, R-DOM-02: what this application allows to which mini program. */
export default function GrantsPage({ params }: PageProps) {
  const say = useSay();
  const appId = params.appId!;
  const { go } = useRouter();
  const grants = useQuery(ask('grants.ofApp', { appId }));
  const revoke = useChange('grants.revoke', { isQuiet: true });
  const [ending, setEnding] = useState<Grant | null>(null);
  const columns = [
    { key: 'program', title: say(words.program), render: ({ programName }: Grant) => programName },
    {
      key: 'what',
      title: say(words.what),
      render: ({ kind, jsapiName }: Grant) =>
        kind === 'skip_domain' ? say(words.skipDomain) : <code>{jsapiName ?? '–'}</code>,
    },
    {
      key: 'status',
      title: say(words.status),
      render: ({ status }: Grant) => <Tag color={colours[status]}>{say(words[status])}</Tag>,
    },
    { key: 'changed', title: say(words.changed), render: ({ changedAt }: Grant) => <Time at={changedAt} /> },
    {
      key: 'action',
      title: say(words.action),
      render: (grant: Grant) => {
        if (grant.status === 'pending')
          return (
            <ActionButton size="small" onClick={() => go(`/approvals?sheet=${grant.approvalId}`)}>
              {say(words.decide)}
            </ActionButton>
          );
        if (grant.status !== 'approved') return <span className="quiet">–</span>;
        return (
          <ActionButton
            size="small"
            danger
            permission="apps.decide"
            at={{ appId }}
            onClick={() => setEnding(grant)}
          >
            {say(words.takeBack)}
          </ActionButton>
        );
      },
    },
  ];
  return (
    <>
      <Shown of={grants}>
        {({ items }) => (
          <Rows
            label={say(words.grants)}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<Nothing title={say(words.noGrants)} hint={say(words.noGrantsHint)} />}
          />
        )}
      </Shown>
      <Confirm
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        title={say(words.takeBack)}
        confirmText={say(words.takeBack)}
        isDanger
        onConfirm={() => revoke.mutateAsync({ appId, grantId: ending!.id })}
      >
        <p>{say(words.takeBackWords, { name: ending?.programName ?? '' })}</p>
      </Confirm>
    </>
  );
}

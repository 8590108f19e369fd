import { useQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Session = ItemOf<'sessions.list'>;

/** R-MEM-08: where one is signed in, and the end of what one does not know. */
export function SessionsCard() {
  const say = useSay();
  const sessions = useQuery(ask('sessions.list', {}));
  const revoke = useChange('sessions.revoke', { isQuiet: true });
  const [leaving, setLeaving] = useState<Session | null>(null);
  return (
    <Card title={say(words.sessions)}>
      <p className="quiet">{say(words.sessionsHint)}</p>
      <Shown of={sessions}>
        {({ items }) => (
          <Rows
            label={say(words.sessions)}
            rows={items}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              {
                key: 'device',
                title: say(words.device),
                render: ({ device, isCurrent }) => (
                  <>
                    {device} {isCurrent && <Tag color="success">{say(words.current)}</Tag>}
                  </>
                ),
              },
              { key: 'kind', title: say(words.kind), render: ({ kind }) => say(words[kind]) },
              { key: 'address', width: 130, title: say(words.address), render: ({ address }) => address },
              {
                key: 'last',
                title: say(words.lastUse),
                render: ({ lastSeenAt }) => <Time at={lastSeenAt} />,
              },
              {
                key: 'since',
                title: say(words.signedIn),
                render: ({ createdAt }) => <Time at={createdAt} />,
              },
              {
                key: 'action',
                title: '',
                align: 'right',
                render: (session) =>
                  session.isCurrent ? null : (
                    <ActionButton
                      size="small"
                      aria-label={`${say(words.revoke)} ${session.device}`}
                      onClick={() => setLeaving(session)}
                    >
                      {say(words.revoke)}
                    </ActionButton>
                  ),
              },
            ]}
          />
        )}
      </Shown>
      <Confirm
        title={say(words.revokeAsk, { device: leaving?.device ?? '' })}
        confirmText={say(words.revoke)}
        isDanger
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => revoke.mutateAsync({ sessionId: leaving!.id })}
      >
        <p>{say(words.revokeWords)}</p>
      </Confirm>
    </Card>
  );
}

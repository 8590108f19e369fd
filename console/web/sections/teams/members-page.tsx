import { useQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { roleWords } from '../../kit/roles.ts';
import { useParam } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { AddMember, NewMember, SetRole } from './member-dialogs.tsx';
import { words } from './words.ts';

export type Member = ItemOf<'teams.members'>;
type Open = { kind: 'role' | 'remove' | 'block' | 'unblock'; member: Member } | null;

/** R-MEM-01, R-USER-05, R-TEAM-07, R-MEM-02: who is in the team, and the three ways in. */
export default function MembersPage({ params }: PageProps) {
  const say = useSay();
  const teamId = params.teamId!;
  const at = { teamId };
  const members = useQuery(ask('teams.members', at));
  const [dialog, setDialog] = useParam('dialog', '');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setDialog(null);
  const add = (
    <div className="page-actions">
      <ActionButton type="primary" permission="members.manage" at={at} onClick={() => setDialog('new')}>
        {say(words.newMember)}
      </ActionButton>
      <ActionButton permission="members.manage" at={at} onClick={() => setDialog('add')}>
        {say(words.addMember)}
      </ActionButton>
      <ActionButton permission="members.manage" at={at} onClick={() => setDialog('invite')}>
        {say(words.invite)}
      </ActionButton>
    </div>
  );
  return (
    <>
      <div className="filters">{add}</div>
      <Shown of={members}>
        {({ items }) => (
          <>
            <Rows
              label={say(words.members)}
              rows={items}
              rowKey={({ userId }) => userId}
              columns={columnsOf(say, teamId, setOpen)}
              empty={<Nothing title={say(words.noMembers)} hint={say(words.noMembersHint)} />}
            />
            <AddMember
              teamId={teamId}
              isOpen={dialog === 'add'}
              onClose={close}
              known={items.map(({ userId }) => userId)}
            />
          </>
        )}
      </Shown>
      <NewMember teamId={teamId} isOpen={dialog === 'new'} onClose={close} />
      <InviteDialog teamId={teamId} isOpen={dialog === 'invite'} onClose={close} />
      <MemberDialogs teamId={teamId} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function columnsOf(say: ReturnType<typeof useSay>, teamId: string, setOpen: (open: Open) => void) {
  const at = { teamId };
  return [
    {
      key: 'account',
      title: say(words.account),
      render: ({ account, email }: Member) => (
        <>
          {account}
          {email && email !== account && <div className="quiet">{email}</div>}
        </>
      ),
    },
    { key: 'name', title: say(words.username), render: ({ name }: Member) => name },
    { key: 'role', title: say(words.role), render: ({ role }: Member) => say(roleWords[role]!) },
    { key: 'status', title: say(words.status), render: (member: Member) => <StatusTag of={member.status} /> },
    {
      key: 'start',
      title: say(words.startDate),
      render: ({ joinedAt }: Member) => <Time at={joinedAt} />,
    },
    {
      key: 'action',
      title: say(words.action),
      render: (member: Member) => (
        <span className="row-actions">
          <ActionButton
            size="small"
            permission="members.manage"
            at={at}
            onClick={() => setOpen({ kind: 'role', member })}
          >
            {say(words.setRole)}
          </ActionButton>
          <ActionButton
            size="small"
            permission="members.manage"
            at={at}
            onClick={() => setOpen({ kind: 'remove', member })}
          >
            {say(words.takeOut)}
          </ActionButton>
          <ActionButton
            size="small"
            danger={member.status === 'active'}
            permission="users.manage"
            onClick={() => setOpen({ kind: member.status === 'blocked' ? 'unblock' : 'block', member })}
          >
            {say(member.status === 'blocked' ? words.unblock : words.block)}
          </ActionButton>
        </span>
      ),
    },
  ];
}

/** R-MEM-03. */
function StatusTag({ of }: { of: Member['status'] }) {
  const say = useSay();
  if (of === 'active') return <Tag color="success">{say(words.active)}</Tag>;
  if (of === 'applied') return <Tag color="warning">{say(words.waiting)}</Tag>;
  return <Tag color="error">{say(words.inactive)}</Tag>;
}

function MemberDialogs({ teamId, open, onClose }: { teamId: string; open: Open; onClose: () => void }) {
  const say = useSay();
  const remove = useChange('teams.removeMember', { isQuiet: true });
  const block = useChange('users.block', { isQuiet: true });
  const unblock = useChange('users.unblock', { isQuiet: true });
  if (!open) return null;
  const { kind, member } = open;
  const { userId, name } = member;
  if (kind === 'role') return <SetRole teamId={teamId} member={member} onClose={onClose} />;
  const isBlock = kind === 'block';
  const asked =
    kind === 'remove'
      ? { title: words.takeOut, sentence: say(words.takeOutWords, { name }) }
      : isBlock
        ? { title: words.block, sentence: say(words.blockWords) }
        : { title: words.unblock, sentence: say(words.unblockWords) };
  const run = () =>
    kind === 'remove'
      ? remove.mutateAsync({ teamId, userId })
      : isBlock
        ? block.mutateAsync({ userId })
        : unblock.mutateAsync({ userId });
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={`${say(asked.title)}: ${name}`}
      confirmText={say(asked.title)}
      isDanger={kind !== 'unblock'}
      onConfirm={run}
    >
      <p>{asked.sentence}</p>
    </Confirm>
  );
}

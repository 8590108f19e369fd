import { Menu } from '../../kit/menu.tsx';
import type { MenuItem } from '../../kit/menu.tsx';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useMe } from '../../kit/session.tsx';
import { words as kitWords } from '../../kit/words.ts';
import type { User } from './list-page.tsx';
import { Authorization, EditUser, ResetPassword } from './user-dialogs.tsx';
import { words } from './words.ts';

type Open =
  | 'edit'
  | 'password'
  | 'block'
  | 'unblock'
  | 'admin'
  | 'reviewer'
  | 'member'
  | 'remove'
  | 'authorization'
  | null;

/** R-MEM-03, R-MEM-07, R-MEM-08: what may be done with this user by whoever looks; what may not says why. */
export function RowActions({ user }: { user: User }) {
  const say = useSay();
  const me = useMe().user;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const refusal = refusalOf(user, me);
  const why = refusal === null ? undefined : say(words[refusal]);
  const isBlocked = user.status === 'blocked';
  const isGone = user.status === 'removed' || user.status === 'rejected' || user.status === 'applied';
  if (isGone) return <span className="quiet">–</span>;
  return (
    <span className="row-actions">
      <ActionButton
        size="small"
        permission="users.manage"
        refusal={refusal === 'yourself' ? undefined : why}
        onClick={() => setOpen('edit')}
      >
        {say(words.edit)}
      </ActionButton>
      <ActionButton
        size="small"
        danger={!isBlocked}
        permission="users.manage"
        refusal={why}
        onClick={() => setOpen(isBlocked ? 'unblock' : 'block')}
      >
        {say(isBlocked ? words.unblock : words.block)}
      </ActionButton>
      <More user={user} isSuper={me.role === 'super_admin'} refusal={why} onOpen={setOpen} />
      {open === 'edit' && <EditUser user={user} onClose={close} />}
      {open === 'password' && <ResetPassword user={user} onClose={close} />}
      {open === 'authorization' && <Authorization user={user} onClose={close} />}
      <Asked open={open} user={user} onClose={close} />
    </span>
  );
}

function refusalOf(user: User, me: { id: string; role: string }): 'fixed' | 'outOfReach' | 'yourself' | null {
  if (user.id === me.id) return 'yourself';
  if (user.role === 'super_admin') return 'fixed';
  if (user.role === 'platform_admin' && me.role !== 'super_admin') return 'outOfReach';
  return null;
}

function More(props: {
  user: User;
  isSuper: boolean;
  refusal: string | undefined;
  onOpen: (open: Open) => void;
}) {
  const { user, isSuper, refusal, onOpen } = props;
  const say = useSay();
  const item = (
    key: Exclude<Open, null>,
    label: string,
    no: string | undefined,
    isDanger = false,
  ): MenuItem => ({
    key,
    isDanger,
    refusal: no,
    label,
    onClick: () => onOpen(key),
  });
  const become = [
    ...(user.role === 'platform_admin'
      ? []
      : [item('admin', say(words.setAdmin), refusal ?? (isSuper ? undefined : say(words.outOfReach)))]),
    ...(user.role === 'reviewer' ? [] : [item('reviewer', say(words.setReviewer), refusal)]),
    ...(user.role === 'member' ? [] : [item('member', say(words.setMember), refusal)]),
  ];
  const account = [
    item('password', say(words.resetPassword), refusal),
    item('authorization', say(words.authorization), refusal),
  ];
  return (
    <Menu
      size="small"
      aria-label={`${say(kitWords.moreActions)}: ${user.name}`}
      groups={[
        { key: 'become', items: become },
        { key: 'account', items: account },
        { key: 'remove', items: [item('remove', say(words.remove), refusal, true)] },
      ]}
      isMore
    >
      {say(kitWords.moreActions)}
    </Menu>
  );
}

const asked = {
  block: { title: words.block, text: words.blockWords },
  unblock: { title: words.unblock, text: words.unblockWords },
  admin: { title: words.setAdmin, text: words.setAdminWords },
  reviewer: { title: words.setReviewer, text: words.setReviewerWords },
  member: { title: words.setMember, text: words.setMemberWords },
  remove: { title: words.remove, text: words.removeWords },
};

function Asked({ open, user, onClose }: { open: Open; user: User; onClose: () => void }) {
  const say = useSay();
  const block = useChange('users.block', { isQuiet: true });
  const unblock = useChange('users.unblock', { isQuiet: true });
  const remove = useChange('users.remove', { isQuiet: true });
  const setRole = useChange('users.setRole', { isQuiet: true });
  if (open === null || open === 'edit' || open === 'password' || open === 'authorization') return null;
  const { title, text } = asked[open];
  const { id: userId, revision, name } = user;
  const become = (role: 'platform_admin' | 'reviewer' | 'member') =>
    setRole.mutateAsync({ userId, revision, role });
  const run = {
    block: () => block.mutateAsync({ userId }),
    unblock: () => unblock.mutateAsync({ userId }),
    remove: () => remove.mutateAsync({ userId }),
    admin: () => become('platform_admin'),
    reviewer: () => become('reviewer'),
    member: () => become('member'),
  }[open];
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={`${say(title)}: ${name}`}
      confirmText={say(title)}
      isDanger={open === 'block' || open === 'remove'}
      onConfirm={run}
      {...(open === 'remove' && { typed: user.account })}
    >
      <p>{say(text, { name })}</p>
    </Confirm>
  );
}
